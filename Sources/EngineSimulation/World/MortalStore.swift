import Foundation
import SyncCore
import SyncStore

/// A store seen by one process of the simulated world, which can die or meet trouble at any call.
///
/// Every call goes through `life`: it may be refused before it reaches the store, or its answer may be
/// lost after it took effect, exactly as when power fails around a commit.
public struct MortalStore: SyncStore {
    let base: any SyncStore
    let life: Life

    public init(_ base: any SyncStore, life: Life) {
        self.base = base
        self.life = life
    }
}

// MARK: - SetupStore

extension MortalStore {
    public func saveConfiguration(_ configuration: SatusehatConfiguration, now: Date) async throws {
        try await self.life.live { try await self.base.saveConfiguration(configuration, now: now) }
    }

    public func configuration(for tenant: Tenant) async throws -> SatusehatConfiguration? {
        try await self.life.live { try await self.base.configuration(for: tenant) }
    }

    public func configurations() async throws -> [SatusehatConfiguration] {
        try await self.life.live { try await self.base.configurations() }
    }

    public func deleteConfiguration(for tenant: Tenant) async throws {
        try await self.life.live { try await self.base.deleteConfiguration(for: tenant) }
    }

    public func moveConfiguration(
        from tenant: Tenant, to organizationID: UUID, now: Date
    ) async throws -> SatusehatConfiguration {
        try await self.life.live {
            try await self.base.moveConfiguration(from: tenant, to: organizationID, now: now)
        }
    }

    public func saveToken(_ token: StoredToken, for tenant: Tenant, now: Date) async throws {
        try await self.life.live { try await self.base.saveToken(token, for: tenant, now: now) }
    }

    public func token(for tenant: Tenant) async throws -> StoredToken? {
        try await self.life.live { try await self.base.token(for: tenant) }
    }

    public func discardToken(for tenant: Tenant, now: Date) async throws {
        try await self.life.live { try await self.base.discardToken(for: tenant, now: now) }
    }

    public func noteConfigurationError(_ text: String?, for tenant: Tenant, now: Date) async throws
    {
        try await self.life.live {
            try await self.base.noteConfigurationError(text, for: tenant, now: now)
        }
    }

    public func saveLocation(_ row: LocationRow, for tenant: Tenant) async throws {
        try await self.life.live { try await self.base.saveLocation(row, for: tenant) }
    }

    public func locations(for tenant: Tenant) async throws -> [LocationRow] {
        try await self.life.live { try await self.base.locations(for: tenant) }
    }

    public func savePractitioner(_ row: PractitionerRow, for tenant: Tenant) async throws {
        try await self.life.live { try await self.base.savePractitioner(row, for: tenant) }
    }

    public func practitioners(for tenant: Tenant) async throws -> [PractitionerRow] {
        try await self.life.live { try await self.base.practitioners(for: tenant) }
    }

    public func savePatientLookup(_ row: PatientLookupRow, for tenant: Tenant) async throws {
        try await self.life.live { try await self.base.savePatientLookup(row, for: tenant) }
    }

    public func latestPatientLookup(nik: String, for tenant: Tenant) async throws
        -> PatientLookupRow?
    {
        try await self.life.live { try await self.base.latestPatientLookup(nik: nik, for: tenant) }
    }

    public func latestPatientLookup(patientID: UUID, for tenant: Tenant) async throws
        -> PatientLookupRow?
    {
        try await self.life.live {
            try await self.base.latestPatientLookup(patientID: patientID, for: tenant)
        }
    }

    public func saveConsent(_ row: ConsentRow, for tenant: Tenant, now: Date) async throws -> Int {
        try await self.life.live { try await self.base.saveConsent(row, for: tenant, now: now) }
    }

    public func consents(patientID: UUID, for tenant: Tenant) async throws -> [ConsentRow] {
        try await self.life.live { try await self.base.consents(patientID: patientID, for: tenant) }
    }

}

// MARK: - RecordStore

extension MortalStore {
    public func accept(_ records: [IncomingRecord], now: Date) async throws -> [AcceptOutcome] {
        try await self.life.live { try await self.base.accept(records, now: now) }
    }

    public func record(_ name: RecordName, for tenant: Tenant) async throws -> StoredRecord? {
        try await self.life.live { try await self.base.record(name, for: tenant) }
    }

    public func records(_ names: [RecordName], for tenant: Tenant) async throws -> [StoredRecord] {
        try await self.life.live { try await self.base.records(names, for: tenant) }
    }

    public func records(kind: String, after: UUID?, limit: Int, for tenant: Tenant) async throws
        -> [StoredRecord]
    {
        try await self.life.live {
            try await self.base.records(kind: kind, after: after, limit: limit, for: tenant)
        }
    }

    public func unplannedRecords(limit: Int, for tenant: Tenant) async throws -> [StoredRecord] {
        try await self.life.live { try await self.base.unplannedRecords(limit: limit, for: tenant) }
    }

    public func replanRecords(missing names: [RecordName], for tenant: Tenant) async throws {
        try await self.life.live { try await self.base.replanRecords(missing: names, for: tenant) }
    }

    public func replanRecords(referringTo name: RecordName, for tenant: Tenant) async throws {
        try await self.life.live {
            try await self.base.replanRecords(referringTo: name, for: tenant)
        }
    }

    public func findings(_ name: RecordName?, limit: Int, for tenant: Tenant) async throws
        -> [FindingRow]
    {
        try await self.life.live { try await self.base.findings(name, limit: limit, for: tenant) }
    }

}

// MARK: - QueueStore

extension MortalStore {
    public func plan(_ plan: QueuePlan, now: Date) async throws -> PlanOutcome {
        try await self.life.live { try await self.base.plan(plan, now: now) }
    }

    public func claim(_ request: ClaimRequest) async throws -> [ClaimedDelivery] {
        try await self.life.live { try await self.base.claim(request) }
    }

    public func claimUnknown(_ request: ClaimRequest) async throws -> [ClaimedDelivery] {
        try await self.life.live { try await self.base.claimUnknown(request) }
    }

    public func heartbeat(_ fences: [Fence], leaseUntil: Date) async throws -> [Fence] {
        try await self.life.live { try await self.base.heartbeat(fences, leaseUntil: leaseUntil) }
    }

    public func markInFlight(_ fence: Fence, bodyDigest: [UInt8], now: Date) async throws -> Bool {
        try await self.life.live {
            try await self.base.markInFlight(fence, bodyDigest: bodyDigest, now: now)
        }
    }

    public func settle(_ settlement: Settlement) async throws -> Bool {
        try await self.life.live { try await self.base.settle(settlement) }
    }

    public func rescue(
        lookAt: Date, soleOwner: UUID?, now: Date
    ) async throws -> RescueOutcome {
        try await self.life.live {
            try await self.base.rescue(lookAt: lookAt, soleOwner: soleOwner, now: now)
        }
    }

    public func hasWork(for tenant: Tenant, now: Date) async throws -> Bool {
        try await self.life.live { try await self.base.hasWork(for: tenant, now: now) }
    }

    public func delivery(
        of key: ResourceKey, stage: DeliveryStage, tenant: Tenant
    ) async throws -> DeliveryRow? {
        try await self.life.live {
            try await self.base.delivery(of: key, stage: stage, tenant: tenant)
        }
    }

    public func platformIDs(for keys: [ResourceKey], tenant: Tenant) async throws -> [ResourceKey:
        PlatformIdentity]
    {
        try await self.life.live { try await self.base.platformIDs(for: keys, tenant: tenant) }
    }

    public func releaseOverdueSettledDependencies(before: Date, tenant: Tenant) async throws -> Int
    {
        try await self.life.live {
            try await self.base.releaseOverdueSettledDependencies(before: before, tenant: tenant)
        }
    }

    public func delivery(_ id: UUID) async throws -> DeliveryRow? {
        try await self.life.live { try await self.base.delivery(id) }
    }

    public func deliveries(_ filter: DeliveryFilter, for tenant: Tenant) async throws
        -> [DeliveryRow]
    {
        try await self.life.live { try await self.base.deliveries(filter, for: tenant) }
    }

    public func dependencies(of id: UUID) async throws -> [DependencyRow] {
        try await self.life.live { try await self.base.dependencies(of: id) }
    }

    public func summary(for tenant: Tenant) async throws -> QueueSummary {
        try await self.life.live { try await self.base.summary(for: tenant) }
    }

    public func nextDue(for tenant: Tenant) async throws -> Date? {
        try await self.life.live { try await self.base.nextDue(for: tenant) }
    }

    public func retry(_ id: UUID, now: Date) async throws {
        try await self.life.live { try await self.base.retry(id, now: now) }
    }

    public func hold(_ id: UUID, reason: String, now: Date) async throws {
        try await self.life.live { try await self.base.hold(id, reason: reason, now: now) }
    }

    public func redriveExhausted(failedBefore: Date, limit: Int, tenant: Tenant, now: Date)
        async throws -> Int
    {
        try await self.life.live {
            try await self.base.redriveExhausted(
                failedBefore: failedBefore, limit: limit, tenant: tenant, now: now)
        }
    }

}

// MARK: - JournalStore

extension MortalStore {
    public func appendLog(_ attempt: AttemptRecord, for tenant: Tenant) async throws {
        try await self.life.live { try await self.base.appendLog(attempt, for: tenant) }
    }

    public func attempts(deliveryID: UUID) async throws -> [AttemptRow] {
        try await self.life.live { try await self.base.attempts(deliveryID: deliveryID) }
    }

    public func errors(_ filter: ErrorFilter, for tenant: Tenant) async throws -> [ErrorRow] {
        try await self.life.live { try await self.base.errors(filter, for: tenant) }
    }

    public func error(_ id: UUID) async throws -> ErrorRow? {
        try await self.life.live { try await self.base.error(id) }
    }

    public func resolveError(
        _ id: UUID, as status: ResolutionStatus, notes: String?, by: UUID?, now: Date
    ) async throws {
        try await self.life.live {
            try await self.base.resolveError(id, as: status, notes: notes, by: by, now: now)
        }
    }

    public func saveHealthCheck(_ row: HealthCheckRow, for tenant: Tenant) async throws {
        try await self.life.live { try await self.base.saveHealthCheck(row, for: tenant) }
    }

    public func healthChecks(limit: Int, for tenant: Tenant) async throws -> [HealthCheckRow] {
        try await self.life.live { try await self.base.healthChecks(limit: limit, for: tenant) }
    }

}

// MARK: - AlertStore

extension MortalStore {
    public func operatingEvidence(for tenant: Tenant, now: Date) async throws -> OperatingEvidence {
        try await self.life.live { try await self.base.operatingEvidence(for: tenant, now: now) }
    }

    public func reviewAlerts(
        for tenant: Tenant, _ review: @escaping @Sendable (inout AlertBook) -> [AlertMessage]
    ) async throws -> [AlertMessage] {
        try await self.life.live { try await self.base.reviewAlerts(for: tenant, review) }
    }

    public func alerts(limit: Int, for tenant: Tenant) async throws -> [AlertRow] {
        try await self.life.live { try await self.base.alerts(limit: limit, for: tenant) }
    }

    public func acknowledgeAlert(_ id: UUID, now: Date) async throws -> AlertRow {
        try await self.life.live { try await self.base.acknowledgeAlert(id, now: now) }
    }

    public func alertMessages(limit: Int, for tenant: Tenant) async throws -> [AlertMessage] {
        try await self.life.live { try await self.base.alertMessages(limit: limit, for: tenant) }
    }

    public func unsentAlertMessages(
        since from: Date, triesMax: Int, limit: Int, for tenant: Tenant, now: Date
    ) async throws -> [UnsentAlertMessage] {
        try await self.life.live {
            try await self.base.unsentAlertMessages(
                since: from, triesMax: triesMax, limit: limit, for: tenant, now: now)
        }
    }

    public func noteAlertMessage(
        _ id: UUID, isSent: Bool, nextAt: Date, now: Date
    ) async throws {
        try await self.life.live {
            try await self.base.noteAlertMessage(id, isSent: isSent, nextAt: nextAt, now: now)
        }
    }
}

// MARK: - GateStore

extension MortalStore {
    public func takePermit(client: String, settings: RetrySettings, now: Date) async throws
        -> PermitAnswer
    {
        try await self.life.live {
            try await self.base.takePermit(client: client, settings: settings, now: now)
        }
    }

    public func returnPermit(client: String, settings: RetrySettings) async throws {
        try await self.life.live {
            try await self.base.returnPermit(client: client, settings: settings)
        }
    }

    public func closeGate(client: String, until: Date, now: Date) async throws {
        try await self.life.live {
            try await self.base.closeGate(client: client, until: until, now: now)
        }
    }

    public func updateBreaker<Answer: Sendable>(
        client: String, _ change: @escaping @Sendable (inout BreakerSnapshot) -> Answer
    ) async throws -> Answer {
        try await self.life.live { try await self.base.updateBreaker(client: client, change) }
    }

}
