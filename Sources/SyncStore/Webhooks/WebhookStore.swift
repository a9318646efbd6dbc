import Foundation
import SyncCore

/// Events for the clinic's own software and their way to it.
///
/// What happens to deliveries leaves its trace in the same transaction, so that no crash loses an
/// event or makes it twice; `dueWebhookDeliveries` turns traces into events, in one transaction too,
/// so that settling never waits for it. An event tells of what stands when it is made: what was
/// mended before anybody could be told is not told. Without an active endpoint nothing is kept.
public protocol WebhookStore: Sendable {
    /// Inserts or replaces an endpoint; what was delivered and how it last failed is kept.
    func saveWebhookEndpoint(_ row: WebhookEndpointRow) async throws
    /// Oldest first.
    func webhookEndpoints(for tenant: Tenant) async throws -> [WebhookEndpointRow]
    /// Removes an endpoint with what is on its way to it and its log; `StoreError.notFound` when
    /// nothing of the tenant has the identifier.
    func removeWebhookEndpoint(_ id: UUID, for tenant: Tenant) async throws
    /// Gives each event to the active endpoints of its tenant that want its kind; one that nobody
    /// wants is not kept. An event that is there already changes nothing.
    func appendWebhookEvents(_ events: [WebhookEventRow]) async throws
    /// What is due to be tried, taken in turn from the tenant's active endpoints and oldest first
    /// within each, so that one with a long line does not keep others waiting.
    ///
    /// Nothing is leased: asked twice before a note, it answers the same.
    func dueWebhookDeliveries(
        limit: Int, for tenant: Tenant, now: Date
    ) async throws -> [(WebhookDeliveryRow, WebhookEndpointRow)]
    /// Notes one try. Without a failure the event was delivered. With one it is tried again at
    /// `nextTryAt`, or has failed for good when `isFinal`; final with a response status of 410, the
    /// endpoint is switched off too and all that waits for it fails.
    ///
    /// Nothing happens when the delivery has gone or came to its end meanwhile.
    func noteWebhookDelivery(
        _ id: UUID, responseStatus: Int?, milliseconds: Int, failure: String?, nextTryAt: Date?,
        isFinal: Bool, now: Date
    ) async throws
    /// The newest first, of one endpoint or all of the tenant's.
    func webhookDeliveries(
        endpointID: UUID?, limit: Int, offset: Int, for tenant: Tenant
    ) async throws -> [WebhookDeliveryRow]
    /// Puts a delivery back in line, delivered ones too, its tries counted anew;
    /// `StoreError.notFound` when nothing of the tenant has the identifier.
    func retryWebhookDelivery(_ id: UUID, for tenant: Tenant, now: Date) async throws
}

/// Limits of the port.
public enum WebhookLimits {
    /// Endpoints of a tenant; more is a slip.
    public static let endpointsMax = 20
    /// Rows answered by one call.
    public static let rowsMax = 1_000
}
