/// An order: a laboratory test, or a follow-up visit.
public struct ServiceRequest: FHIRResource, FHIRElement {
    public static let resourceType = "ServiceRequest"

    public enum Status: String, Sendable {
        case draft, active
        case onHold = "on-hold"
        case revoked, completed
        case enteredInError = "entered-in-error"
        case unknown
    }

    public enum Priority: String, Sendable {
        case routine, urgent, asap, stat
    }

    public var identifier: [Identifier] = []
    public var status: Status
    public var category: [CodeableConcept] = []
    public var priority: Priority?
    public var code: CodeableConcept
    public var subject: Reference
    public var encounter: Reference?
    public var occurrence: Instant?
    public var authoredOn: Instant?
    public var requester: Reference?
    public var performer: [Reference] = []
    public var locationReference: [Reference] = []
    public var reasonCode: [CodeableConcept] = []
    public var reasonReference: [Reference] = []
    public var patientInstruction: String?

    public init(status: Status, code: CodeableConcept, subject: Reference) {
        self.status = status
        self.code = code
        self.subject = subject
    }

    public var json: JSONValue {
        var writer = MemberWriter(resourceType: Self.resourceType)
        writer.write("identifier", self.identifier)
        writer.write("status", self.status)
        writer.write("intent", "original-order")
        writer.write("category", self.category)
        writer.write("priority", self.priority)
        writer.write("code", self.code)
        writer.write("subject", self.subject)
        writer.write("encounter", self.encounter)
        writer.write("occurrenceDateTime", self.occurrence)
        writer.write("authoredOn", self.authoredOn)
        writer.write("requester", self.requester)
        writer.write("performer", self.performer)
        writer.write("locationReference", self.locationReference)
        writer.write("reasonCode", self.reasonCode)
        writer.write("reasonReference", self.reasonReference)
        writer.write("patientInstruction", self.patientInstruction)
        return writer.json
    }
}
