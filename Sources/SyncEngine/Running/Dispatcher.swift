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
    let owner: UUID

    func next() async throws -> Next {
        let opening = try await self.session.gate.ask()
        if case .closed(let until) = opening { return .wait(until: until) }
        let now = self.ambient.now()
        let request = ClaimRequest(
            tenant: self.session.tenant, limit: 1, owner: self.owner,
            leaseUntil: now.addingTimeInterval(Self.leaseSeconds), now: now)
        if let unknown = try await self.store.claimUnknown(request).first {
            return .look(unknown, opening)
        }
        if let ready = try await self.store.claim(request).first {
            return .deliver(ready, opening)
        }
        try await self.session.gate.giveBack(opening)
        return .nothing
    }
}
