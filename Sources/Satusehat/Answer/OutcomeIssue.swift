import SyncCore

/// One thing the platform had to say.
public struct OutcomeIssue: Sendable, Hashable, CustomStringConvertible {
    /// As given; some gateways use words FHIR does not know.
    public var severity: String
    public var code: String
    /// Details and diagnostics in the platform's own words, which may echo a patient's data: show
    /// `safeText` instead.
    public var text: String
    /// Element paths, indexes kept.
    public var expression: [String]
    public var ruleNumbers: [Int]

    public init(
        severity: String, code: String, text: String, expression: [String], ruleNumbers: [Int]
    ) {
        self.severity = severity
        self.code = code
        self.text = text
        self.expression = expression
        self.ruleNumbers = ruleNumbers
    }

    public var safeText: String { SafeText.masked(self.text) }

    /// Without the text, and without words that R4 does not know, which could be anybody's.
    public var description: String {
        let severity = IssueVocabulary.severity(self.severity)
        let code = IssueVocabulary.type(self.code)
        let rules = self.ruleNumbers.map(String.init).joined(separator: ",")
        return "\(severity) \(code) [\(rules)] \(self.expression.joined(separator: " "))"
    }
}
