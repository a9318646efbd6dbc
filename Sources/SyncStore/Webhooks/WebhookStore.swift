import Foundation
import SyncCore

/// The receivers of a clinic, what they are told, and how the telling went.
///
/// What happens to deliveries becomes events in the transaction in which it happens, so a crash
/// neither loses nor doubles one; without an active endpoint nothing is made at all.
public protocol WebhookStore: Sendable {
    /// Inserts the endpoint or replaces what a person decides of it: address, secret, kinds, active.
    ///
    /// What was pending for an endpoint that is no longer active fails with `endpoint_inactive`.
    /// `StoreError.notFound` when the identifier belongs to another tenant.
    func saveWebhookEndpoint(_ row: WebhookEndpointRow) async throws
    /// The oldest first.
    func webhookEndpoints(for tenant: Tenant) async throws -> [WebhookEndpointRow]
    /// Removes it with its deliveries; `StoreError.notFound` when the tenant has none of this
    /// identifier.
    func removeWebhookEndpoint(_ id: UUID, for tenant: Tenant) async throws
    /// Keeps each event for every active endpoint of its tenant that wants its kind; an event that
    /// nobody wants, and one that is known already, is not kept.
    func appendWebhookEvents(_ events: [WebhookEventRow]) async throws
    /// What is pending for active endpoints and due to be tried, the longest due first.
    func dueWebhookDeliveries(
        limit: Int, for tenant: Tenant, now: Date
    ) async throws -> [(WebhookDeliveryRow, WebhookEndpointRow)]
    /// Notes one try: it was delivered (no failure), failed for good (`isFinal`), or is to be tried
    /// again at `nextTryAt`.
    ///
    /// A final answer 410 also ends the endpoint, as if a person had made it inactive. A delivery
    /// that is not pending any more is left as it is.
    func noteWebhookDelivery(
        _ id: UUID, responseStatus: Int?, milliseconds: Int, failure: String?, nextTryAt: Date?,
        isFinal: Bool, now: Date
    ) async throws
    /// Of one endpoint or of all, the newest first.
    func webhookDeliveries(
        endpointID: UUID?, limit: Int, offset: Int, for tenant: Tenant
    ) async throws -> [WebhookDeliveryRow]
    /// Makes a delivery that failed, or was delivered, due now; `StoreError.notFound` when the
    /// tenant has none of this identifier, `.invalidState` when its endpoint is not active.
    func retryWebhookDelivery(_ id: UUID, for tenant: Tenant, now: Date) async throws
}
