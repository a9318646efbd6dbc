import Foundation
import SyncCore

/// Where a clinic's own software takes events.
///
/// The secret, and the address, whose path is often a key, are sealed at rest and never printed.
public struct WebhookEndpointRow: Sendable, Hashable {
    public var id: UUID
    public var tenant: Tenant
    public var url: String
    /// What requests are signed with, as the receiver has it.
    public var secret: String
    /// Empty: every kind.
    public var kinds: Set<WebhookEventKind>
    public var isActive: Bool
    public var createdAt: Date
    public var lastDeliveredAt: Date?
    /// The code of the last failure, until something is delivered again.
    public var lastFailure: String?

    public init(
        id: UUID, tenant: Tenant, url: String, secret: String, kinds: Set<WebhookEventKind> = [],
        isActive: Bool = true, createdAt: Date, lastDeliveredAt: Date? = nil,
        lastFailure: String? = nil
    ) {
        self.id = id
        self.tenant = tenant
        self.url = url
        self.secret = secret
        self.kinds = kinds
        self.isActive = isActive
        self.createdAt = createdAt
        self.lastDeliveredAt = lastDeliveredAt
        self.lastFailure = lastFailure
    }

    /// Whether events of the kind go there; a test goes to every endpoint.
    public func wants(_ kind: WebhookEventKind) -> Bool {
        kind == .test || self.kinds.isEmpty || self.kinds.contains(kind)
    }
}

extension WebhookEndpointRow: CustomStringConvertible, CustomDebugStringConvertible,
    CustomReflectable
{
    public var description: String { "WebhookEndpointRow(\(self.id))" }
    public var debugDescription: String { self.description }
    public var customMirror: Mirror { Mirror(self, children: ["id": self.id]) }
}

/// One event, the same for every endpoint that gets it.
public struct WebhookEventRow: Sendable, Hashable {
    /// What a receiver tells repetitions by.
    public var id: UUID
    public var tenant: Tenant
    public var kind: WebhookEventKind
    /// The document as it is sent: ids, states and codes, nothing clinical and nobody's name.
    public var payload: [UInt8]
    public var createdAt: Date

    public init(
        id: UUID, tenant: Tenant, kind: WebhookEventKind, payload: [UInt8], createdAt: Date
    ) {
        self.id = id
        self.tenant = tenant
        self.kind = kind
        self.payload = payload
        self.createdAt = createdAt
    }
}

/// One event on its way to one endpoint.
public struct WebhookDeliveryRow: Sendable, Hashable {
    public enum Status: String, Sendable, Hashable, Codable, CaseIterable {
        case pending
        case delivered
        case failed
    }

    public var id: UUID
    public var endpointID: UUID
    public var event: WebhookEventRow
    public var status: Status
    /// Tries since it was made or a person asked for it again.
    public var tries: Int
    public var nextTryAt: Date?
    public var lastTriedAt: Date?
    public var responseStatus: Int?
    public var responseMilliseconds: Int?
    /// A code such as `http_500` or `answer_timeout`.
    public var failure: String?

    public init(
        id: UUID, endpointID: UUID, event: WebhookEventRow, status: Status, tries: Int = 0,
        nextTryAt: Date? = nil, lastTriedAt: Date? = nil, responseStatus: Int? = nil,
        responseMilliseconds: Int? = nil, failure: String? = nil
    ) {
        self.id = id
        self.endpointID = endpointID
        self.event = event
        self.status = status
        self.tries = tries
        self.nextTryAt = nextTryAt
        self.lastTriedAt = lastTriedAt
        self.responseStatus = responseStatus
        self.responseMilliseconds = responseMilliseconds
        self.failure = failure
    }
}
