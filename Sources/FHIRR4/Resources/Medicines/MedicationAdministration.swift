/// One medicine given to the patient by the staff, or deliberately not given.
public struct MedicationAdministration: FHIRResource, FHIRElement {
    public static let resourceType = "MedicationAdministration"

    public enum Status: String, Sendable {
        case inProgress = "in-progress"
        case notDone = "not-done"
        case onHold = "on-hold"
        case completed
        case enteredInError = "entered-in-error"
        case stopped, unknown
    }

    public var identifier: [Identifier] = []
    public var status: Status
    public var statusReason: [CodeableConcept] = []
    public var category: CodeableConcept?
    public var medication: Reference
    public var subject: Reference
    public var context: Reference?
    public var effective: Period
    public var performer: [Reference] = []
    public var request: Reference?
    public var route: CodeableConcept?
    public var dose: Quantity?

    public init(status: Status, medication: Reference, subject: Reference, effective: Period) {
        self.status = status
        self.medication = medication
        self.subject = subject
        self.effective = effective
    }

    public var json: JSONValue {
        var writer = MemberWriter(resourceType: Self.resourceType)
        writer.write("identifier", self.identifier)
        writer.write("status", self.status)
        writer.write("statusReason", self.statusReason)
        writer.write("category", self.category)
        writer.write("medicationReference", self.medication)
        writer.write("subject", self.subject)
        writer.write("context", self.context)
        writer.write("effectivePeriod", self.effective)
        writer.write(actors: self.performer)
        writer.write("request", self.request)
        // R4 wants a dose or a rate in every dosage; a route alone would be refused.
        if let dose = self.dose {
            var dosage = MemberWriter()
            dosage.write("route", self.route)
            dosage.write("dose", dose)
            writer.write("dosage", json: dosage.json)
        }
        return writer.json
    }
}
