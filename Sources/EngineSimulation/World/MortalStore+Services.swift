import Foundation
import SyncCore
import SyncStore

// MARK: - ConsentStore

extension MortalStore {
    public func consent(_ id: UUID, for tenant: Tenant) async throws -> ConsentRow? {
        try await self.life.live { try await self.base.consent(id, for: tenant) }
    }

    public func revokeConsent(
        _ id: UUID, reason: String, for tenant: Tenant, now: Date
    ) async throws -> ConsentRow {
        try await self.life.live {
            try await self.base.revokeConsent(id, reason: reason, for: tenant, now: now)
        }
    }

    public func consentOverride(for tenant: Tenant) async throws -> ConsentOverride? {
        try await self.life.live { try await self.base.consentOverride(for: tenant) }
    }

    public func consentOverrides(for tenant: Tenant) async throws -> [ConsentOverride] {
        try await self.life.live { try await self.base.consentOverrides(for: tenant) }
    }

    public func setConsentOverride(
        _ override: ConsentOverride, for tenant: Tenant
    ) async throws {
        try await self.life.live { try await self.base.setConsentOverride(override, for: tenant) }
    }

    public func endConsentOverride(
        by author: UUID?, name: String, for tenant: Tenant, now: Date
    ) async throws -> ConsentOverride {
        try await self.life.live {
            try await self.base.endConsentOverride(by: author, name: name, for: tenant, now: now)
        }
    }

    public func noteOverrideUse(deliveryID: UUID, overrideID: UUID, now: Date) async throws {
        try await self.life.live {
            try await self.base.noteOverrideUse(
                deliveryID: deliveryID, overrideID: overrideID, now: now)
        }
    }

    public func overrideUses(deliveryID: UUID) async throws -> [ConsentOverride] {
        try await self.life.live { try await self.base.overrideUses(deliveryID: deliveryID) }
    }
}

// MARK: - FigureStore

extension MortalStore {
    public func records(alias: RecordAlias, for tenant: Tenant) async throws -> [RecordName] {
        try await self.life.live { try await self.base.records(alias: alias, for: tenant) }
    }

    public func figures(_ request: FigureRequest, for tenant: Tenant) async throws -> Figures {
        try await self.life.live { try await self.base.figures(request, for: tenant) }
    }

    public func unplannedRecords(
        referringTo name: RecordName, for tenant: Tenant
    ) async throws -> [RecordName] {
        try await self.life.live {
            try await self.base.unplannedRecords(referringTo: name, for: tenant)
        }
    }

    public func pastEnds(encounterID: UUID, for tenant: Tenant) async throws -> [PastEnd] {
        try await self.life.live {
            try await self.base.pastEnds(encounterID: encounterID, for: tenant)
        }
    }

    public func encountersWithoutFacts(
        limit: Int, for tenant: Tenant
    ) async throws -> [StoredRecord]? {
        try await self.life.live {
            try await self.base.encountersWithoutFacts(limit: limit, for: tenant)
        }
    }

    public func saveLateFacts(_ facts: [LateFact], for tenant: Tenant) async throws {
        try await self.life.live { try await self.base.saveLateFacts(facts, for: tenant) }
    }
}

// MARK: - BulkRetryStore

extension MortalStore {
    public func countRetryable(
        _ filter: BulkRetryFilter, for tenant: Tenant, now: Date
    ) async throws -> Int {
        try await self.life.live {
            try await self.base.countRetryable(filter, for: tenant, now: now)
        }
    }

    public func startBulkRetry(
        id: UUID, _ filter: BulkRetryFilter, by user: UUID?, for tenant: Tenant, now: Date
    ) async throws -> BulkRetryRow {
        try await self.life.live {
            try await self.base.startBulkRetry(id: id, filter, by: user, for: tenant, now: now)
        }
    }

    public func bulkRetries(limit: Int, for tenant: Tenant) async throws -> [BulkRetryRow] {
        try await self.life.live { try await self.base.bulkRetries(limit: limit, for: tenant) }
    }

    public func bulkRetry(_ id: UUID, for tenant: Tenant) async throws -> BulkRetryRow? {
        try await self.life.live { try await self.base.bulkRetry(id, for: tenant) }
    }

    public func cancelBulkRetry(
        _ id: UUID, for tenant: Tenant, now: Date
    ) async throws -> BulkRetryRow {
        try await self.life.live {
            try await self.base.cancelBulkRetry(id, for: tenant, now: now)
        }
    }

    public func runningBulkRetry(for tenant: Tenant) async throws -> BulkRetryRow? {
        try await self.life.live { try await self.base.runningBulkRetry(for: tenant) }
    }

    public func bulkRetryPage(_ id: UUID, limit: Int) async throws -> BulkRetryPage {
        try await self.life.live { try await self.base.bulkRetryPage(id, limit: limit) }
    }

    public func workBulkRetry(
        _ id: UUID, page: BulkRetryPage, now: Date
    ) async throws -> BulkRetryRow {
        try await self.life.live {
            try await self.base.workBulkRetry(id, page: page, now: now)
        }
    }

    public func release(_ id: UUID, now: Date) async throws {
        try await self.life.live { try await self.base.release(id, now: now) }
    }
}
