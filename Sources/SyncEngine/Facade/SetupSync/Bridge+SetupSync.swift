import ClinicRecord
import Foundation
import SatusehatRules
import SyncCore
import SyncStore

extension Bridge {
    /// What became of the facility's own records of one type: Location, Practitioner or Organization.
    ///
    /// - Parameters:
    ///   - ids: The local records asked for; nil for all. One that was asked for and never handed in
    ///     is not among the answers.
    ///   - since: What the platform had before then is `unchanged`; nil tells all of it as `synced`.
    public func syncOutcomes(
        type: String, tenant: Tenant, ids: Set<UUID>? = nil, since: Date? = nil
    ) async throws -> [SyncOutcome] {
        try await SetupSync(store: self.store, tenant: tenant, type: type)
            .outcomes(ids: ids, since: since)
    }

    /// Puts back in line what failed of a type, and answers how everything stands; the running engine
    /// sends. Safe to repeat.
    ///
    /// No answer is remembered against a record: each look-up that found nobody is made again.
    public func requestSync(
        type: String, ids: Set<UUID>? = nil, tenant: Tenant
    ) async throws -> [SyncOutcome] {
        let now = self.ambient.now()
        let sync = SetupSync(store: self.store, tenant: tenant, type: type)
        for row in try await sync.rows(ids: ids) where row.status == .failed {
            do {
                try await self.retryDelivery(row.id, tenant: tenant)
            } catch let error as StoreError where error.code == .invalidState {
                continue
            }
        }
        return try await sync.outcomes(ids: ids, since: now)
    }
}

/// Reads off the queue what became of the facility's own records.
struct SetupSync: Sendable {
    /// More rooms or staff than the largest hospital has.
    private static let rowsMax = 10_000

    let store: any SyncStore
    let tenant: Tenant
    let type: String

    /// The newest delivery of each record, in the order of the queue.
    func rows(ids: Set<UUID>?) async throws -> [DeliveryRow] {
        var filter = DeliveryFilter()
        filter.types = [self.type]
        filter.limit = Self.rowsMax
        let all = try await self.store.deliveries(filter, for: self.tenant)
            .filter { ids?.contains($0.key.localID) ?? true }
        var newest: [ResourceKey: UUID] = [:]
        for row in all { newest[row.key] = row.id }
        return all.filter { newest[$0.key] == $0.id }
    }

    func outcomes(ids: Set<UUID>?, since: Date?) async throws -> [SyncOutcome] {
        try await self.rows(ids: ids).map { row in
            var outcome = SyncOutcome(
                localID: row.key.localID, deliveryID: row.id,
                outcome: Self.outcome(of: row, since: since), satusehatID: row.satusehatID)
            if let code = Self.code(of: row) {
                outcome.reasonCode = code
                outcome.reason = ExplanationCatalogue.explanation(for: code).text
            }
            return outcome
        }
    }

    private static func outcome(of row: DeliveryRow, since: Date?) -> SyncOutcome.Outcome {
        switch row.status {
        case .completed:
            guard let since, let at = row.completedAt, at < since else { return .synced }
            return .unchanged
        case .failed, .skipped: return self.isLookup(row) ? .notFound : .failed
        case .pending, .processing: return .waiting
        }
    }

    /// A search that ended without trouble on the wire found nobody.
    private static func isLookup(_ row: DeliveryRow) -> Bool {
        row.operation == .search && (row.responseStatus ?? 0) / 100 == 2
    }

    /// Messages begin with their code in brackets.
    private static func code(of row: DeliveryRow) -> String? {
        if let reason = row.skipReason { return row.phase == .held ? "held" : reason }
        guard let message = row.errorMessage, message.hasPrefix("["),
            let end = message.firstIndex(of: "]")
        else { return nil }
        return String(message[message.index(after: message.startIndex)..<end])
    }
}
