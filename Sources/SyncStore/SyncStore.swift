import Foundation
import SyncCore

/// What the engine asks of storage, in the engine's words.
///
/// Every method is one transaction: it happens whole or not at all, and what it answers is durable.
/// `now` is always given, never asked of the database. Rows of one tenant are never seen by another.
/// An adapter passes the conformance suite in `SyncStoreTesting`.
public protocol SyncStore: SetupStore, RecordStore, QueueStore, JournalStore, AlertStore, GateStore,
    ServiceStore
{}

/// Configuration, tokens and what the platform told us about the facility.
public protocol SetupStore: Sendable {
    /// Inserts or replaces the configuration of the tenant; a changed client id, secret or base URL
    /// discards the stored token.
    func saveConfiguration(_ configuration: SatusehatConfiguration, now: Date) async throws
    func configuration(for tenant: Tenant) async throws -> SatusehatConfiguration?
    func configurations() async throws -> [SatusehatConfiguration]
    /// Removes the configuration of a tenant that holds no record; `StoreError.invalidState` otherwise.
    func deleteConfiguration(for tenant: Tenant) async throws
    /// Moves a configuration, with its token, to the organization's own identifier once that is
    /// known, and whatever was given to the one that stood for it: users, keys and sessions. Where
    /// the organization has an active configuration of its own, that one stands and the other goes.
    ///
    /// `StoreError.invalidState` when the tenant holds a record already; nothing moves then.
    func moveConfiguration(
        from tenant: Tenant, to organizationID: UUID, now: Date
    ) async throws -> SatusehatConfiguration
    func saveToken(_ token: StoredToken, for tenant: Tenant, now: Date) async throws
    func token(for tenant: Tenant) async throws -> StoredToken?
    func discardToken(for tenant: Tenant, now: Date) async throws
    /// Sets or (nil) clears `last_error`.
    func noteConfigurationError(_ text: String?, for tenant: Tenant, now: Date) async throws

    func saveLocation(_ row: LocationRow, for tenant: Tenant) async throws
    func locations(for tenant: Tenant) async throws -> [LocationRow]
    func savePractitioner(_ row: PractitionerRow, for tenant: Tenant) async throws
    func practitioners(for tenant: Tenant) async throws -> [PractitionerRow]
    func savePatientLookup(_ row: PatientLookupRow, for tenant: Tenant) async throws
    /// The newest look-up of the person with this NIK, found through its keyed hash.
    func latestPatientLookup(nik: String, for tenant: Tenant) async throws -> PatientLookupRow?
    /// The newest look-up made for a local patient.
    func latestPatientLookup(patientID: UUID, for tenant: Tenant) async throws -> PatientLookupRow?

    /// Adds a consent row; rows are never edited but for revocation.
    ///
    /// Also moves deliveries of the patient that were skipped for want of consent back to waiting,
    /// and answers how many.
    @discardableResult
    func saveConsent(_ row: ConsentRow, for tenant: Tenant, now: Date) async throws -> Int
    func consents(patientID: UUID, for tenant: Tenant) async throws -> [ConsentRow]
}

/// Clinic records as they were handed in.
public protocol RecordStore: Sendable {
    /// Stores each record whose revision is higher than what is stored; answers one outcome each, in
    /// order. Everything accepted by one call is in one commit.
    func accept(_ records: [IncomingRecord], now: Date) async throws -> [AcceptOutcome]
    func record(_ name: RecordName, for tenant: Tenant) async throws -> StoredRecord?
    /// The records known by a number of the clinic's, the one accepted last first.
    func records(alias: RecordAlias, for tenant: Tenant) async throws -> [RecordName]
    /// The latest revision of each named record that exists.
    func records(_ names: [RecordName], for tenant: Tenant) async throws -> [StoredRecord]
    /// Records of one kind in id order, for paging: those after `after`.
    func records(
        kind: String, after: UUID?, limit: Int, for tenant: Tenant
    ) async throws -> [StoredRecord]
    /// Records whose latest revision has not been planned yet, oldest acceptance first.
    func unplannedRecords(limit: Int, for tenant: Tenant) async throws -> [StoredRecord]
    /// Marks every record that holds a reference to one of `names` and was planned with an
    /// `UNKNOWN_REFERENCE` finding as unplanned again.
    func replanRecords(missing names: [RecordName], for tenant: Tenant) async throws
    /// Marks every record that refers to `name` as unplanned again: what it may rely on has changed.
    func replanRecords(referringTo name: RecordName, for tenant: Tenant) async throws
    func findings(_ name: RecordName?, limit: Int, for tenant: Tenant) async throws -> [FindingRow]
}

/// Deliveries on their way.
public protocol QueueStore: Sendable {
    /// Queues what a record asks for and marks its revision as planned.
    ///
    /// Each planned delivery is merged with what stands in the queue for its key and stage by
    /// `PlanMerge`: unchanged, amended in place, or a new update behind the old delivery.
    /// Dependencies on unknown keys, and cycles, are refused (`StoreError.unknownDependency`,
    /// `.dependencyCycle`).
    func plan(_ plan: QueuePlan, now: Date) async throws -> PlanOutcome
    /// Moves delayed deliveries whose time has come to ready, then leases up to `limit` ready ones.
    ///
    /// Lower priority first, then identifier order. At most one delivery of an encounter is claimed,
    /// in flight or waiting for a near retry at a time, so a retry keeps the order of its encounter;
    /// and never two of one business identifier.
    func claim(_ request: ClaimRequest) async throws -> [ClaimedDelivery]
    /// Whether a claim would find anything now, for sending or for looking.
    func hasWork(for tenant: Tenant, now: Date) async throws -> Bool
    /// Leases deliveries whose outcome is unknown and whose next look is due; their phase stays.
    func claimUnknown(_ request: ClaimRequest) async throws -> [ClaimedDelivery]
    /// Extends the leases that are still held; answers those that are.
    func heartbeat(_ fences: [Fence], leaseUntil: Date) async throws -> [Fence]
    /// Commits, before the first byte leaves, that the request is being handed to the network.
    ///
    /// False when the lease was lost: then nothing may be sent.
    func markInFlight(_ fence: Fence, bodyDigest: [UInt8], now: Date) async throws -> Bool
    /// Ends an attempt: state, platform id, log, error and freed children in one transaction.
    ///
    /// False when the lease was lost meanwhile: then only the log row is written.
    func settle(_ settlement: Settlement) async throws -> Bool
    /// Frees deliveries whose lease lapsed: claimed ones wait again, in-flight ones become unknown.
    /// Works in pages and answers what it changed.
    ///
    /// - Parameter soleOwner: Given by a process that alone may work this store: every lease of
    ///   another owner belongs to a dead process and is freed at once.
    func rescue(lookAt: Date, soleOwner: UUID?, now: Date) async throws -> RescueOutcome
    /// Platform identifiers of completed facts among `keys`.
    func platformIDs(
        for keys: [ResourceKey], tenant: Tenant
    ) async throws -> [ResourceKey: PlatformIdentity]
    /// Marks settled-kind dependencies that have kept a delivery waiting since before `before` as
    /// satisfied, so that a closing update waits a bounded time (G-28).
    func releaseOverdueSettledDependencies(before: Date, tenant: Tenant) async throws -> Int

    func delivery(_ id: UUID) async throws -> DeliveryRow?
    /// The newest delivery of a fact and stage.
    func delivery(
        of key: ResourceKey, stage: DeliveryStage, tenant: Tenant
    ) async throws -> DeliveryRow?
    func deliveries(_ filter: DeliveryFilter, for tenant: Tenant) async throws -> [DeliveryRow]
    func dependencies(of id: UUID) async throws -> [DependencyRow]
    func summary(for tenant: Tenant) async throws -> QueueSummary
    /// The earliest instant at which a delayed, unknown or leased delivery becomes due.
    func nextDue(for tenant: Tenant) async throws -> Date?
    /// Puts a failed, skipped or held delivery back in line; `StoreError.invalidState` otherwise.
    func retry(_ id: UUID, now: Date) async throws
    func hold(_ id: UUID, reason: String, now: Date) async throws
    /// Puts deliveries that ran out of retries before `failedBefore` back in line.
    ///
    /// Each rests for an eighth of the time over which it was tried at least, so that what never
    /// succeeds is tried ever more seldom and never given up in silence.
    func redriveExhausted(failedBefore: Date, limit: Int, tenant: Tenant, now: Date) async throws
        -> Int
}

extension QueueStore {
    /// Frees deliveries whose lease lapsed, whoever held it.
    public func rescue(lookAt: Date, now: Date) async throws -> RescueOutcome {
        try await self.rescue(lookAt: lookAt, soleOwner: nil, now: now)
    }
}

/// What happened, kept for people.
public protocol JournalStore: Sendable {
    /// Attempts that belong to no delivery: token, health and look-up calls.
    func appendLog(_ attempt: AttemptRecord, for tenant: Tenant) async throws
    func attempts(deliveryID: UUID) async throws -> [AttemptRow]
    func errors(_ filter: ErrorFilter, for tenant: Tenant) async throws -> [ErrorRow]
    func error(_ id: UUID) async throws -> ErrorRow?
    func resolveError(
        _ id: UUID, as status: ResolutionStatus, notes: String?, by: UUID?, now: Date
    ) async throws
    /// Keeps the newest `HealthCheckRow.rowsMax` of a tenant.
    func saveHealthCheck(_ row: HealthCheckRow, for tenant: Tenant) async throws
    func healthChecks(limit: Int, for tenant: Tenant) async throws -> [HealthCheckRow]
}

/// What people are told of without asking, and what that follows from.
public protocol AlertStore: Sendable {
    /// What there is to judge how the sending goes by.
    func operatingEvidence(for tenant: Tenant, now: Date) async throws -> OperatingEvidence
    /// Reads what is known of every cause, lets `review` decide, and stores both what it changed and
    /// the messages it answers, in one transaction; so of two processes one tells.
    ///
    /// The newest `AlertRow.messagesMax` messages of a tenant are kept.
    func reviewAlerts(
        for tenant: Tenant, _ review: @escaping @Sendable (inout AlertBook) -> [AlertMessage]
    ) async throws -> [AlertMessage]
    /// What stands first, then the newest.
    func alerts(limit: Int, for tenant: Tenant) async throws -> [AlertRow]
    /// Notes that a person has seen it; `StoreError.notFound` when nothing has the identifier.
    func acknowledgeAlert(_ id: UUID, now: Date) async throws -> AlertRow
    /// The newest first.
    func alertMessages(limit: Int, for tenant: Tenant) async throws -> [AlertMessage]
    /// Messages made since `from` that were not taken, were offered less than `triesMax` times and
    /// are due to be offered again, oldest first.
    func unsentAlertMessages(
        since from: Date, triesMax: Int, limit: Int, for tenant: Tenant, now: Date
    ) async throws -> [UnsentAlertMessage]
    /// Notes one offering: the message was taken, or is to be offered again at `nextAt`.
    func noteAlertMessage(_ id: UUID, isSent: Bool, nextAt: Date, now: Date) async throws
}

/// What limits sending, kept over restarts and shared by processes on one store.
public protocol GateStore: Sendable {
    /// Takes one permit from the bucket of `client`, or answers when to ask again.
    func takePermit(client: String, settings: RetrySettings, now: Date) async throws -> PermitAnswer
    /// Puts back a permit that was taken for a request which then did not leave.
    func returnPermit(client: String, settings: RetrySettings) async throws
    /// Lets nothing through for `client` until the instant given, as the platform asked.
    func closeGate(client: String, until: Date, now: Date) async throws
    /// Reads the breaker, lets `change` decide, and stores what it decided, in one transaction.
    func updateBreaker<Answer: Sendable>(
        client: String, _ change: @escaping @Sendable (inout BreakerSnapshot) -> Answer
    ) async throws -> Answer
}

/// Why storage refused; the codes are stable.
public struct StoreError: Error, Sendable, Hashable, CustomStringConvertible {
    public enum Code: String, Sendable, Hashable {
        case unknownDependency = "unknown_dependency"
        case dependencyCycle = "dependency_cycle"
        case notFound = "not_found"
        case invalidState = "invalid_queue_state"
        case alreadyResolved = "already_resolved"
        case wrongKey = "wrong_key"
        case locked = "locked"
        case damaged = "damaged"
        case newerSchema = "newer_schema"
        /// Storage itself cannot do it now: disk full, no rights, closed.
        case unavailable = "storage_unavailable"
    }

    public let code: Code
    public let detail: String

    public init(_ code: Code, _ detail: String) {
        self.code = code
        self.detail = detail
    }

    public var description: String { "\(self.code.rawValue): \(self.detail)" }
}
