/// What came of reading one record.
public struct ReadResult: Hashable, Sendable {
    /// There as soon as the envelope itself could be read, also when its record is refused.
    public let envelope: Envelope?
    /// Nil when the record is refused; otherwise without the items that had an error.
    public let record: ClinicRecord?
    public let findings: [Finding]
}
