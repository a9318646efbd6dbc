/// The laboratory's report over the results of an order.
public struct DiagnosticReport: FHIRResource, FHIRElement {
    public static let resourceType = "DiagnosticReport"

    public enum Status: String, Sendable {
        case registered, partial, preliminary, final, amended, corrected, appended, cancelled
        case enteredInError = "entered-in-error"
        case unknown
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
    public var specimen: [Reference] = []
    public var result: [Reference] = []
    public var conclusion: String?
    public var conclusionCode: [CodeableConcept] = []

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
        writer.write("specimen", self.specimen)
        writer.write("result", self.result)
        writer.write("conclusion", self.conclusion)
        writer.write("conclusionCode", self.conclusionCode)
        return writer.json
    }
}
