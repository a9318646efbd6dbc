/// One visit or stay.
public struct Encounter: FHIRResource, FHIRElement {
    public static let resourceType = "Encounter"

    public enum Status: String, Sendable {
        case planned, arrived, triaged
        case inProgress = "in-progress"
        case onleave, finished, cancelled
        case enteredInError = "entered-in-error"
    }

    public var identifier: [Identifier] = []
    public var status: Status
    public var statusHistory: [StatusEntry] = []
    public var encounterClass: Coding
    public var serviceType: CodeableConcept?
    public var subject: Reference
    public var episodeOfCare: [Reference] = []
    public var participant: [Participant] = []
    public var period: Period?
    public var length: Quantity?
    public var diagnosis: [Diagnosis] = []
    public var hospitalization: Hospitalization?
    public var location: [Stay] = []
    public var serviceProvider: Reference?

    public init(status: Status, encounterClass: Coding, subject: Reference) {
        self.status = status
        self.encounterClass = encounterClass
        self.subject = subject
    }

    public var json: JSONValue {
        var writer = MemberWriter(resourceType: Self.resourceType)
        writer.write("identifier", self.identifier)
        writer.write("status", self.status)
        writer.write("statusHistory", self.statusHistory)
        writer.write("class", self.encounterClass)
        writer.write("serviceType", self.serviceType)
        writer.write("subject", self.subject)
        writer.write("episodeOfCare", self.episodeOfCare)
        writer.write("participant", self.participant)
        writer.write("period", self.period)
        writer.write("length", self.length)
        writer.write("diagnosis", self.diagnosis)
        writer.write("hospitalization", self.hospitalization)
        writer.write("location", self.location)
        writer.write("serviceProvider", self.serviceProvider)
        return writer.json
    }
}
