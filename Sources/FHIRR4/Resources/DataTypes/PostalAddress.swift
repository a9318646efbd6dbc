/// A postal address (FHIR `Address`) with the Ministry's area codes in an extension.
public struct PostalAddress: FHIRElement {
    public enum Use: String, Sendable {
        case home, work, temp, old, billing
    }

    public enum Kind: String, Sendable {
        case postal, physical, both
    }

    public var fhirExtension: [Extension] = []
    public var use: Use?
    public var kind: Kind?
    public var line: [String] = []
    public var city: String?
    public var postalCode: String?
    public var country: String?

    public init(use: Use? = nil) {
        self.use = use
    }

    public var json: JSONValue {
        var writer = MemberWriter()
        writer.write("extension", self.fhirExtension)
        writer.write("use", self.use)
        writer.write("type", self.kind)
        writer.write("line", self.line)
        writer.write("city", self.city)
        writer.write("postalCode", self.postalCode)
        writer.write("country", self.country)
        return writer.json
    }
}
