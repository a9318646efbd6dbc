/// One measurement, finding or laboratory result.
public struct Observation: FHIRResource, FHIRElement {
    public static let resourceType = "Observation"

    public enum Status: String, Sendable {
        case registered, preliminary, final, amended, corrected, cancelled
        case enteredInError = "entered-in-error"
        case unknown
    }

    public enum Value: Hashable, Sendable {
        case quantity(Quantity)
        case concept(CodeableConcept)
        case text(String)
        case bool(Bool)
        case integer(Int)
        case dateTime(Instant)
    }

    public var identifier: [Identifier] = []
    public var basedOn: [Reference] = []
    public var status: Status
    public var category: [CodeableConcept] = []
    public var code: CodeableConcept
    public var subject: Reference
    public var encounter: Reference?
    public var effective: Instant?
    public var issued: Instant?
    public var performer: [Reference] = []
    public var value: Value?
    public var interpretation: [CodeableConcept] = []
    public var note: [Annotation] = []
    public var bodySite: CodeableConcept?
    public var specimen: Reference?
    public var referenceRange: [ReferenceRange] = []

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
        writer.write("category", self.category)
        writer.write("code", self.code)
        writer.write("subject", self.subject)
        writer.write("encounter", self.encounter)
        writer.write("effectiveDateTime", self.effective)
        writer.write("issued", self.issued)
        writer.write("performer", self.performer)
        switch self.value {
        case .quantity(let quantity): writer.write("valueQuantity", quantity)
        case .concept(let concept): writer.write("valueCodeableConcept", concept)
        case .text(let text): writer.write("valueString", text)
        case .bool(let bool): writer.write("valueBoolean", bool)
        case .integer(let integer): writer.write("valueInteger", integer)
        case .dateTime(let instant): writer.write("valueDateTime", instant)
        case nil: break
        }
        writer.write("interpretation", self.interpretation)
        writer.write("note", self.note)
        writer.write("bodySite", self.bodySite)
        writer.write("specimen", self.specimen)
        writer.write("referenceRange", self.referenceRange)
        return writer.json
    }
}
