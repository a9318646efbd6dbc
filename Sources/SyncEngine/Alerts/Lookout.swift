import SyncCore
import Synchronization

/// What a session notices in passing for alerts and health: whether the platform lets us in, when
/// real work last had an answer, and whether something happened that is worth a look at once.
final class Lookout: Sendable {
    private static let reviewEvery: Duration = .seconds(60)
    /// However much happens, a look costs storage something.
    private static let reviewAtMostEvery: Duration = .seconds(1)

    private struct State {
        var access = AlertFacts.Access.unknown
        var lastTraffic: Duration?
        var lastCheck: Duration
        var lastReview: Duration?
        var isUrgent = false
        var isBusy = false
        var isAcceptanceTaken = false
    }

    private let state: Mutex<State>

    init(uptime: Duration) {
        self.state = Mutex(State(lastCheck: uptime))
    }

    var access: AlertFacts.Access { self.state.withLock { $0.access } }
    var lastTraffic: Duration? { self.state.withLock { $0.lastTraffic } }
    /// When the last result of a health check was written, or the session began.
    var lastCheck: Duration { self.state.withLock { $0.lastCheck } }
    /// True while somebody tends to alerts and health.
    var isBusy: Bool { self.state.withLock { $0.isBusy } }

    func note(_ verdict: Verdict, isProbe: Bool, uptime: Duration) {
        self.state.withLock { state in
            if !isProbe { state.lastTraffic = uptime }
            if verdict.wasLetIn { state.access = .accepted }
        }
    }

    func noteCheck(uptime: Duration) {
        self.state.withLock { $0.lastCheck = uptime }
    }

    /// True once, after the platform first let this session in.
    func takeAcceptance() -> Bool {
        self.state.withLock { state in
            guard state.access == .accepted, !state.isAcceptanceTaken else { return false }
            state.isAcceptanceTaken = true
            return true
        }
    }

    /// Something happened that people may have to hear of.
    func hurry() {
        self.state.withLock { $0.isUrgent = true }
    }

    /// True for the one who is to look now; it calls `end()` afterwards.
    func begin(uptime: Duration) -> Bool {
        self.state.withLock { state in
            guard !state.isBusy else { return false }
            if let last = state.lastReview {
                let pause = state.isUrgent ? Self.reviewAtMostEvery : Self.reviewEvery
                guard uptime - last >= pause else { return false }
            }
            state.lastReview = uptime
            state.isUrgent = false
            state.isBusy = true
            return true
        }
    }

    func end() {
        self.state.withLock { $0.isBusy = false }
    }
}

extension Verdict {
    /// Whether the platform judged what we sent, rather than whether we may send.
    fileprivate var wasLetIn: Bool {
        switch self.disposition {
        case .completed, .lookUpDuplicate, .missingDependency, .withheld: true
        case .rejected: self.category != .auth
        case .retry, .notSent, .snooze, .renewToken, .stop, .unknownOutcome: false
        }
    }
}
