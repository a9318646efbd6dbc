/// Something that the platform does not take, found before it was sent.
///
/// Holds no value of the resource, so it may be logged and shown.
public struct RuleFinding: Sendable, Hashable {
    public enum Code: String, Sendable, Hashable, CaseIterable {
        case elementMissing = "element_missing"
        case textEmpty = "text_empty"
        case referenceMissing = "reference_missing"
        case referenceType = "reference_type"
        case referenceID = "reference_id"
        case systemMissing = "system_missing"
        case systemNotAllowed = "system_not_allowed"
        case codeMissing = "code_missing"
        case codeNotAllowed = "code_not_allowed"
        case identifierSystem = "identifier_system"
        case identifierValue = "identifier_value"
        case identifierOrganization = "identifier_organization"
        case identifierDemanded = "identifier_demanded"
        case dateTimeForm = "date_time_form"
        case dateTimeTooEarly = "date_time_too_early"
        case dateTimeAhead = "date_time_ahead"
        case dateForm = "date_form"
        case timeForm = "time_form"
        case notANumber = "not_a_number"
        case notAnInteger = "not_an_integer"
        case tooSmall = "too_small"
        case notABoolean = "not_a_boolean"
        case notText = "not_text"
        case wrongForm = "wrong_form"
        case notAfter = "not_after"
        case mustBeAbsent = "must_be_absent"
        case unfit = "unfit"
        case repeated = "repeated"
    }

    /// The platform's number for it, or nil when it refuses this without one.
    public let ruleNumber: Int?
    public let code: Code
    /// Where, such as `Encounter.statusHistory[0].period.start`.
    public let path: String
    public let severity: Rule.Severity

    public init(ruleNumber: Int?, code: Code, path: String, severity: Rule.Severity = .error) {
        self.ruleNumber = ruleNumber
        self.code = code
        self.path = path
        self.severity = severity
    }

    /// What the engine stores with the delivery, the same as for a refusal by the platform:
    /// `rule_10003`, or the code when there is no number.
    public var errorCode: String {
        self.ruleNumber.map { "rule_\($0)" } ?? self.code.rawValue
    }
}
