/// A practitioner's work at one place of the facility.
public struct PractitionerRole: FHIRResource, FHIRElement {
    public static let resourceType = "PractitionerRole"

    public var identifier: [Identifier] = []
    public var active: Bool?
    public var period: Period?
    public var practitioner: Reference
    public var organization: Reference
    public var code: [CodeableConcept] = []
    public var location: [Reference] = []

    public init(practitioner: Reference, organization: Reference) {
        self.practitioner = practitioner
        self.organization = organization
    }

    public var json: JSONValue {
        var writer = MemberWriter(resourceType: Self.resourceType)
        writer.write("identifier", self.identifier)
        writer.write("active", self.active)
        writer.write("period", self.period)
        writer.write("practitioner", self.practitioner)
        writer.write("organization", self.organization)
        writer.write("code", self.code)
        writer.write("location", self.location)
        return writer.json
    }
}
