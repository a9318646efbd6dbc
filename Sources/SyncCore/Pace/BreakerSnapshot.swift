import Foundation

/// The circuit breaker's memory, as stored.
public struct BreakerSnapshot: Sendable, Hashable, Codable {
    public enum State: String, Sendable, Hashable, Codable {
        case closed
        case open
        /// One real item is under way to find out.
        case halfOpen = "half_open"
    }

    public var state: State = .closed
    public var consecutiveFailures = 0
    /// How often in a row it opened without a success between.
    public var reopenings = 0
    public var openedAt: Date?
    /// When the next probe may leave.
    public var probeAt: Date?

    public init() {}
}
