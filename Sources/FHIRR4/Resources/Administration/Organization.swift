/// A department of the facility, or the facility itself when it is only looked at.
public struct Organization: FHIRResource, FHIRElement {
    public static let resourceType = "Organization"

    public var identifier: [Identifier] = []
    public var active: Bool?
    public var type: [CodeableConcept] = []
    public var name: String
    public var telecom: [ContactPoint] = []
    public var address: [PostalAddress] = []
    public var partOf: Reference?

    public init(name: String) {
        self.name = name
    }

    public var json: JSONValue {
        var writer = MemberWriter(resourceType: Self.resourceType)
        writer.write("identifier", self.identifier)
        writer.write("active", self.active)
        writer.write("type", self.type)
        writer.write("name", self.name)
        writer.write("telecom", self.telecom)
        writer.write("address", self.address)
        writer.write("partOf", self.partOf)
        return writer.json
    }
}
