/// A place of care: building, ward, room, bed or polyclinic.
public struct Location: FHIRResource, FHIRElement {
    public static let resourceType = "Location"

    public enum Status: String, Sendable {
        case active, suspended, inactive
    }

    /// A point on the earth in decimal degrees.
    public struct Position: FHIRElement {
        public var longitude: JSONNumber
        public var latitude: JSONNumber

        public init(longitude: JSONNumber, latitude: JSONNumber) {
            self.longitude = longitude
            self.latitude = latitude
        }

        public var json: JSONValue {
            var writer = MemberWriter()
            writer.write("longitude", self.longitude)
            writer.write("latitude", self.latitude)
            return writer.json
        }
    }

    /// When the place is open on one day of the week; times are `hh:mm:ss`.
    public struct Hours: FHIRElement {
        public var dayOfWeek: String
        public var opening: String
        public var closing: String

        public init(dayOfWeek: String, opening: String, closing: String) {
            self.dayOfWeek = dayOfWeek
            self.opening = opening
            self.closing = closing
        }

        public var json: JSONValue {
            var writer = MemberWriter()
            writer.write("daysOfWeek", [self.dayOfWeek])
            writer.write("openingTime", self.opening)
            writer.write("closingTime", self.closing)
            return writer.json
        }
    }

    public var fhirExtension: [Extension] = []
    public var identifier: [Identifier] = []
    public var status: Status
    public var operationalStatus: Coding?
    public var name: String
    public var description: String?
    public var type: [CodeableConcept] = []
    public var telecom: [ContactPoint] = []
    public var address: PostalAddress?
    public var physicalType: CodeableConcept?
    public var position: Position?
    public var managingOrganization: Reference?
    public var partOf: Reference?
    public var hoursOfOperation: [Hours] = []

    public init(status: Status, name: String) {
        self.status = status
        self.name = name
    }

    public var json: JSONValue {
        var writer = MemberWriter(resourceType: Self.resourceType)
        writer.write("extension", self.fhirExtension)
        writer.write("identifier", self.identifier)
        writer.write("status", self.status)
        writer.write("operationalStatus", self.operationalStatus)
        writer.write("name", self.name)
        writer.write("description", self.description)
        // A clinic's places are instances, never kinds of places.
        writer.write("mode", "instance")
        writer.write("type", self.type)
        writer.write("telecom", self.telecom)
        writer.write("address", self.address)
        writer.write("physicalType", self.physicalType)
        writer.write("position", self.position)
        writer.write("managingOrganization", self.managingOrganization)
        writer.write("partOf", self.partOf)
        writer.write("hoursOfOperation", self.hoursOfOperation)
        return writer.json
    }
}
