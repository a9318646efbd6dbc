import Foundation
import SatusehatSimulator
import SyncCore

/// What a careful client never does to the platform: come too fast, come before it is asked to come
/// again, or ask for a token while it holds one.
///
/// A process that dies between hearing and writing down cannot help forgetting, and a clock that is
/// set forward cannot be told from time that passed. Only what such a moment explains is excused.
struct MannersCheck {
    let entries: [RequestLogEntry]
    let violations: [Violation]
    let settings: RetrySettings
    /// How long a request and its answer are under way together.
    let flightSeconds: Double
    /// How long a call to storage takes at most.
    let storageSecondsMax: Double
    /// When processes died, and when the clock jumped, on the world's own clock.
    let deaths: [Date]
    let clockSteps: [Date]

    func faults() -> [String] {
        self.violations.compactMap { violation in
            switch violation.kind {
            case .ignoredRetryAfter where !self.isExcusedWait(violation): Self.text(violation)
            case .needlessTokenRequest where !self.isExcusedToken(violation): Self.text(violation)
            default: nil
            }
        } + self.paceFaults()
    }

    static func text(_ violation: Violation) -> String {
        "\(violation.kind.rawValue) of \(violation.type) at request \(violation.requestNumber): "
            + violation.detail
    }

    // MARK: - Waiting

    private func isExcusedWait(_ violation: Violation) -> Bool {
        guard let request = self.entry(violation.requestNumber),
            let wish = self.entries.last(where: {
                $0.number < request.number && $0.retryAfterSeconds != nil
                    && $0.clientID == request.clientID
            })
        else { return false }
        // It had left before the wish was heard.
        if request.at.timeIntervalSince(wish.at) <= self.flightSeconds { return true }
        return self.wasForgotten(wish, before: request)
    }

    /// Whether what an answer said died with the process that was to hear it, or the clock that it was
    /// measured by was set.
    private func wasForgotten(_ answer: RequestLogEntry, before request: RequestLogEntry) -> Bool {
        self.deaths.contains {
            abs($0.timeIntervalSince(answer.at)) <= self.flightSeconds + self.storageSecondsMax
        } || self.clockSteps.contains { (answer.at...request.at).contains($0) }
    }

    // MARK: - Tokens

    private func isExcusedToken(_ violation: Violation) -> Bool {
        guard let request = self.entry(violation.requestNumber),
            let before = self.entries.last(where: {
                $0.number < request.number && $0.type == request.type
                    && $0.clientID == request.clientID
                    && ($0.status == 200 || $0.fault != nil)
            })
        else { return false }
        // The token never arrived, or the platform itself refused it since.
        if before.fault != nil { return true }
        let wasRefused = self.entries.contains {
            $0.number > before.number && $0.number < request.number && $0.status == 401
        }
        return wasRefused || self.wasForgotten(before, before: request)
    }

    private func entry(_ number: Int) -> RequestLogEntry? {
        self.entries.first { $0.number == number }
    }

    // MARK: - Pace

    /// Calls to storage between the permit and the first byte.
    private let callsBeforeLeaving = 12.0

    /// No window of time holds more requests than the bucket allows.
    private func paceFaults() -> [String] {
        guard self.clockSteps.isEmpty else { return [] }
        let capacity = Double(self.settings.burstSize)
        let perSecond = Double(self.settings.requestsPerMinute) / 60
        var tokens = capacity
        var last: Date?
        for entry in self.entries {
            if let last {
                tokens = min(capacity, tokens + entry.at.timeIntervalSince(last) * perSecond)
            }
            last = entry.at
            tokens -= 1
            // A request that is carried late was let out in time.
            if tokens < -1 - self.storageSecondsMax * self.callsBeforeLeaving * perSecond {
                return ["the pace was exceeded at request \(entry.number)"]
            }
        }
        return []
    }
}
