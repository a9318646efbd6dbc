/// The brief's retry configuration, each value settable.
public struct RetrySettings: Sendable, Hashable {
    public var retriesMax = 3
    public var initialDelayMilliseconds = 1_000
    public var maxDelayMilliseconds = 60_000
    public var backoffMultiplier = 2.0
    public var requestsPerMinute = 60
    public var burstSize = 10
    public var failureThreshold = 5
    public var recoveryTimeoutMilliseconds = 30_000
    /// How long a search may lag behind a write on the platform (API 4.4).
    public var indexDelayMilliseconds = 30_000

    public init() {}
}
