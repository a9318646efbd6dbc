import Foundation
import SyncCore
import SyncStore

extension Bridge {
    /// How many deliveries a bulk retry would put back in line now.
    ///
    /// - Throws: `BulkRetryRequest.Refusal` for a filter that names nothing.
    public func countRetry(_ request: BulkRetryRequest, _ tenant: Tenant) async throws -> Int {
        try await self.store.countRetryable(
            request.filter(), for: tenant, now: self.ambient.now())
    }

    /// Writes a bulk retry down; the running engine works it off, over restarts, page by page.
    ///
    /// - Throws: `BulkRetryRequest.Refusal` for a filter that names nothing.
    public func startBulkRetry(
        _ request: BulkRetryRequest, _ tenant: Tenant, by user: UUID?
    ) async throws -> BulkRetryRow {
        try await self.store.startBulkRetry(
            id: self.ambient.makeUUID(), request.filter(), by: user, for: tenant,
            now: self.ambient.now())
    }

    /// The newest first.
    public func bulkRetries(_ tenant: Tenant, limit: Int = 50) async throws -> [BulkRetryRow] {
        try await self.store.bulkRetries(limit: limit, for: tenant)
    }

    public func bulkRetry(_ id: UUID, _ tenant: Tenant) async throws -> BulkRetryRow? {
        try await self.store.bulkRetry(id, for: tenant)
    }

    /// Stops it behind the page that is being worked; `StoreError` of `.notFound` or `.invalidState`.
    public func cancelBulkRetry(_ id: UUID, _ tenant: Tenant) async throws -> BulkRetryRow {
        try await self.store.cancelBulkRetry(id, for: tenant, now: self.ambient.now())
    }

    /// Puts one delivery back in line, made anew from what is known now.
    ///
    /// - Throws: `StoreError` of `.notFound`, or `.invalidState` when it neither failed nor was
    ///   skipped or held.
    public func retryDelivery(_ id: UUID, tenant: Tenant) async throws {
        guard let row = try await self.store.delivery(id), row.tenant == tenant else {
            throw StoreError(.notFound, "no delivery has this identifier")
        }
        guard row.isRetryable else {
            throw StoreError(
                .invalidState, "a delivery that is \(row.phase.rawValue) is not retried")
        }
        if let source = SourceRecord.name(of: row.key, encounterID: row.encounterID) {
            try await self.planner.plan(source, for: tenant)
        }
        // Brought up to date, it may be back in line already.
        guard let now = try await self.store.delivery(id), now.isRetryable else { return }
        try await self.store.retry(id, now: self.ambient.now())
    }

    public func holdDelivery(_ id: UUID, reason: String, tenant: Tenant) async throws {
        guard let row = try await self.store.delivery(id), row.tenant == tenant else {
            throw StoreError(.notFound, "no delivery has this identifier")
        }
        try await self.store.hold(id, reason: reason, now: self.ambient.now())
    }

    public func releaseDelivery(_ id: UUID, tenant: Tenant) async throws {
        guard let row = try await self.store.delivery(id), row.tenant == tenant else {
            throw StoreError(.notFound, "no delivery has this identifier")
        }
        try await self.store.release(id, now: self.ambient.now())
    }
}

extension DeliveryRow {
    fileprivate var isRetryable: Bool {
        self.status == .failed || self.status == .skipped || self.phase == .held
    }
}
