import FHIRR4
import SatusehatRules

/// Why something must not be sent.
struct Refusal {
    /// More than this a person does not read.
    private static let findingsMax = 50

    let code: String
    let paths: [String]
    /// What the platform's rules have against it, the first of which gives the code.
    let findings: [RuleFinding]

    init(code: String, paths: [String]) {
        self.code = code
        self.paths = paths
        self.findings = []
    }

    /// Nil when nothing that was found is an error.
    init?(_ findings: [RuleFinding]) {
        let errors = findings.filter { $0.severity == .error }.prefix(Self.findingsMax)
        guard let first = errors.first else { return nil }
        self.code = first.errorCode
        self.paths = errors.map(\.path)
        self.findings = Array(errors)
    }

    var explanation: Explanation {
        self.findings.first.map { ExplanationCatalogue.explanation(of: $0) }
            ?? ExplanationCatalogue.explanation(for: self.code, paths: self.paths)
    }

    /// Each place by itself, as the issues of an answer are stored.
    var details: [UInt8]? {
        guard !self.paths.isEmpty else { return nil }
        guard !self.findings.isEmpty else {
            return JSONValue.array(
                self.paths.map { .object(["expression": .array([.string($0)])]) }
            ).bytes
        }
        return JSONValue.array(self.findings.map(Self.detail)).bytes
    }

    private static func detail(_ finding: RuleFinding) -> JSONValue {
        var object = JSONObject()
        if let number = finding.ruleNumber {
            object["rule_numbers"] = .array([.number(JSONNumber(number))])
        }
        object["code"] = .string(finding.code.rawValue)
        object["expression"] = .array([.string(finding.path)])
        return .object(object)
    }
}
