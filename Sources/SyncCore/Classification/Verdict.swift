/// What an answer means for the delivery, for the client as a whole, and for the journal.
public struct Verdict: Sendable, Hashable {
    public enum Disposition: Sendable, Hashable {
        /// Done. `id` is nil when the operation does not yield one (search, an update's bare answer).
        case completed(id: String?)
        /// Trouble that passes: again after the backoff, a retry is consumed.
        case retry
        /// Nothing left this machine: again after the backoff, no retry is consumed, because the
        /// platform was never asked.
        case notSent
        /// The platform wants less: again once the gate opens, no retry is consumed.
        case snooze
        /// Again at once with a new token, no retry is consumed; happens once.
        case renewToken
        /// The whole configuration stops until a person mends it; the item waits, unharmed.
        case stop(StopReason)
        /// The fact exists: find it by its business identifier and adopt it.
        case lookUpDuplicate
        /// It may have been stored: look for it before sending again.
        case unknownOutcome
        /// Something it refers to is gone from the platform: verify the local mapping once.
        case missingDependency
        /// Refused for good; a person or a data fix decides.
        case rejected
        /// The platform keeps it back for want of the patient's consent: skipped.
        case withheld
    }

    /// Why a configuration stops; stable codes.
    public enum StopReason: String, Sendable, Hashable, CaseIterable {
        case credentialsRefused = "credentials_refused"
        /// A renewed token was refused as well.
        case tokenRefused = "token_refused"
        /// The token belongs to another environment, or the API product is not granted.
        case wrongEnvironment = "wrong_environment"
        /// The configured Organization ID is not the client's.
        case wrongOrganization = "wrong_organization"
        /// The client is not fully registered at the gateway.
        case clientNotRegistered = "client_not_registered"
        /// A page instead of an answer: the network's address is not let in.
        case networkBlocked = "network_blocked"
        /// The address answers with a redirect: it is not the platform's.
        case wrongAddress = "wrong_address"
    }

    /// What the answer tells the circuit breaker.
    public enum BreakerSignal: Sendable, Hashable {
        /// The platform is there, whatever it thinks of the item.
        case succeeded
        case failed
    }

    public var disposition: Disposition
    /// Nil when all is well.
    public var category: ErrorCategory?
    /// A stable code for the journal: `rule_10117`, `http_503`, `not_sent`.
    public var errorCode: String?
    public var breaker: BreakerSignal
    /// Closes the gate of the whole client for so many seconds (within the bound of R-263).
    public var gateClosesForSeconds: Int?

    public init(
        _ disposition: Disposition, category: ErrorCategory?, errorCode: String?,
        breaker: BreakerSignal = .succeeded, gateClosesForSeconds: Int? = nil
    ) {
        self.disposition = disposition
        self.category = category
        self.errorCode = errorCode
        self.breaker = breaker
        self.gateClosesForSeconds = gateClosesForSeconds
    }
}
