import Foundation
import SyncCore
import SyncStore

/// Chooses what is to be done next for one tenant, one piece at a time.
///
/// The gate is asked before anything is claimed, so that no claimed work ages in front of it.
struct Dispatcher: Sendable {
    /// Long enough for one request and its look back; the heartbeat extends it.
    static let leaseSeconds = 120.0

    enum Next: Sendable {
        case deliver(ClaimedDelivery, Gate.Opening)
        case look(ClaimedDelivery, Gate.Opening)
        case wait(until: Date)
        case nothing
    }

    let session: PlatformSession
    let store: any SyncStore
    let ambient: Ambient
    let settings: RetrySettings
    let owner: UUID

    func next() async throws -> Next {
        guard
            try await self.store.hasWork(for: self.session.tenant, now: self.ambient.now())
        else { return .nothing }
        let gate = self.session.gate
        let opening = try await gate.mayLeave()
        if case .closed(let until) = opening { return .wait(until: until) }
        // The token comes first: a permit must not age while one is fetched.
        let call = PlatformCall(session: self.session, store: self.store, ambient: self.ambient)
        if let verdict = try await call.missingToken() {
            try await gate.giveBack(opening, hasPermit: false)
            return .wait(until: self.later(verdict))
        }
        if let until = try await gate.takePermit() {
            try await gate.giveBack(opening, hasPermit: false)
            return .wait(until: until)
        }
        self.session.failPoints.reach(.beforeClaim)
        let now = self.ambient.now()
        let request = ClaimRequest(
            tenant: self.session.tenant, limit: 1, owner: self.owner,
            leaseUntil: now.addingTimeInterval(Self.leaseSeconds), now: now)
        if let unknown = try await self.store.claimUnknown(request).first {
            self.session.failPoints.reach(.afterClaim)
            return .look(unknown, opening)
        }
        if let ready = try await self.store.claim(request).first {
            self.session.failPoints.reach(.afterClaim)
            return .deliver(ready, opening)
        }
        try await gate.giveBack(opening)
        return .nothing
    }

    private func later(_ verdict: Verdict) -> Date {
        let milliseconds = Backoff(self.settings).delayMilliseconds(
            retry: 1, retryAfterSeconds: verdict.gateClosesForSeconds,
            random: self.ambient.random())
        return self.ambient.now().addingTimeInterval(Double(milliseconds) / 1_000)
    }
}
