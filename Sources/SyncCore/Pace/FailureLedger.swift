import Foundation

/// Decides whether trouble with one delivery costs it a retry.
///
/// A retry is consumed when it was made and failed too, although the platform answered a request well
/// that left after the failure before it. Without such an answer nobody can tell the delivery's own
/// trouble from an outage, and waiting for the end of an outage costs nothing: neither the
/// failures that open the breaker nor the failed probes count.
public struct FailureLedger: Sendable, Hashable {
    /// When the latest request that was answered well had left.
    private var answeredSince: Duration?
    private var failedAt: [UUID: Duration] = [:]

    public init() {}

    /// The platform answered as itself, be it with a refusal.
    public mutating func answered(requestThatLeftAt leftAt: Duration) {
        self.answeredSince = max(leftAt, self.answeredSince ?? leftAt)
    }

    /// Notes a failure of the delivery; true when it costs a retry.
    public mutating func failed(_ delivery: UUID, at now: Duration) -> Bool {
        defer { self.failedAt[delivery] = now }
        guard let before = self.failedAt[delivery], let answeredSince = self.answeredSince
        else { return false }
        return answeredSince > before
    }

    /// The delivery came to rest: what it went through says nothing about its next time.
    public mutating func forget(_ delivery: UUID) {
        self.failedAt[delivery] = nil
    }
}
