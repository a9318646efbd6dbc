/// A course of care that spans several encounters, such as a pregnancy.
public struct EpisodeOfCare: FHIRResource, FHIRElement {
    public static let resourceType = "EpisodeOfCare"

    public enum Status: String, Sendable {
        case planned, waitlist, active, onhold, finished, cancelled
        case enteredInError = "entered-in-error"
    }

    /// One status and the time in which it held.
    public struct StatusEntry: FHIRElement {
        public var status: Status
        public var period: Period

        public init(status: Status, period: Period) {
            self.status = status
            self.period = period
        }

        public var json: JSONValue {
            var writer = MemberWriter()
            writer.write("status", self.status)
            writer.write("period", self.period)
            return writer.json
        }
    }

    public var identifier: [Identifier] = []
    public var status: Status
    public var statusHistory: [StatusEntry] = []
    public var type: [CodeableConcept] = []
    public var patient: Reference
    public var managingOrganization: Reference?
    public var period: Period?

    public init(status: Status, patient: Reference) {
        self.status = status
        self.patient = patient
    }

    public var json: JSONValue {
        var writer = MemberWriter(resourceType: Self.resourceType)
        writer.write("identifier", self.identifier)
        writer.write("status", self.status)
        writer.write("statusHistory", self.statusHistory)
        writer.write("type", self.type)
        writer.write("patient", self.patient)
        writer.write("managingOrganization", self.managingOrganization)
        writer.write("period", self.period)
        return writer.json
    }
}
