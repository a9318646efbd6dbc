/// A notion, named by codes, by words, or by both.
public struct CodeableConcept: FHIRElement {
    public var coding: [Coding]
    public var text: String?

    public init(_ coding: [Coding] = [], text: String? = nil) {
        self.coding = coding
        self.text = text
    }

    public init(_ coding: Coding, text: String? = nil) {
        self.init([coding], text: text)
    }

    public var json: JSONValue {
        var writer = MemberWriter()
        writer.write("coding", self.coding)
        writer.write("text", self.text)
        return writer.json
    }
}
