/// A pointer to another resource: `Type/id`, or a stand-in that is exchanged when sending.
public struct Reference: FHIRElement {
    public var reference: String
    public var display: String?

    public init(_ reference: String, display: String? = nil) {
        self.reference = reference
        self.display = display
    }

    public var json: JSONValue {
        var writer = MemberWriter()
        writer.write("reference", self.reference)
        writer.write("display", self.display)
        return writer.json
    }
}
