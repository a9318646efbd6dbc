/// The words R4 has for an issue (value sets `issue-severity` and `issue-type`).
///
/// Gateways use others as well; what is shown or decided by knows only these, because a word of the
/// platform's own may be anything.
enum IssueVocabulary {
    static let other = "other"

    private static let severities: Set<String> = ["fatal", "error", "warning", "information"]
    private static let types: Set<String> = [
        "business-rule", "code-invalid", "conflict", "deleted", "duplicate", "exception", "expired",
        "extension", "forbidden", "incomplete", "informational", "invalid", "invariant",
        "lock-error", "login", "multiple-matches", "no-store", "not-found", "not-supported",
        "processing", "required", "security", "structure", "success", "suppressed", "throttled",
        "timeout", "too-costly", "too-long", "transient", "unknown", "value",
    ]

    static func severity(_ text: String) -> String {
        Self.severities.contains(text) ? text : Self.other
    }

    static func type(_ text: String) -> String { Self.types.contains(text) ? text : Self.other }
}
