/// One medicine handed over by the pharmacy.
public struct MedicationDispense: FHIRResource, FHIRElement {
    public static let resourceType = "MedicationDispense"

    public enum Status: String, Sendable {
        case preparation
        case inProgress = "in-progress"
        case cancelled
        case onHold = "on-hold"
        case completed
        case enteredInError = "entered-in-error"
        case stopped, declined, unknown
    }

    /// Whether another product was given than the one prescribed.
    public struct Substitution: FHIRElement {
        public var wasSubstituted: Bool
        public var reason: [CodeableConcept]

        public init(wasSubstituted: Bool, reason: [CodeableConcept]) {
            self.wasSubstituted = wasSubstituted
            self.reason = reason
        }

        public var json: JSONValue {
            var writer = MemberWriter()
            writer.write("wasSubstituted", self.wasSubstituted)
            writer.write("reason", self.reason)
            return writer.json
        }
    }

    public var identifier: [Identifier] = []
    public var status: Status
    public var category: CodeableConcept?
    public var medication: Reference
    public var subject: Reference
    public var context: Reference?
    public var performer: [Reference] = []
    public var location: Reference?
    public var authorizingPrescription: [Reference] = []
    public var quantity: Quantity?
    public var daysSupply: Quantity?
    public var whenPrepared: Instant?
    public var whenHandedOver: Instant?
    public var dosageInstruction: [Dosage] = []
    public var substitution: Substitution?

    public init(status: Status, medication: Reference, subject: Reference) {
        self.status = status
        self.medication = medication
        self.subject = subject
    }

    public var json: JSONValue {
        var writer = MemberWriter(resourceType: Self.resourceType)
        writer.write("identifier", self.identifier)
        writer.write("status", self.status)
        writer.write("category", self.category)
        writer.write("medicationReference", self.medication)
        writer.write("subject", self.subject)
        writer.write("context", self.context)
        writer.write(actors: self.performer)
        writer.write("location", self.location)
        writer.write("authorizingPrescription", self.authorizingPrescription)
        writer.write("quantity", self.quantity)
        writer.write("daysSupply", self.daysSupply)
        writer.write("whenPrepared", self.whenPrepared)
        writer.write("whenHandedOver", self.whenHandedOver)
        writer.write("dosageInstruction", self.dosageInstruction)
        writer.write("substitution", self.substitution)
        return writer.json
    }
}

extension MemberWriter {
    /// Writes `performer` as the medicine resources have it: a list of objects that hold an actor.
    mutating func write(actors: [Reference]) {
        self.write(
            "performer",
            json: .array(
                actors.map { actor in
                    var performer = MemberWriter()
                    performer.write("actor", actor)
                    return performer.json
                }))
    }
}
