import Foundation
import SyncCore
import SyncStore

/// Writes the history of the platform's health: every five minutes one row (G-55).
///
/// The platform is asked only when no real work tells how it is. While the breaker is open it is not
/// asked at all: what finds out that it is back is one real delivery.
struct HealthKeeper: Sendable {
    let session: PlatformSession
    let store: any SyncStore
    let ambient: Ambient

    func look() async throws {
        let lookout = self.session.lookout
        let isClosed = try await self.session.gate.isClosed
        switch HealthSchedule.step(
            lastCheck: lookout.lastCheck, lastTraffic: lookout.lastTraffic,
            isBreakerClosed: isClosed, uptime: self.ambient.uptime())
        {
        case .wait:
            return
        case .observe:
            try await self.observe(isBreakerClosed: isClosed)
        case .probe:
            // The platform asked for quiet; a later turn finds out.
            guard await !self.session.gate.isQuiet else { return }
            _ = try await ConnectionTest(
                session: self.session, store: self.store, ambient: self.ambient, isProbe: true
            ).run()
        }
        lookout.noteCheck(uptime: self.ambient.uptime())
    }

    private func observe(isBreakerClosed: Bool) async throws {
        let now = self.ambient.now()
        let traffic = try await self.store.operatingEvidence(for: self.session.tenant, now: now)
            .traffic
        let status = HealthRule.status(of: traffic, isBreakerClosed: isBreakerClosed)
        let trouble =
            isBreakerClosed
            ? "\(traffic.troubles) of \(traffic.requests) in trouble" : "breaker open"
        try await self.store.saveHealthCheck(
            HealthCheckRow(
                id: self.ambient.makeUUID(), checkDatetime: now, endpointChecked: "traffic",
                responseTimeMilliseconds: traffic.averageMilliseconds, status: status,
                errorMessage: status == .healthy ? nil : trouble),
            for: self.session.tenant)
    }
}
