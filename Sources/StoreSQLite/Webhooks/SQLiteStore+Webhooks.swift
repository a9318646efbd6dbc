import Foundation
import GRDB
import SyncCore
import SyncStore

extension SQLiteStore: WebhookStore {
    public func saveWebhookEndpoint(_ row: WebhookEndpointRow) async throws {
        try await self.write { work in try WebhookWork(work: work).save(row) }
    }

    public func webhookEndpoints(for tenant: Tenant) async throws -> [WebhookEndpointRow] {
        try await self.read { work in try WebhookWork(work: work).endpoints(tenant) }
    }

    public func removeWebhookEndpoint(_ id: UUID, for tenant: Tenant) async throws {
        try await self.write { work in try WebhookWork(work: work).remove(id, tenant) }
    }

    public func appendWebhookEvents(_ events: [WebhookEventRow]) async throws {
        try await self.write { work in
            for event in events { try WebhookWork(work: work).append(event) }
        }
    }

    public func dueWebhookDeliveries(
        limit: Int, for tenant: Tenant, now: Date
    ) async throws -> [(WebhookDeliveryRow, WebhookEndpointRow)] {
        // Most of the time there is nothing, and nothing is then written.
        let hasTraces = try await self.read { work in
            try work.db.row(WebhookTraces.oldest, tenant.arguments + [1]) != nil
        }
        if hasTraces {
            try await self.write { work in
                try WebhookTraces(work: work, tenant: tenant, now: now).collect()
            }
        }
        return try await self.read { work in
            try WebhookWork(work: work).due(
                limit: min(limit, WebhookLimits.rowsMax), tenant, now: now)
        }
    }

    public func noteWebhookDelivery(
        _ id: UUID, responseStatus: Int?, milliseconds: Int, failure: String?, nextTryAt: Date?,
        isFinal: Bool, now: Date
    ) async throws {
        try await self.write { work in
            try WebhookWork(work: work).note(
                id, responseStatus: responseStatus, milliseconds: milliseconds, failure: failure,
                nextTryAt: nextTryAt, isFinal: isFinal, now: now)
        }
    }

    public func webhookDeliveries(
        endpointID: UUID?, limit: Int, offset: Int, for tenant: Tenant
    ) async throws -> [WebhookDeliveryRow] {
        try await self.read { work in
            try WebhookWork(work: work).deliveries(
                endpointID: endpointID, limit: limit, offset: offset, tenant)
        }
    }

    public func retryWebhookDelivery(_ id: UUID, for tenant: Tenant, now: Date) async throws {
        try await self.write { work in try WebhookWork(work: work).retry(id, tenant, now: now) }
    }
}
