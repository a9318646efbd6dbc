#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The platform's own limit on one client's requests.
struct ThrottleBucket: Sendable {
    var tokens: Double
    var updatedAt: Date

    mutating func take(_ throttle: SimulatorSettings.Throttle, at now: Date) -> Bool {
        let elapsed = max(0, now.timeIntervalSince(self.updatedAt))
        self.tokens = min(
            throttle.burst, self.tokens + elapsed * throttle.requestsPerMinute / 60)
        self.updatedAt = now
        // A hair of tolerance keeps sums of fractions from refusing the last token.
        guard self.tokens >= 1 - 1e-9 else { return false }
        self.tokens -= 1
        return true
    }
}
