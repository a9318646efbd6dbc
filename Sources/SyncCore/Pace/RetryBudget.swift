import Foundation

/// Keeps automatic repeats to a small share of the traffic when much fails at once.
///
/// A repeat is paid for when it becomes due, not when it is planned, so that a burst that failed
/// together does not pass together. Successes pay in; so does time, slowly, because a queue that holds
/// nothing but repeats would otherwise never move again.
public struct RetryBudget: Sendable, Hashable, Codable {
    public enum Cause: Sendable, Hashable {
        case transient
        case throttled
    }

    public static let tokensMax = 500.0
    private static let transientCost = 14.0
    private static let throttledCost = 5.0
    private static let tokensPerSecond = 1.0

    public private(set) var tokens: Double
    public private(set) var updatedAt: Date

    public init(now: Date) {
        self.tokens = Self.tokensMax
        self.updatedAt = now
    }

    /// Pays for one repeat, or says when there will be enough.
    public mutating func take(for cause: Cause, now: Date) -> PermitAnswer {
        self.refill(now: now)
        let cost = cause == .transient ? Self.transientCost : Self.throttledCost
        guard self.tokens < cost else {
            self.tokens -= cost
            return .granted
        }
        let seconds = ((cost - self.tokens) / Self.tokensPerSecond).rounded(.up)
        return .wait(until: now.addingTimeInterval(seconds))
    }

    public mutating func succeeded(now: Date) {
        self.refill(now: now)
        self.tokens = min(self.tokens + 1, Self.tokensMax)
    }

    private mutating func refill(now: Date) {
        let seconds = max(0, now.timeIntervalSince(self.updatedAt))
        self.tokens = min(self.tokens + seconds * Self.tokensPerSecond, Self.tokensMax)
        self.updatedAt = now
    }
}
