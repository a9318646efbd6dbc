public import FHIRR4

/// One status of a visit and the time it lasted.
public struct StatusPeriod: Hashable, Sendable {
    public var status: EncounterStatus
    public var start: Instant
    /// Absent only while the status lasts.
    public var end: Instant?

    public init(status: EncounterStatus, start: Instant, end: Instant? = nil) {
        self.status = status
        self.start = start
        self.end = end
    }
}

extension StatusPeriod: FieldReadable {
    init(reading fields: FieldReader) {
        self.status = fields.required("status", .code)
        let start = fields.needed("start", .eventTime)
        self.start = start ?? .standIn
        self.end = fields.optional("end", .eventTime)
        fields.refuse(reversed: start, self.end, at: "end")
    }
}
