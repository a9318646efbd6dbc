/// A patient as the platform's index knows one; the bridge looks patients up and writes none.
public struct Patient: FHIRResource, FHIRElement {
    public static let resourceType = "Patient"

    public enum Gender: String, Sendable {
        case male, female, other, unknown
    }

    public var identifier: [Identifier] = []
    public var active: Bool?
    public var name: [HumanName] = []
    public var telecom: [ContactPoint] = []
    public var gender: Gender?
    public var birthDate: CalendarDate?
    public var address: [PostalAddress] = []
    public var multipleBirth: Int?

    public init() {}

    public var json: JSONValue {
        var writer = MemberWriter(resourceType: Self.resourceType)
        writer.write("identifier", self.identifier)
        writer.write("active", self.active)
        writer.write("name", self.name)
        writer.write("telecom", self.telecom)
        writer.write("gender", self.gender)
        writer.write("birthDate", self.birthDate)
        writer.write("address", self.address)
        writer.write("multipleBirthInteger", self.multipleBirth)
        return writer.json
    }
}
