/// A remark in words.
public struct Annotation: FHIRElement {
    public var text: String

    public init(_ text: String) {
        self.text = text
    }

    public var json: JSONValue {
        var writer = MemberWriter()
        writer.write("text", self.text)
        return writer.json
    }
}
