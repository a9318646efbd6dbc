/// One row of a rule book: what one element must be like, under which number of the platform's.
public struct Rule: Sendable, Hashable {
    /// What the element is held to.
    public enum Constraint: Sendable, Hashable {
        /// Only the platform can judge it: whether a target exists, or a code is in its own table.
        case platform
        /// R4 binds the element already, and the structure check judges it.
        case structure
        /// Said again of what the rule of that number is about, and judged there.
        case same(Int)
        /// Present and not empty; where a part on the way is absent, the element is too.
        case required
        /// A reference that is present and names one of these types; none means any.
        case referenced([String])
        /// A reference that, when present, names one of these types; none means any.
        case reference([String])
        /// Absent; always written with a condition.
        case absent
        /// Never right when the condition holds.
        case unfit
        /// Codings use one of these code systems.
        case systems([String])
        /// Codings of that system use one of these codes.
        case codes(system: String, [String])
        /// Codings of that system use a code of one of these forms.
        case forms(system: String, [CodeForm])
        /// Identifiers use one of these systems.
        case identifiers([IdentifierForm])
        /// One of the identifiers uses that system.
        case demands(IdentifierForm)
        case dateTime(DateBounds)
        case date
        case time
        case decimal
        /// A whole number, not below the bound when there is one.
        case integer(min: Int?)
        case boolean
        /// Text that is not empty.
        case text
        case pattern(CodeForm)
        /// Later than the element at that path from the resource.
        case after([String])
        /// Not used twice in the document.
        case unique
    }

    /// Which points in time an element accepts.
    public enum DateBounds: String, Sendable, Hashable {
        /// From the platform's first day until now.
        case past = "past"
        /// What is planned or expires may lie ahead.
        case mayBeAhead = "may-be-ahead"
        case anyTime = "any-time"
    }

    public enum Severity: String, Sendable, Hashable {
        /// The platform refuses it.
        case error
        /// Our sources do not agree on whether it is refused.
        case warning
    }

    /// The platform's number, or nil for what it refuses without one.
    public let number: Int?
    /// The edition of the dictionary the row comes from; `live` for what was seen in answers.
    public let origin: String
    public let element: RuleElement
    public let constraint: Constraint
    public let severity: Severity
    public let condition: RuleCondition?

    /// Whether a resource by itself is enough to judge it here.
    public var isJudged: Bool {
        switch self.constraint {
        case .platform, .structure, .same: false
        default: true
        }
    }
}
