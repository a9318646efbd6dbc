/// An element that base FHIR lacks; it holds a value or further extensions, never both.
public struct Extension: FHIRElement {
    public enum Content: Hashable, Sendable {
        case code(String)
        case concept(CodeableConcept)
        case address(PostalAddress)
        case nested([Extension])
    }

    public var url: String
    public var content: Content

    public init(_ url: String, _ content: Content) {
        self.url = url
        self.content = content
    }

    public var json: JSONValue {
        var writer = MemberWriter()
        if case .nested(let extensions) = self.content {
            writer.write("extension", extensions)
        }
        writer.write("url", self.url)
        switch self.content {
        case .code(let code): writer.write("valueCode", code)
        case .concept(let concept): writer.write("valueCodeableConcept", concept)
        case .address(let address): writer.write("valueAddress", address)
        case .nested: break
        }
        return writer.json
    }
}
