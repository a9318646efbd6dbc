import Foundation

/// What the breaker says when a request asks to leave.
public enum BreakerAnswer: Sendable, Hashable {
    case pass
    /// Leave as the one real item that finds out whether the platform is back.
    case probe
    case wait(until: Date)
}

/// A change of the breaker that people hear of.
public enum BreakerEvent: Sendable, Hashable {
    case opened
    /// The probe failed; `count` says how often in a row.
    case reopened(count: Int)
    case closed
}

/// The circuit breaker: consecutive failures of the platform or the network open it, and
/// while it is open nothing leaves and no retry is consumed.
///
/// Refusals of single items never count; they prove that the platform answers, so call `succeeded`
/// for them. Everything is kept in the snapshot, so that a restart is not a new storm. The probe is
/// not owned by anybody: a probe whose process died is replaced after a while.
extension BreakerSnapshot {
    /// The longest the breaker stays open, before jitter.
    public static let openMillisecondsMax = 600_000
    /// The least time after which a probe that told nothing is replaced: longer than a request
    /// takes, so that never two are under way.
    public static let probeMilliseconds = 75_000
    /// The share of the open time that jitter may add.
    private static let jitterShare = 5

    /// Answers whether a request may leave now.
    public mutating func mayLeave(
        now: Date, settings: RetrySettings, random: UInt64
    ) -> BreakerAnswer {
        guard self.state != .closed else { return .pass }
        let longest = Self.openMillisecondsMax + Self.openMillisecondsMax / Self.jitterShare
        let latest = now.addingTimeInterval(Double(longest) / 1_000)
        // Further away than any opening lasts: the clock was wrong when it was written.
        let due = min(self.probeAt ?? now, latest)
        self.probeAt = due
        guard due <= now else { return .wait(until: due) }
        self.state = .halfOpen
        let patience = max(settings.recoveryTimeoutMilliseconds, Self.probeMilliseconds)
        self.probeAt = now.addingTimeInterval(Double(patience) / 1_000)
        return .probe
    }

    /// Notes that the platform answered, be it with a refusal of the item.
    ///
    /// A straggler that left before the opening does not close an open breaker; the probe does.
    public mutating func succeeded(now: Date) -> BreakerEvent? {
        switch self.state {
        case .closed:
            self.consecutiveFailures = 0
            return nil
        case .open:
            return nil
        case .halfOpen:
            self = BreakerSnapshot()
            return .closed
        }
    }

    /// Notes trouble of the platform or the network.
    public mutating func failed(
        now: Date, settings: RetrySettings, random: UInt64
    ) -> BreakerEvent? {
        switch self.state {
        case .closed:
            self.consecutiveFailures += 1
            guard self.consecutiveFailures >= max(1, settings.failureThreshold) else { return nil }
            self.reopenings = 0
            self.open(now: now, settings: settings, random: random)
            return .opened
        case .open:
            return nil
        case .halfOpen:
            self.consecutiveFailures += 1
            self.reopenings += 1
            self.open(now: now, settings: settings, random: random)
            return .reopened(count: self.reopenings)
        }
    }

    private mutating func open(now: Date, settings: RetrySettings, random: UInt64) {
        let first = max(1, settings.recoveryTimeoutMilliseconds)
        let longest = max(first, Self.openMillisecondsMax)
        let doubled = Double(first) * pow(2, Double(min(self.reopenings, 30)))
        let base = Int(min(doubled, Double(longest)))
        let jitter = Backoff.below(base / Self.jitterShare, random: random)
        self.state = .open
        self.openedAt = now
        self.probeAt = now.addingTimeInterval(Double(base + jitter) / 1_000)
    }
}
