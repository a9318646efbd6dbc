import Foundation

/// How long a retry waits.
///
/// The brief fixes 1, 2 and 4 seconds; our own rule R-301 lets jitter only lengthen them, and a fleet
/// that failed together must not return together. So the delay before jitter is the brief's, and
/// the random part spans a full further delay: the n-th retry waits between `d` and `2d`, where `d`
/// is `initial × multiplier^(n-1)`. Both ends stay within the longest delay allowed; where `d` itself
/// has reached it the pace alone spreads the retries.
public struct Backoff: Sendable, Hashable {
    /// The most a `Retry-After` is obeyed for.
    public static let retryAfterSecondsMax = 15 * 60
    /// The random part added after a `Retry-After`, which is never shortened.
    public static let retryAfterSpreadMilliseconds = 5_000

    private let settings: RetrySettings
    private let jitter: Bool

    /// - Parameter jitter: Off for tests that check the brief's numbers.
    public init(_ settings: RetrySettings, jitter: Bool = true) {
        self.settings = settings
        self.jitter = jitter
    }

    /// The delay before retry `retry`, counted from 1.
    public func delayMilliseconds(retry: Int, random: UInt64) -> Int {
        let base = self.baseMilliseconds(retry: retry)
        guard self.jitter else { return base }
        let ceiling = min(base * 2, max(base, self.settings.maxDelayMilliseconds))
        return base + Self.below(ceiling - base, random: random)
    }

    /// The delay when the platform asked for one: the longer of both, and jitter after it only.
    public func delayMilliseconds(
        retry: Int, retryAfterSeconds: Int?, random: UInt64
    ) -> Int {
        let own = self.delayMilliseconds(retry: retry, random: random)
        guard let seconds = Self.bounded(retryAfterSeconds) else { return own }
        let asked = seconds * 1_000
        guard asked > own else { return own }
        guard self.jitter else { return asked }
        return asked + Self.below(Self.retryAfterSpreadMilliseconds, random: random)
    }

    /// What the platform asked for, within the bound; nil when it asked for nothing.
    public static func bounded(_ retryAfterSeconds: Int?) -> Int? {
        guard let seconds = retryAfterSeconds, seconds > 0 else { return nil }
        return min(seconds, Self.retryAfterSecondsMax)
    }

    private func baseMilliseconds(retry: Int) -> Int {
        let exponent = Double(max(1, retry) - 1)
        let multiplier = max(1, self.settings.backoffMultiplier)
        let initial = Double(max(1, self.settings.initialDelayMilliseconds))
        let longest = Double(
            max(1, min(self.settings.maxDelayMilliseconds, RetrySettings.delayMillisecondsMax)))
        return Int(min(initial * pow(multiplier, exponent), longest))
    }

    /// A whole number from 0 up to, but without, `limit`; its slight bias does not matter here.
    static func below(_ limit: Int, random: UInt64) -> Int {
        limit > 0 ? Int(random % UInt64(limit)) : 0
    }
}
