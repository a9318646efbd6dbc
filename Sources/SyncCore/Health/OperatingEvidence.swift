import Foundation

/// What storage can tell of how the sending goes, read at one instant and judged elsewhere.
public struct OperatingEvidence: Sendable, Hashable {
    /// How far back trouble and traffic are looked at (G-55, G-59).
    public static let windowSeconds = 900.0
    /// Different deliveries in trouble within the window that make it a matter of the platform.
    public static let troubledMin = 5

    /// Failed deliveries of one code.
    public struct Failures: Sendable, Hashable {
        public var code: String
        /// True when they ran out of retries, false when they were refused.
        public var isExhausted: Bool
        public var category: ErrorCategory?
        public var count: Int
        public var newestAt: Date

        public init(
            code: String, isExhausted: Bool, category: ErrorCategory?, count: Int, newestAt: Date
        ) {
            self.code = code
            self.isExhausted = isExhausted
            self.category = category
            self.count = count
            self.newestAt = newestAt
        }
    }

    /// The requests of the window.
    public struct Traffic: Sendable, Hashable {
        public var requests: Int
        /// Those that the platform or the network failed; refusals are none.
        public var troubles: Int
        /// Those that were answered with 429.
        public var throttled: Int
        public var averageMilliseconds: Int

        public init(
            requests: Int = 0, troubles: Int = 0, throttled: Int = 0, averageMilliseconds: Int = 0
        ) {
            self.requests = requests
            self.troubles = troubles
            self.throttled = throttled
            self.averageMilliseconds = averageMilliseconds
        }
    }

    /// The newest trouble of each of the deliveries that met some within the window, newest first,
    /// `troubledMin` at most.
    public var troubles: [Date]
    public var failures: [Failures]
    /// False when there are more failed deliveries than were looked at.
    public var isFailuresWhole: Bool
    /// When the oldest delivery that could be sent was made; those that wait for another or for a
    /// person do not count.
    public var oldestWaitingAt: Date?
    public var traffic: Traffic

    public init(
        troubles: [Date] = [], failures: [Failures] = [], isFailuresWhole: Bool = true,
        oldestWaitingAt: Date? = nil, traffic: Traffic = Traffic()
    ) {
        self.troubles = troubles
        self.failures = failures
        self.isFailuresWhole = isFailuresWhole
        self.oldestWaitingAt = oldestWaitingAt
        self.traffic = traffic
    }
}
