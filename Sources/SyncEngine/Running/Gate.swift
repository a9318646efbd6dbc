import Foundation
import SyncCore
import SyncStore

/// The one way out to the platform for a client id: breaker first, then pace.
///
/// Both are kept in the store, so a restart neither forgets an open breaker nor wins a second burst,
/// and two processes on one home share them.
actor Gate {
    enum Opening: Sendable, Equatable {
        /// One request may leave now; the permit is taken.
        case open
        /// One request may leave to find out whether the platform is back.
        case probe
        case closed(until: Date)
    }

    nonisolated let client: String
    private let store: any SyncStore
    private let ambient: Ambient
    private let settings: RetrySettings
    /// Until when the platform asked for quiet, as far as this process heard.
    private var quietUntil: Date?
    private var isKnownClosed = false
    private var ledger = FailureLedger()
    /// Whether the platform answered this process at all.
    private(set) var hasGotThrough = false
    /// Since when the breaker has been open, as far as this process met it.
    private(set) var troubleSince: Duration?

    init(client: String, store: any SyncStore, ambient: Ambient, settings: RetrySettings) {
        self.client = client
        self.store = store
        self.ambient = ambient
        self.settings = settings
    }

    /// True while nothing speaks against the platform's health.
    var isClosed: Bool { get async throws { try await self.isBreakerClosed() } }

    private func isBreakerClosed() async throws -> Bool {
        if self.isKnownClosed { return true }
        return try await self.store.updateBreaker(client: self.client) { $0.state == .closed }
    }

    /// Asks the breaker whether a request may leave now.
    func mayLeave() async throws -> Opening {
        let now = self.ambient.now()
        if let until = self.quietUntil, until > now { return .closed(until: until) }
        switch try await self.askBreaker(now) {
        case .pass: return .open
        case .probe: return .probe
        case .wait(let until): return .closed(until: until)
        }
    }

    /// Takes a permit without waiting; answers when to ask again if there is none.
    func takePermit() async throws -> Date? {
        let answer = try await self.store.takePermit(
            client: self.client, settings: self.settings, now: self.ambient.now())
        if case .wait(let until) = answer { return until }
        return nil
    }

    /// Waits for a permit: for the token call and for a repetition inside an attempt.
    func permit() async throws {
        while true {
            if let until = try await self.takePermit() {
                let seconds = until.timeIntervalSince(self.ambient.now())
                try await self.ambient.sleep(.seconds(max(0.001, seconds)))
            } else if self.isQuiet {
                // The wish for quiet was heard while the permit was being taken.
                try await self.giveBack(.open)
            } else {
                return
            }
        }
    }

    /// Whether the platform's wish for quiet still allows what was granted a moment ago.
    var isQuiet: Bool { self.quietUntil.map { $0 > self.ambient.now() } ?? false }

    /// Gives back what was granted, unused.
    func giveBack(_ opening: Opening, hasPermit: Bool = true) async throws {
        if opening == .probe { try await self.returnProbe() }
        guard hasPermit else { return }
        try await self.store.returnPermit(client: self.client, settings: self.settings)
    }

    /// The platform answered as itself, be it with a refusal.
    ///
    /// - Parameter leftAt: When the request left, if it is one that speaks for the platform.
    @discardableResult
    func succeeded(requestThatLeftAt leftAt: Duration? = nil) async throws -> BreakerEvent? {
        self.hasGotThrough = true
        if let leftAt { self.ledger.answered(requestThatLeftAt: leftAt) }
        if self.isKnownClosed { return nil }
        let now = self.ambient.now()
        let (event, state) = try await self.store.updateBreaker(client: self.client) {
            breaker -> (BreakerEvent?, BreakerSnapshot.State) in
            let event = breaker.succeeded(now: now)
            return (event, breaker.state)
        }
        self.isKnownClosed = state == .closed
        if self.isKnownClosed { self.troubleSince = nil }
        return event
    }

    /// The platform, or the way to it, failed. Answers the event and whether the breaker is closed.
    @discardableResult
    func failed() async throws -> (event: BreakerEvent?, isClosed: Bool) {
        self.isKnownClosed = false
        let now = self.ambient.now()
        let random = self.ambient.random()
        let settings = self.settings
        let (event, snapshot) = try await self.store.updateBreaker(client: self.client) {
            breaker -> (BreakerEvent?, BreakerSnapshot) in
            let event = breaker.failed(now: now, settings: settings, random: random)
            return (event, breaker)
        }
        if snapshot.state != .closed && self.troubleSince == nil {
            self.troubleSince = self.ambient.uptime()
        }
        return (event, snapshot.state == .closed)
    }

    /// Whether trouble with the delivery costs it a retry.
    func costsRetry(_ delivery: UUID) -> Bool {
        self.ledger.failed(delivery, at: self.ambient.uptime())
    }

    /// The delivery came to rest, one way or the other.
    func forget(_ delivery: UUID) { self.ledger.forget(delivery) }

    /// The platform asked for quiet until the instant given.
    func close(until: Date) async throws {
        self.quietUntil = max(until, self.quietUntil ?? until)
        try await self.store.closeGate(client: self.client, until: until, now: self.ambient.now())
    }

    private func askBreaker(_ now: Date) async throws -> BreakerAnswer {
        if self.isKnownClosed { return .pass }
        let settings = self.settings
        let random = self.ambient.random()
        let (answer, snapshot) = try await self.store.updateBreaker(client: self.client) {
            breaker -> (BreakerAnswer, BreakerSnapshot) in
            let answer = breaker.mayLeave(now: now, settings: settings, random: random)
            return (answer, breaker)
        }
        if snapshot.state == .closed && snapshot.consecutiveFailures == 0 {
            self.isKnownClosed = true
        }
        return answer
    }

    private func returnProbe() async throws {
        let now = self.ambient.now()
        try await self.store.updateBreaker(client: self.client) { breaker in
            guard breaker.state == .halfOpen else { return }
            breaker.state = .open
            breaker.probeAt = now
        }
    }
}
