/// One thing wrong with a record that a clinic handed in, and what to do about it.
public struct Finding: Hashable, Sendable {
    public enum Severity: String, Hashable, Sendable, CaseIterable {
        /// The item, or the whole record, is not queued.
        case error
        /// It is queued all the same.
        case warning
        /// There was nothing to do.
        case ignored
    }

    public let code: FindingCode
    public let severity: Severity
    /// The field, such as `data.diagnoses[0].icd10.code`; empty for the record itself.
    ///
    /// A member name that does not look like a plain field name is shown as `*`.
    public let path: String
    public let message: LocalizedText
    /// Whether the record as a whole is refused, not only the item that `path` points into.
    public let refusesRecord: Bool

    public init(
        code: FindingCode,
        severity: Severity,
        path: String,
        message: LocalizedText,
        refusesRecord: Bool
    ) {
        self.code = code
        self.severity = severity
        self.path = path
        self.message = message
        self.refusesRecord = refusesRecord
    }

    /// A revision that is not higher than the one that is kept; whoever keeps them says so.
    public static var revisionStale: Finding { Problem.staleRevision.finding(at: "revision") }

    /// The same finding when it turns out that the record cannot do without what it is about.
    func refusingRecord() -> Finding {
        Finding(
            code: self.code,
            severity: self.severity,
            path: self.path,
            message: self.message,
            refusesRecord: self.severity == .error
        )
    }
}
