public import FHIRR4

/// What happened after a vaccine was given.
public struct ImmunizationReaction: Hashable, Sendable {
    public var at: Instant?
    /// The clinic's words; at least one of this and `code` is there.
    public var text: String?
    public var code: Coded?
    public var severity: Allergy.Severity?
    public var reportedByPatient: Bool?
}

extension ImmunizationReaction: FieldReadable {
    init(reading fields: FieldReader) {
        self.at = fields.optional("at", .eventTime)
        self.code = fields.optional("code", .coded(.snomed))
        self.text = fields.optional("text", .text, neededIf: !fields.has("code"))
        self.severity = fields.optional("severity", .code)
        self.reportedByPatient = fields.optional("reported_by_patient", .bool)
    }
}
