public import FHIRR4

/// Applies a rule book to a resource, ours or foreign, before the platform does.
public struct RuleCheck: Sendable {
    /// What the clocks of a clinic and of the platform may differ: a moment ahead is theirs to judge.
    public static let clockSkewSeconds: Int64 = 300

    let book: RuleBook
    /// The facility's Organization ID, or nil to take any.
    let organizationID: String?
    /// The latest moment that is not ahead, or nil to judge none.
    let latest: Instant?

    public init(_ book: RuleBook = .standard, organizationID: String? = nil, now: Instant? = nil) {
        self.book = book
        self.organizationID = organizationID
        self.latest = now?.adding(seconds: Self.clockSkewSeconds)
    }

    /// What the platform would refuse, in about the order of the document, up to a limit beyond what
    /// a person reads. Resources contained in it and entries of a Bundle are judged as well.
    public func findings(in resource: JSONValue) -> [RuleFinding] {
        var walk = RuleWalk(self)
        walk.checkRoot(resource)
        return walk.findings
    }
}
