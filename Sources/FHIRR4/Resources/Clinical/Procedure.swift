/// Something done for or to the patient.
public struct Procedure: FHIRResource, FHIRElement {
    public static let resourceType = "Procedure"

    public enum Status: String, Sendable {
        case preparation
        case inProgress = "in-progress"
        case notDone = "not-done"
        case onHold = "on-hold"
        case stopped, completed
        case enteredInError = "entered-in-error"
        case unknown
    }

    public struct Performer: FHIRElement {
        public var function: CodeableConcept?
        public var actor: Reference

        public init(actor: Reference, function: CodeableConcept? = nil) {
            self.actor = actor
            self.function = function
        }

        public var json: JSONValue {
            var writer = MemberWriter()
            writer.write("function", self.function)
            writer.write("actor", self.actor)
            return writer.json
        }
    }

    public var identifier: [Identifier] = []
    public var basedOn: [Reference] = []
    public var status: Status
    public var statusReason: CodeableConcept?
    public var category: CodeableConcept?
    public var code: CodeableConcept
    public var subject: Reference
    public var encounter: Reference?
    public var performed: Period?
    public var performer: [Performer] = []
    public var reasonCode: [CodeableConcept] = []
    public var reasonReference: [Reference] = []
    public var bodySite: [CodeableConcept] = []
    public var outcome: CodeableConcept?
    public var complication: [CodeableConcept] = []
    public var note: [Annotation] = []
    public var usedCode: [CodeableConcept] = []

    public init(status: Status, code: CodeableConcept, subject: Reference) {
        self.status = status
        self.code = code
        self.subject = subject
    }

    public var json: JSONValue {
        var writer = MemberWriter(resourceType: Self.resourceType)
        writer.write("identifier", self.identifier)
        writer.write("basedOn", self.basedOn)
        writer.write("status", self.status)
        writer.write("statusReason", self.statusReason)
        writer.write("category", self.category)
        writer.write("code", self.code)
        writer.write("subject", self.subject)
        writer.write("encounter", self.encounter)
        writer.write("performedPeriod", self.performed)
        writer.write("performer", self.performer)
        writer.write("reasonCode", self.reasonCode)
        writer.write("reasonReference", self.reasonReference)
        writer.write("bodySite", self.bodySite)
        writer.write("outcome", self.outcome)
        writer.write("complication", self.complication)
        writer.write("note", self.note)
        writer.write("usedCode", self.usedCode)
        return writer.json
    }
}
