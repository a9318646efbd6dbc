import Foundation
import SyncCore

/// One receiver in a clinic's own system.
public struct WebhookEndpointRow: Sendable, Hashable {
    public var id: UUID
    public var tenant: Tenant
    public var url: String
    /// What bodies are signed with; sealed at rest, shown to a person once.
    public var secret: String
    /// Empty for all.
    public var kinds: Set<WebhookEventKind>
    public var isActive: Bool
    public var createdAt: Date
    /// Kept by the sending; saving an endpoint does not change it.
    public var lastDeliveredAt: Date?
    /// Why the newest sending failed, nil after one that succeeded; kept by the sending.
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

    /// Whether it is sent events of this kind; a test is made for one endpoint and is no event of
    /// the clinic's.
    public func wants(_ kind: WebhookEventKind) -> Bool {
        self.isActive && kind != .test && (self.kinds.isEmpty || self.kinds.contains(kind))
    }
}

/// Something that happened and that receivers are told of.
public struct WebhookEventRow: Sendable, Hashable {
    /// What a receiver recognises a repetition by.
    public var id: UUID
    public var tenant: Tenant
    public var kind: WebhookEventKind
    /// The body as it is sent: local ids, platform ids, states and codes, nothing about a patient.
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

/// One event on its way to one receiver.
public struct WebhookDeliveryRow: Sendable, Hashable {
    public enum Status: String, Sendable, Hashable, CaseIterable {
        case pending
        case delivered
        case failed
    }

    public var id: UUID
    public var endpointID: UUID
    public var event: WebhookEventRow
    public var status: Status
    public var tries: Int
    /// Nil unless it is pending.
    public var nextTryAt: Date?
    public var lastTriedAt: Date?
    public var responseStatus: Int?
    public var responseMilliseconds: Int?
    /// A code such as `http_500` or `answer_timeout`; never what the receiver wrote.
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
