/// One prescribed medicine.
public struct MedicationRequest: FHIRResource, FHIRElement {
    public static let resourceType = "MedicationRequest"

    public enum Status: String, Sendable {
        case active
        case onHold = "on-hold"
        case cancelled, completed
        case enteredInError = "entered-in-error"
        case stopped, draft, unknown
    }

    /// What the pharmacy is authorized to hand over.
    public struct DispenseRequest: FHIRElement {
        public var validityPeriod: Period?
        public var repeatsAllowed: Int?
        public var quantity: Quantity?
        public var expectedSupplyDuration: Quantity?
        public var performer: Reference?

        public init() {}

        public var json: JSONValue {
            var writer = MemberWriter()
            writer.write("validityPeriod", self.validityPeriod)
            writer.write("numberOfRepeatsAllowed", self.repeatsAllowed)
            writer.write("quantity", self.quantity)
            writer.write("expectedSupplyDuration", self.expectedSupplyDuration)
            writer.write("performer", self.performer)
            return writer.json
        }
    }

    public var identifier: [Identifier] = []
    public var status: Status
    public var category: [CodeableConcept] = []
    public var medication: Reference
    public var subject: Reference
    public var encounter: Reference?
    public var authoredOn: Instant?
    public var requester: Reference?
    public var reasonReference: [Reference] = []
    public var dosageInstruction: [Dosage] = []
    public var dispenseRequest: DispenseRequest?
    public var substitutionAllowed: Bool?

    public init(status: Status, medication: Reference, subject: Reference) {
        self.status = status
        self.medication = medication
        self.subject = subject
    }

    public var json: JSONValue {
        var writer = MemberWriter(resourceType: Self.resourceType)
        writer.write("identifier", self.identifier)
        writer.write("status", self.status)
        writer.write("intent", "order")
        writer.write("category", self.category)
        writer.write("medicationReference", self.medication)
        writer.write("subject", self.subject)
        writer.write("encounter", self.encounter)
        writer.write("authoredOn", self.authoredOn)
        writer.write("requester", self.requester)
        writer.write("reasonReference", self.reasonReference)
        writer.write("dosageInstruction", self.dosageInstruction)
        writer.write("dispenseRequest", self.dispenseRequest)
        if let allowed = self.substitutionAllowed {
            var substitution = MemberWriter()
            substitution.write("allowedBoolean", allowed)
            writer.write("substitution", json: substitution.json)
        }
        return writer.json
    }
}
