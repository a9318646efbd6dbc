#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// Something that goes wrong, by the name a script uses for it.
public enum FaultKind: String, Hashable, Sendable, CaseIterable {
    // Before anything is stored.
    case serverError = "500"
    case badGateway = "502"
    case noHealthyUpstream = "503"
    case gatewayTimeout = "504"
    case tooManyRequests = "429"
    /// The connection ends before an answer and nothing was stored.
    case cutBefore = "cut-before"
    /// The network refuses the sender's address with a page for people.
    case htmlForbidden = "html-403"
    /// No answer for `seconds`, then a cut; nothing was stored.
    case timeoutBefore = "timeout-before"
    /// The gateway no longer knows the token.
    case tokenRefused = "401"
    /// A FHIR outcome that says `throttled`.
    case throttledOutcome = "throttled"

    // After the request was carried out.
    /// The connection ends without an answer although everything was stored.
    case cutAfter = "cut-after"
    case serverErrorAfter = "500-after"
    /// Half of the answer arrives.
    case truncatedAnswer = "truncated"
    /// No answer for `seconds`, then a cut; everything was stored.
    case timeoutAfter = "timeout-after"
    /// The answer to a create lacks the id.
    case createdWithoutID = "201-without-id"
    /// A refusal that arrives with status 200.
    case outcomeInside200 = "outcome-200"
    /// A refused transaction of which the first half was stored all the same.
    case halfStoredBundle = "half-stored"
    /// The answer is right but takes `seconds`.
    case slow = "slow"

    public var happensAfterStoring: Bool {
        switch self {
        case .cutAfter, .serverErrorAfter, .truncatedAnswer, .timeoutAfter, .createdWithoutID,
            .outcomeInside200, .halfStoredBundle, .slow:
            true
        case .serverError, .badGateway, .noHealthyUpstream, .gatewayTimeout, .tooManyRequests,
            .cutBefore, .htmlForbidden, .timeoutBefore, .tokenRefused, .throttledOutcome:
            false
        }
    }
}

/// When a fault strikes.
public struct FaultRule: Hashable, Sendable {
    public enum Occurrence: Hashable, Sendable {
        case every
        /// Only the n-th matching request, counted from 1.
        case nth(Int)
        /// The first n matching requests.
        case first(Int)
        /// Each matching request with this probability, drawn from the simulator's seed.
        case probability(Double)
    }

    public var kind: FaultKind
    /// `GET`, `POST`, `PUT` or `PATCH`; nil for any.
    public var method: String?
    /// A resource type, or `Bundle`, `token`, `consent`, `kfa`; nil for any.
    public var type: String?
    public var occurrence: Occurrence
    public var from: Date?
    public var until: Date?
    /// How long a time-out or a slow answer takes.
    public var seconds: Double
    /// Seconds for `Retry-After` on 429 and 503; nil leaves the header out.
    public var retryAfterSeconds: Int?

    public init(
        _ kind: FaultKind,
        method: String? = nil,
        type: String? = nil,
        occurrence: Occurrence = .every,
        from: Date? = nil,
        until: Date? = nil,
        seconds: Double = 60,
        retryAfterSeconds: Int? = nil
    ) {
        self.kind = kind
        self.method = method
        self.type = type
        self.occurrence = occurrence
        self.from = from
        self.until = until
        self.seconds = seconds
        self.retryAfterSeconds = retryAfterSeconds
    }

    /// Nothing answers between two times, the way a load balancer says so.
    public static func outage(from: Date, until: Date) -> FaultRule {
        FaultRule(.noHealthyUpstream, from: from, until: until)
    }
}
