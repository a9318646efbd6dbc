import ClinicRecord
import FHIRR4
import SatusehatRules

/// One thing that the check has to say about one document.
struct CheckEntry: Sendable, Hashable {
    enum Stage: String, Sendable, Hashable {
        /// It is no JSON that can be read.
        case json
        /// Against FHIR R4.
        case structure
        /// Against the platform's rules.
        case rules
        /// A clinic record as it comes in.
        case intake
        /// A clinic record on its way to FHIR.
        case mapping
    }

    let origin: String
    let stage: Stage
    let code: String
    let ruleNumber: Int?
    let path: String
    let isError: Bool
    let what: LocalizedText
    let advice: LocalizedText?
    let mender: Explanation.Mender?

    init(_ finding: RuleFinding, book: RuleBook, origin: String) {
        let explanation = ExplanationCatalogue.explanation(of: finding, book: book)
        self.origin = origin
        self.stage = .rules
        self.code = finding.code.rawValue
        self.ruleNumber = finding.ruleNumber
        self.path = finding.path
        self.isError = finding.severity == .error
        self.what = explanation.what
        self.advice = explanation.advice
        self.mender = explanation.mender
    }

    init(_ issue: StructureIssue, origin: String) {
        let explanation = ExplanationCatalogue.explanation(of: issue)
        self.origin = origin
        self.stage = .structure
        self.code = issue.code.rawValue
        self.ruleNumber = nil
        self.path = issue.path
        self.isError = true
        self.what = explanation.what
        self.advice = explanation.advice
        self.mender = explanation.mender
    }

    init(_ finding: Finding, stage: Stage, origin: String) {
        self.origin = origin
        self.stage = stage
        self.code = finding.code.rawValue
        self.ruleNumber = nil
        self.path = finding.path.isEmpty ? "$" : finding.path
        self.isError = finding.severity == .error
        self.what = finding.message
        self.advice = nil
        self.mender = .dataEntry
    }

    init(unreadable error: JSONError, origin: String) {
        self.origin = origin
        self.stage = .json
        self.code = "unreadable"
        self.ruleNumber = nil
        self.path = "$"
        self.isError = true
        self.what = LocalizedText(
            "JSON tidak dapat dibaca: \(error).", "This JSON cannot be read: \(error).")
        self.advice = nil
        self.mender = nil
    }

    init(unknownDocument origin: String) {
        self.origin = origin
        self.stage = .json
        self.code = "unknown_document"
        self.ruleNumber = nil
        self.path = "$"
        self.isError = true
        self.what = LocalizedText(
            "Ini bukan data FHIR (`resourceType`) dan bukan data klinik (`kind`).",
            "This is neither a FHIR resource (`resourceType`) nor a clinic record (`kind`).")
        self.advice = nil
        self.mender = nil
    }
}
