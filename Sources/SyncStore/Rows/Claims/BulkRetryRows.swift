import Foundation
import SyncCore

/// Which deliveries a bulk retry is about; each condition that is set narrows the choice.
public struct BulkRetryFilter: Sendable, Hashable, Codable {
    /// What a retry can put back in line.
    public enum Status: String, Sendable, Hashable, Codable, CaseIterable {
        case failed
        case skipped
        case held
    }

    /// Empty means all three.
    public var statuses: Set<Status> = []
    public var types: Set<String> = []
    public var errorCategory: ErrorCategory?
    public var errorCode: String?
    public var skipReasons: Set<String> = []
    public var encounterID: UUID?
    public var createdFrom: Date?
    public var createdTo: Date?

    public init() {}

    /// Whether it sets no condition but the status.
    public var isOpen: Bool {
        self.types.isEmpty && self.errorCategory == nil && self.errorCode == nil
            && self.skipReasons.isEmpty && self.encounterID == nil && self.createdFrom == nil
            && self.createdTo == nil && self.statuses.isEmpty
    }
}

/// A row of `bulk_retry`.
public struct BulkRetryRow: Sendable, Hashable {
    public enum State: String, Sendable, Hashable, Codable {
        case running
        case completed
        case cancelled
    }

    public var id: UUID
    public var tenant: Tenant
    public var filter: BulkRetryFilter
    public var requestedBy: UUID?
    /// How many matched when it was asked for.
    public var total: Int
    /// How many have been worked off.
    public var done: Int
    public var state: State
    public var startedAt: Date
    public var endedAt: Date?

    public init(
        id: UUID, tenant: Tenant, filter: BulkRetryFilter, requestedBy: UUID?, total: Int,
        done: Int, state: State, startedAt: Date, endedAt: Date?
    ) {
        self.id = id
        self.tenant = tenant
        self.filter = filter
        self.requestedBy = requestedBy
        self.total = total
        self.done = done
        self.state = state
        self.startedAt = startedAt
        self.endedAt = endedAt
    }
}

/// One delivery that a bulk retry is about to put back in line.
public struct BulkRetryItem: Sendable, Hashable {
    public var deliveryID: UUID
    public var key: ResourceKey
    public var encounterID: UUID?

    public init(deliveryID: UUID, key: ResourceKey, encounterID: UUID?) {
        self.deliveryID = deliveryID
        self.key = key
        self.encounterID = encounterID
    }
}

/// What comes next of a bulk retry, and the places before and behind it.
public struct BulkRetryPage: Sendable, Hashable {
    public var after: String
    public var next: String
    public var items: [BulkRetryItem]

    public init(after: String, next: String, items: [BulkRetryItem]) {
        self.after = after
        self.next = next
        self.items = items
    }
}
