/// Meanings that an answer carries in words, beside or instead of a rule number (API 5.2).
///
/// The raw values are what `AnswerFacts.hints` holds.
public enum AnswerHint: String, Sendable, Hashable, CaseIterable {
    /// The business identifier exists already.
    case duplicate
    case referenceNotFound = "reference_not_found"
    /// The resource belongs to another organization.
    case businessRule = "business_rule"
    /// The patient did not agree, or took the agreement back.
    case consent
    case throttled
    /// The organization in an identifier system is not the client's.
    case wrongOrganization = "wrong_organization"
}

extension AnswerFacts {
    public func has(_ hint: AnswerHint) -> Bool { self.hints.contains(hint.rawValue) }
}
