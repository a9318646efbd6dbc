import FHIRR4

/// One issue of an OperationOutcome, worded as the platform words it.
struct OutcomeIssue: Hashable, Sendable {
    var severity = "error"
    var code: String
    var text: String
    var diagnostics: String?
    var expression: String?

    init(_ code: String, _ text: String, diagnostics: String? = nil, at expression: String? = nil) {
        self.code = code
        self.text = text
        self.diagnostics = diagnostics
        self.expression = expression
    }

    /// A refusal that names its rule the way the ministry's validator does.
    static func rule(
        _ number: Int?,
        _ text: String,
        after: String = "",
        code: String = "value",
        at expression: String
    ) -> OutcomeIssue {
        let rule = number.map { " (RuleNumber: \($0))" } ?? ""
        return OutcomeIssue(code, text + rule + after, at: expression)
    }

    static func notFound(_ type: String, _ id: String) -> OutcomeIssue {
        OutcomeIssue(
            "no-store", "storage_error", diagnostics: "resource not found: \(type)/\(id)")
    }

    static let businessRule = OutcomeIssue(
        "forbidden", "resource cannot be accessed due to business rule")

    static let notPermitted = OutcomeIssue(
        "forbidden",
        "Operation cannot be performed due to business rules, consent or privacy rules, "
            + "or access permission constraints."
    )

    static var suppressed: OutcomeIssue {
        var issue = OutcomeIssue(
            "suppressed",
            "The operation did not return any information due to consent or privacy rules.",
            diagnostics: "No result or no consent available"
        )
        issue.severity = "information"
        return issue
    }

    static func outcome(_ issues: [OutcomeIssue]) -> JSONValue {
        [
            "issue": .array(issues.map(\.json)),
            "resourceType": "OperationOutcome",
            "text": ["status": "generated"],
        ]
    }

    private var json: JSONValue {
        var issue: JSONObject = [
            "code": .string(self.code), "details": ["text": .string(self.text)],
        ]
        if let diagnostics { issue["diagnostics"] = .string(diagnostics) }
        if let expression { issue["expression"] = [.string(expression)] }
        issue["severity"] = .string(self.severity)
        return .object(issue)
    }
}
