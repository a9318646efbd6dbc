import Foundation
import SyncCore
import SyncStore

// MARK: - Consents

extension SQLiteStore {
    public func consent(_ id: UUID, for tenant: Tenant) async throws -> ConsentRow? {
        try await self.read { work in try ConsentWork(work: work).consent(id, tenant) }
    }

    public func revokeConsent(
        _ id: UUID, reason: String, for tenant: Tenant, now: Date
    ) async throws -> ConsentRow {
        try await self.write { work in
            let row = try ConsentWork(work: work).revoke(id, reason: reason, tenant, now: now)
            try PersonWork(work: work, now: now)
                .takeBackClaims(patientID: row.patientID, tenant: tenant)
            return row
        }
    }

    public func consentOverride(for tenant: Tenant) async throws -> ConsentOverride? {
        try await self.read { work in try OverrideWork(work: work).standing(tenant) }
    }

    public func consentOverrides(for tenant: Tenant) async throws -> [ConsentOverride] {
        try await self.read { work in try OverrideWork(work: work).all(tenant) }
    }

    public func setConsentOverride(
        _ override: ConsentOverride, for tenant: Tenant
    ) async throws {
        try await self.write { work in try OverrideWork(work: work).set(override, tenant) }
    }

    public func endConsentOverride(
        by author: UUID?, name: String, for tenant: Tenant, now: Date
    ) async throws -> ConsentOverride {
        try await self.write { work in
            try OverrideWork(work: work).end(by: author, name: name, tenant, now: now)
        }
    }

    public func noteOverrideUse(deliveryID: UUID, overrideID: UUID, now: Date) async throws {
        try await self.write { work in
            try OverrideWork(work: work)
                .noteUse(deliveryID: deliveryID, overrideID: overrideID, now: now)
        }
    }

    public func overrideUses(deliveryID: UUID) async throws -> [ConsentOverride] {
        try await self.read { work in try OverrideWork(work: work).uses(deliveryID: deliveryID) }
    }
}

// MARK: - Figures

extension SQLiteStore {
    public func records(alias: RecordAlias, for tenant: Tenant) async throws -> [RecordName] {
        try await self.read { work in try FactWork(work: work).records(alias: alias, tenant) }
    }

    public func figures(_ request: FigureRequest, for tenant: Tenant) async throws -> Figures {
        try await self.read { work in
            try FigureReading(db: work.db).figures(request, tenant)
        }
    }

    public func unplannedRecords(
        referringTo name: RecordName, for tenant: Tenant
    ) async throws -> [RecordName] {
        try await self.read { work in
            try RecordWork(work: work).unplanned(referringTo: name, tenant)
        }
    }

    public func pastEnds(encounterID: UUID, for tenant: Tenant) async throws -> [PastEnd] {
        try await self.read { work in
            try PastWork(db: work.db).ends(encounterID: encounterID, tenant)
        }
    }

    public func encountersWithoutFacts(
        limit: Int, for tenant: Tenant
    ) async throws -> [StoredRecord]? {
        try await self.read { work in
            try FactWork(work: work).encountersWithoutFacts(limit: limit, tenant)
        }
    }

    public func saveLateFacts(_ facts: [LateFact], for tenant: Tenant) async throws {
        try await self.write { work in try FactWork(work: work).saveLate(facts, tenant) }
    }
}

// MARK: - Bulk retry

extension SQLiteStore {
    public func countRetryable(
        _ filter: BulkRetryFilter, for tenant: Tenant, now: Date
    ) async throws -> Int {
        try await self.read { work in
            try BulkRetryWork(work: work, now: now).count(filter, tenant)
        }
    }

    public func startBulkRetry(
        id: UUID, _ filter: BulkRetryFilter, by user: UUID?, for tenant: Tenant, now: Date
    ) async throws -> BulkRetryRow {
        try await self.write { work in
            try BulkRetryWork(work: work, now: now).start(id: id, filter, by: user, tenant)
        }
    }

    public func bulkRetries(limit: Int, for tenant: Tenant) async throws -> [BulkRetryRow] {
        let now = self.ambient.now()
        return try await self.read { work in
            try BulkRetryWork(work: work, now: now).list(limit: limit, tenant)
        }
    }

    public func bulkRetry(_ id: UUID, for tenant: Tenant) async throws -> BulkRetryRow? {
        let now = self.ambient.now()
        return try await self.read { work in
            let row = try BulkRetryWork(work: work, now: now).row(id)
            return row?.tenant == tenant ? row : nil
        }
    }

    public func cancelBulkRetry(
        _ id: UUID, for tenant: Tenant, now: Date
    ) async throws -> BulkRetryRow {
        try await self.write { work in
            try BulkRetryWork(work: work, now: now).cancel(id, tenant)
        }
    }

    public func runningBulkRetry(for tenant: Tenant) async throws -> BulkRetryRow? {
        let now = self.ambient.now()
        return try await self.read { work in
            try BulkRetryWork(work: work, now: now).running(tenant)
        }
    }

    public func bulkRetryPage(_ id: UUID, limit: Int) async throws -> BulkRetryPage {
        let now = self.ambient.now()
        return try await self.read { work in
            try BulkRetryWork(work: work, now: now).page(id, limit: limit)
        }
    }

    public func workBulkRetry(
        _ id: UUID, page: BulkRetryPage, now: Date
    ) async throws -> BulkRetryRow {
        try await self.write { work in try BulkRetryWork(work: work, now: now).work(id, page) }
    }

    public func release(_ id: UUID, now: Date) async throws {
        try await self.write { work in try PersonWork(work: work, now: now).release(id.text) }
    }
}
