/// What is known about one attempt, in the terms that decide what happens next.
///
/// Made by the platform client from a raw answer, read by the classification. It holds no patient
/// data: codes, numbers and flags only.
public struct AnswerFacts: Sendable, Hashable {
    /// How far a request came when no answer arrived.
    public enum Transport: String, Sendable, Hashable {
        /// An answer was read whole.
        case answered
        /// Nothing left: name not found, refused, TLS failure, no connection.
        case notSent
        /// Bytes may have left: time-out, cut connection, unreadable answer.
        case lost
    }

    public enum Unauthorized: String, Sendable, Hashable {
        case invalidCredentials
        case invalidToken
        /// A token of another environment, or a product that is not granted.
        case wrongEnvironment
    }

    public var transport: Transport
    public var status: Int?
    /// `OperationOutcome.issue.code` of every issue, in order.
    public var issueCodes: [String] = []
    /// Rule numbers found in the issue texts, in order (API 5.1).
    public var ruleNumbers: [Int] = []
    /// The element paths the platform named, indexes kept, values never.
    public var expressions: [String] = []
    public var unauthorized: Unauthorized?
    /// The logical id the answer gave, if any.
    public var resourceID: String?
    /// An OperationOutcome came instead of the resource (suppressed, opted out).
    public var isOutcomeOnly = false
    /// A body like `{"success": false}` inside a 2xx.
    public var saysFailure = false
    public var isHTML = false
    /// True when the body could not be read as JSON though JSON was expected.
    public var isUnreadable = false
    /// Seconds asked for by `Retry-After`.
    public var retryAfterSeconds: Int?
    /// Words in the issues that carry meaning without a number (API 5.2): `duplicate`,
    /// `reference_not_found`, `business_rule`, `consent`, `throttled`.
    public var hints: Set<String> = []

    public init(transport: Transport, status: Int? = nil) {
        self.transport = transport
        self.status = status
    }
}
