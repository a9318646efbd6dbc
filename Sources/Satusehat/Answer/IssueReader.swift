import FHIRR4
import SyncCore

/// Finds what an answer complains of, in any of its shapes: an OperationOutcome, a fault of the
/// gateway, the token service's error, a parameter error of the dictionary, or a plain message.
enum IssueReader {
    /// More issues than this say nothing new; an answer may carry thousands.
    private static let issuesMax = 200
    /// Likewise for the paths of one issue.
    private static let pathsMax = 50

    static func issues(in json: JSONValue) -> [OutcomeIssue] {
        if json["resourceType"]?.string == "OperationOutcome" {
            return self.list(json["issue"]).prefix(Self.issuesMax).map(Self.outcomeIssue)
        }
        guard json["resourceType"] == nil else { return [] }
        if let fault = json["fault"] {
            return [Self.plain(fault["detail"]?["errorcode"], fault["faultstring"])]
        }
        if json["ErrorCode"] != nil || json["Error"] != nil {
            return [Self.plain(json["ErrorCode"], json["Error"])]
        }
        if let details = json["detail"]?.array {
            return details.prefix(Self.issuesMax).map(Self.parameterIssue)
        }
        if let error = json["error"]?.string {
            return [Self.plain(.string(error), json["error_description"])]
        }
        if json["success"]?.bool == false || json["metadata"] != nil {
            return [Self.plain("failure", json["message"] ?? json["metadata"]?["message"])]
        }
        return []
    }

    private static func outcomeIssue(_ json: JSONValue) -> OutcomeIssue {
        let details = json["details"]
        var texts = [details?["text"]?.string, json["diagnostics"]?.string]
        for coding in Self.list(details?["coding"]) {
            texts.append(coding["code"]?.string)
            texts.append(coding["display"]?.string)
        }
        var seen: Set<String> = []
        let text = texts.compactMap { $0 }.filter { !$0.isEmpty && seen.insert($0).inserted }
            .joined(separator: "; ")
        var expression = Self.strings(json["expression"])
        if expression.isEmpty { expression = Self.strings(json["location"]) }
        return Self.issue(
            severity: json["severity"]?.string ?? "", code: json["code"]?.string ?? "",
            text: text, expression: expression)
    }

    private static func parameterIssue(_ json: JSONValue) -> OutcomeIssue {
        let place = Self.list(json["loc"]).compactMap { $0.string ?? $0.number?.text }
        var issue = Self.issue(
            severity: "error", code: json["type"]?.string ?? "",
            text: json["msg"]?.string ?? "", expression: [])
        issue.expression = [place.joined(separator: ".")].compactMap(IssuePath.parameter)
        return issue
    }

    private static func plain(_ code: JSONValue?, _ text: JSONValue?) -> OutcomeIssue {
        Self.issue(
            severity: "error", code: code?.string ?? "", text: text?.string ?? "", expression: [])
    }

    private static func issue(
        severity: String, code: String, text: String, expression: [String]
    ) -> OutcomeIssue {
        var rules = RuleNumbers.found(in: text)
        for number in expression.compactMap(RuleNumbers.leading) where !rules.contains(number) {
            rules.append(number)
        }
        return OutcomeIssue(
            severity: severity, code: code, text: text,
            expression: expression.prefix(Self.pathsMax).compactMap(IssuePath.element),
            ruleNumbers: rules)
    }

    /// A list, or the single value where the platform should have given one.
    private static func list(_ json: JSONValue?) -> [JSONValue] {
        guard let json, !json.isNull else { return [] }
        return json.array ?? [json]
    }

    private static func strings(_ json: JSONValue?) -> [String] {
        Self.list(json).compactMap(\.string)
    }
}
