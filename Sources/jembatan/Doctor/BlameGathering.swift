import Foundation
import SyncCore
import SyncEngine
import SyncStore

/// Gathers what the question "ours or theirs?" is answered from.
struct BlameGathering: Sendable {
    /// Errors looked at for their codes.
    private static let errorsMax = 100

    let configuration: SatusehatConfiguration
    let workplace: Workplace
    /// What a test of the connection came to just now; nil when none was made.
    let report: ConnectionReport?

    func evidence() async throws -> BlameEvidence {
        let tenant = self.configuration.tenant
        let store = self.workplace.store
        let now = self.workplace.ambient.now()
        let counts = try await self.workplace.bridge.counts(tenant).total
        let health = try await store.healthChecks(limit: 1, for: tenant).first
        return BlameEvidence(
            connection: self.connection,
            breaker: try await self.workplace.bridge.breaker(of: tenant) ?? BreakerSnapshot(),
            remembered: self.configuration.lastError,
            health: health?.status, healthTrouble: health?.errorMessage,
            operating: try await store.operatingEvidence(for: tenant, now: now),
            troubleCodes: try await self.troubleCodes(now),
            completed: counts.completed, waiting: counts.pending)
    }

    private var connection: BlameEvidence.Connection {
        guard let report else { return .untested }
        if report.succeeded { return .works }
        let blame = report.fault.flatMap { Blame(rawValue: $0.rawValue) } ?? .platform
        return .failed(blame, kind: report.transportFailure)
    }

    private func troubleCodes(_ now: Date) async throws -> [String: Int] {
        var filter = ErrorFilter()
        filter.from = now.addingTimeInterval(-OperatingEvidence.windowSeconds)
        filter.limit = Self.errorsMax
        let trouble: Set<ErrorCategory> = [.transient, .server, .unknown]
        let rows = try await self.workplace.store.errors(filter, for: self.configuration.tenant)
        return Dictionary(
            grouping: rows.filter { trouble.contains($0.record.category) },
            by: { $0.record.errorCode ?? "unknown" }
        ).mapValues(\.count)
    }
}
