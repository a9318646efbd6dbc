import Foundation
import SyncCore

/// What one revision of one record asks the queue for.
public struct QueuePlan: Sendable, Hashable {
    public var tenant: Tenant
    public var record: RecordName
    public var revision: Int
    /// In the order in which identifiers are to be given, which is the tie-break when claiming.
    public var deliveries: [PlannedDelivery]
    /// Replaces the findings stored for the record.
    public var findings: [FindingRow]
    public var retriesMax: Int
    /// Identifiers for new rows come from here, in order (UUIDv7).
    public var makeUUID: @Sendable () -> UUID

    public init(
        tenant: Tenant, record: RecordName, revision: Int, deliveries: [PlannedDelivery],
        findings: [FindingRow], retriesMax: Int, makeUUID: @escaping @Sendable () -> UUID
    ) {
        self.tenant = tenant
        self.record = record
        self.revision = revision
        self.deliveries = deliveries
        self.findings = findings
        self.retriesMax = retriesMax
        self.makeUUID = makeUUID
    }

    public static func == (a: Self, b: Self) -> Bool {
        a.tenant == b.tenant && a.record == b.record && a.revision == b.revision
            && a.deliveries == b.deliveries
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(self.record)
        hasher.combine(self.revision)
    }
}

public struct PlanOutcome: Sendable, Hashable {
    public var inserted = 0
    public var amended = 0
    public var unchanged = 0

    public init() {}
}

public struct ClaimRequest: Sendable, Hashable {
    public var tenant: Tenant
    public var limit: Int
    /// New at each process start.
    public var owner: UUID
    public var leaseUntil: Date
    public var now: Date

    public init(tenant: Tenant, limit: Int, owner: UUID, leaseUntil: Date, now: Date) {
        self.tenant = tenant
        self.limit = limit
        self.owner = owner
        self.leaseUntil = leaseUntil
        self.now = now
    }
}

/// Proves the right to settle: it is void once the delivery was leased again.
public struct Fence: Sendable, Hashable {
    public let deliveryID: UUID
    public let leaseNumber: Int

    public init(deliveryID: UUID, leaseNumber: Int) {
        self.deliveryID = deliveryID
        self.leaseNumber = leaseNumber
    }
}

public struct ClaimedDelivery: Sendable, Hashable {
    public var fence: Fence
    public var tenant: Tenant
    public var key: ResourceKey
    public var stage: DeliveryStage
    public var operation: DeliveryOperation
    public var template: [UInt8]
    public var disclosure: DisclosureClass
    public var encounterID: UUID?
    public var patientID: UUID?
    public var businessIdentifier: String?
    /// The number of the attempt about to be made, from 1, retries and re-drives counted on.
    public var attemptNumber: Int
    public var retryCount: Int
    public var retriesMax: Int
    /// How often its outcome has been looked for in vain.
    public var lookCount: Int
    public var createdAt: Date
    public var leaseUntil: Date
    /// References whose target may be left out (edges of kind accepted or settled).
    public var optionalReferences: Set<ResourceKey>
    /// The platform's id of the fact, when it has one already.
    public var platformID: String?
    /// When the request whose outcome is unknown was handed to the network.
    public var inFlightAt: Date?
    /// What the platform answered last, if it did.
    public var responseStatus: Int?

    public init(
        fence: Fence, tenant: Tenant, key: ResourceKey, stage: DeliveryStage,
        operation: DeliveryOperation, template: [UInt8], disclosure: DisclosureClass,
        encounterID: UUID?, patientID: UUID?, businessIdentifier: String?, attemptNumber: Int,
        retryCount: Int, retriesMax: Int, lookCount: Int, createdAt: Date, leaseUntil: Date,
        optionalReferences: Set<ResourceKey>, platformID: String?, inFlightAt: Date?,
        responseStatus: Int? = nil
    ) {
        self.fence = fence
        self.tenant = tenant
        self.key = key
        self.stage = stage
        self.operation = operation
        self.template = template
        self.disclosure = disclosure
        self.encounterID = encounterID
        self.patientID = patientID
        self.businessIdentifier = businessIdentifier
        self.attemptNumber = attemptNumber
        self.retryCount = retryCount
        self.retriesMax = retriesMax
        self.lookCount = lookCount
        self.createdAt = createdAt
        self.leaseUntil = leaseUntil
        self.optionalReferences = optionalReferences
        self.platformID = platformID
        self.inFlightAt = inFlightAt
        self.responseStatus = responseStatus
    }
}

public struct PlatformIdentity: Sendable, Hashable {
    public var id: String
    public var versionID: String?
    public var storedAt: Date

    public init(id: String, versionID: String?, storedAt: Date) {
        self.id = id
        self.versionID = versionID
        self.storedAt = storedAt
    }
}

/// How an attempt ended.
public enum Resolution: Sendable, Hashable {
    /// `phase` is created, adopted or updated.
    case completed(phase: DeliveryPhase, identity: PlatformIdentity)
    /// Again at the instant given; `counts` says whether a retry is consumed.
    case retry(at: Date, counts: Bool)
    /// The outcome must be looked for at the instant given; `counts` says whether a retry is
    /// consumed. From an unknown delivery it means that a look found nothing, and raises the look
    /// count.
    case unknown(lookAt: Date, counts: Bool = false)
    /// The look itself could not be made: the delivery stays unknown and the count as it is.
    case lookLater(at: Date)
    /// `phase` is rejected or exhausted.
    case failed(phase: DeliveryPhase)
    case skipped(reason: String)
    case held(reason: String)

    /// Whether nothing more happens to the delivery by itself for now.
    public var isRest: Bool {
        switch self {
        case .completed, .failed, .skipped, .held: true
        case .retry, .unknown, .lookLater: false
        }
    }
}

/// Everything that ends one attempt, written in one transaction.
public struct Settlement: Sendable, Hashable {
    public var fence: Fence
    public var resolution: Resolution
    /// A safe sentence without patient data, or nil to clear.
    public var message: String?
    public var responseStatus: Int?
    public var responseBody: [UInt8]?
    public var attempt: AttemptRecord?
    public var error: ErrorRecord?
    /// Optional references that were left out of what was sent.
    public var omitted: Set<ResourceKey>
    public var now: Date

    public init(
        fence: Fence, resolution: Resolution, message: String? = nil, responseStatus: Int? = nil,
        responseBody: [UInt8]? = nil, attempt: AttemptRecord? = nil, error: ErrorRecord? = nil,
        omitted: Set<ResourceKey> = [], now: Date
    ) {
        self.fence = fence
        self.resolution = resolution
        self.message = message
        self.responseStatus = responseStatus
        self.responseBody = responseBody
        self.attempt = attempt
        self.error = error
        self.omitted = omitted
        self.now = now
    }
}

public struct RescueOutcome: Sendable, Hashable {
    public var returned = 0
    public var becameUnknown = 0
    /// Set aside because they were in flight at three crashes within 72 hours.
    public var setAside = 0

    public init() {}
}

public struct DeliveryFilter: Sendable, Hashable {
    public var statuses: Set<DeliveryStatus> = []
    public var types: Set<String> = []
    public var encounterID: UUID?
    public var patientID: UUID?
    public var createdFrom: Date?
    public var createdTo: Date?
    public var limit = 50
    public var offset = 0

    public init() {}
}

/// A row of `satusehat_sync_queue` as people see it.
public struct DeliveryRow: Sendable, Hashable {
    public var id: UUID
    public var tenant: Tenant
    public var key: ResourceKey
    public var stage: DeliveryStage
    public var operation: DeliveryOperation
    public var status: DeliveryStatus
    public var phase: DeliveryPhase
    public var template: [UInt8]
    public var encounterID: UUID?
    public var patientID: UUID?
    public var priority: Int
    public var retryCount: Int
    public var retriesMax: Int
    public var nextRetryAt: Date?
    public var openDependencies: Int
    /// The failed delivery at the root of a blocked one.
    public var blockedBy: UUID?
    public var satusehatID: String?
    public var responseStatus: Int?
    public var errorMessage: String?
    public var skipReason: String?
    public var businessIdentifier: String?
    public var createdAt: Date
    public var startedAt: Date?
    public var completedAt: Date?

    public init(
        id: UUID, tenant: Tenant, key: ResourceKey, stage: DeliveryStage,
        operation: DeliveryOperation, status: DeliveryStatus, phase: DeliveryPhase,
        template: [UInt8], encounterID: UUID?, patientID: UUID?, priority: Int, retryCount: Int,
        retriesMax: Int, nextRetryAt: Date?, openDependencies: Int, blockedBy: UUID?,
        satusehatID: String?, responseStatus: Int?, errorMessage: String?, skipReason: String?,
        businessIdentifier: String?, createdAt: Date, startedAt: Date?, completedAt: Date?
    ) {
        self.id = id
        self.tenant = tenant
        self.key = key
        self.stage = stage
        self.operation = operation
        self.status = status
        self.phase = phase
        self.template = template
        self.encounterID = encounterID
        self.patientID = patientID
        self.priority = priority
        self.retryCount = retryCount
        self.retriesMax = retriesMax
        self.nextRetryAt = nextRetryAt
        self.openDependencies = openDependencies
        self.blockedBy = blockedBy
        self.satusehatID = satusehatID
        self.responseStatus = responseStatus
        self.errorMessage = errorMessage
        self.skipReason = skipReason
        self.businessIdentifier = businessIdentifier
        self.createdAt = createdAt
        self.startedAt = startedAt
        self.completedAt = completedAt
    }
}

public struct DependencyRow: Sendable, Hashable {
    public enum State: String, Sendable, Hashable, Codable {
        case open
        case satisfied
        /// Satisfied by leaving out what the parent would have contributed.
        case omitted
    }

    public var parentID: UUID
    public var key: ResourceKey
    public var stage: DeliveryStage
    public var kind: Dependency.Kind
    public var state: State
    public var parentPhase: DeliveryPhase

    public init(
        parentID: UUID, key: ResourceKey, stage: DeliveryStage, kind: Dependency.Kind,
        state: State, parentPhase: DeliveryPhase
    ) {
        self.parentID = parentID
        self.key = key
        self.stage = stage
        self.kind = kind
        self.state = state
        self.parentPhase = parentPhase
    }
}

/// Counts of deliveries by type and phase.
public struct QueueSummary: Sendable, Hashable {
    public var counts: [String: [DeliveryPhase: Int]]
    /// Blocked deliveries that have a failed root and therefore cannot move by themselves.
    public var stuckByType: [String: Int]
    /// Records accepted but not planned yet.
    public var unplannedRecords: Int

    public init(
        counts: [String: [DeliveryPhase: Int]], stuckByType: [String: Int], unplannedRecords: Int
    ) {
        self.counts = counts
        self.stuckByType = stuckByType
        self.unplannedRecords = unplannedRecords
    }
}
