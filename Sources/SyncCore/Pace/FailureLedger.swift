import Foundation

/// Decides whether trouble with one delivery costs it a retry.
///
/// A retry is consumed when it was made and failed too, although the platform answered a request well
/// that left after the failure before it. Without such an answer nobody can tell the delivery's own
/// trouble from an outage, and waiting for the end of an outage costs nothing: neither the
/// failures that open the breaker nor the failed probes count. What has failed for a day without a
/// single good answer counts all the same, so that nothing is tried for ever in silence.
public struct FailureLedger: Sendable, Hashable {
    /// When the latest request that was answered well had left.
    private var answeredSince: Duration?
    private var trouble: [UUID: Trouble] = [:]

    private struct Trouble: Hashable {
        let since: Duration
        var latest: Duration
    }

    /// How long failures of one delivery may cost nothing (ENGINE 29, 32).
    public static let patience: Duration = .seconds(86_400)

    public init() {}

    /// The platform answered as itself, be it with a refusal.
    public mutating func answered(requestThatLeftAt leftAt: Duration) {
        self.answeredSince = max(leftAt, self.answeredSince ?? leftAt)
    }

    /// Notes a failure of the delivery; true when it costs a retry.
    public mutating func failed(_ delivery: UUID, at now: Duration) -> Bool {
        guard let before = self.trouble[delivery] else {
            self.trouble[delivery] = Trouble(since: now, latest: now)
            return false
        }
        self.trouble[delivery]?.latest = now
        if now - before.since >= Self.patience { return true }
        return self.answeredSince.map { $0 > before.latest } ?? false
    }

    /// The delivery came to rest: what it went through says nothing about its next time.
    public mutating func forget(_ delivery: UUID) {
        self.trouble[delivery] = nil
    }
}
