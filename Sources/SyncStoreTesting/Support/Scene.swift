import Foundation
import SyncCore
import SyncStore
import Synchronization

/// A store with a tenant, a clock that only moves when told, and short ways to set things up.
public struct Scene: Sendable {
    static let noon = Date(timeIntervalSince1970: 1_772_600_400)

    let place: any StorePlace
    let store: any SyncStore
    let tenant = Tenant(
        organizationID: Scene.fixed(0xA1), environment: .sandbox)
    let other = Tenant(
        organizationID: Scene.fixed(0xB2), environment: .sandbox)
    let owner = Scene.fixed(0xC3)
    private let identifiers = Identifiers()

    var noon: Date { Self.noon }

    /// A new time-ordered identifier; the same ones in the same order in every run.
    func id() -> UUID { self.identifiers.next() }

    static func fixed(_ number: UInt8) -> UUID {
        UUID(uuid: (number, 0, 0, 0, 0, 0, 0x40, 0, 0x80, 0, 0, 0, 0, 0, 0, number))
    }

    func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

    // MARK: Planning

    func key(_ type: String, _ id: UUID? = nil, _ component: String = "") -> ResourceKey {
        ResourceKey(type: type, localID: id ?? self.id(), component: component)
    }

    func planned(
        _ key: ResourceKey, stage: DeliveryStage = .create,
        _ operation: DeliveryOperation = .create,
        template: String = "{}", after dependencies: [Dependency] = [], order: Int = 70,
        encounter: UUID? = nil, patient: UUID? = nil, disclosure: DisclosureClass = .clinical,
        identifier: String? = nil, keepsExisting: Bool = false
    ) -> PlannedDelivery {
        PlannedDelivery(
            key: key, stage: stage, operation: operation, template: self.bytes(template),
            dependencies: dependencies, order: order, encounterID: encounter, patientID: patient,
            disclosure: disclosure, businessIdentifier: identifier, keepsExisting: keepsExisting)
    }

    /// Accepts a record and plans it.
    @discardableResult
    func plan(
        _ deliveries: [PlannedDelivery], record: UUID? = nil, revision: Int = 1,
        tenant: Tenant? = nil, retriesMax: Int = 3, at now: Date = Scene.noon
    ) async throws -> PlanOutcome {
        let tenant = tenant ?? self.tenant
        let name = RecordName(kind: "encounter", id: record ?? self.id())
        _ = try await self.store.accept(
            [self.incoming(name, revision: revision, tenant: tenant)], now: now)
        let identifiers = self.identifiers
        return try await self.store.plan(
            QueuePlan(
                tenant: tenant, record: name, revision: revision, deliveries: deliveries,
                findings: [], retriesMax: retriesMax, makeUUID: { identifiers.next() }),
            now: now)
    }

    func incoming(
        _ name: RecordName, revision: Int = 1, tenant: Tenant? = nil, body: String = "{}",
        references: [RecordName] = [], findings: [FindingRow] = []
    ) -> IncomingRecord {
        IncomingRecord(
            tenant: tenant ?? self.tenant, name: name, revision: revision, changedAt: self.noon,
            body: self.bytes(body), references: references, findings: findings)
    }

    // MARK: Sending

    func request(
        _ limit: Int = 1, at now: Date = Scene.noon, leaseSeconds: TimeInterval = 120,
        tenant: Tenant? = nil
    ) -> ClaimRequest {
        ClaimRequest(
            tenant: tenant ?? self.tenant, limit: limit, owner: self.owner,
            leaseUntil: now.addingTimeInterval(leaseSeconds), now: now)
    }

    func claim(_ limit: Int = 100, at now: Date = Scene.noon) async throws -> [ClaimedDelivery] {
        try await self.store.claim(self.request(limit, at: now))
    }

    /// Claims exactly one delivery, which must be that of `key`.
    func claim(_ key: ResourceKey, at now: Date = Scene.noon) async throws -> ClaimedDelivery {
        let claimed = try await self.claim(1, at: now)
        let first = try need(claimed.first, "claimable delivery, wanted \(key)")
        try expectEqual(first.key, key, "claimed delivery")
        return first
    }

    @discardableResult
    func markInFlight(_ delivery: ClaimedDelivery, at now: Date = Scene.noon) async throws -> Bool {
        try await self.store.markInFlight(delivery.fence, bodyDigest: [1, 2, 3], now: now)
    }

    @discardableResult
    func settle(
        _ delivery: ClaimedDelivery, _ resolution: Resolution, omitted: Set<ResourceKey> = [],
        message: String? = nil, attempt: AttemptRecord? = nil, error: ErrorRecord? = nil,
        at now: Date = Scene.noon
    ) async throws -> Bool {
        try await self.store.settle(
            Settlement(
                fence: delivery.fence, resolution: resolution, message: message, attempt: attempt,
                error: error, omitted: omitted, now: now))
    }

    @discardableResult
    func complete(
        _ delivery: ClaimedDelivery, as id: String = "P-1", phase: DeliveryPhase = .created,
        omitted: Set<ResourceKey> = [], at now: Date = Scene.noon
    ) async throws -> Bool {
        try await self.settle(
            delivery,
            .completed(
                phase: phase, identity: PlatformIdentity(id: id, versionID: "1", storedAt: now)),
            omitted: omitted, at: now)
    }

    /// Claims whatever is ready, one by one, and completes it; answers the keys in order.
    func completeAll(at now: Date = Scene.noon) async throws -> [ResourceKey] {
        var keys: [ResourceKey] = []
        while let delivery = try await self.claim(1, at: now).first {
            try await self.complete(delivery, as: "P-\(keys.count)", at: now)
            keys.append(delivery.key)
        }
        return keys
    }

    // MARK: Looking

    func rows(_ key: ResourceKey, stage: DeliveryStage = .create, tenant: Tenant? = nil)
        async throws -> [DeliveryRow]
    {
        var filter = DeliveryFilter()
        filter.types = [key.type]
        filter.limit = 1_000
        return try await self.store.deliveries(filter, for: tenant ?? self.tenant)
            .filter { $0.key == key && $0.stage == stage }
    }

    /// The newest delivery of a fact and stage.
    func row(_ key: ResourceKey, stage: DeliveryStage = .create) async throws -> DeliveryRow {
        try need(try await self.rows(key, stage: stage).last, "delivery of \(key)")
    }

    func phase(_ key: ResourceKey, stage: DeliveryStage = .create) async throws -> DeliveryPhase {
        try await self.row(key, stage: stage).phase
    }

    func expectPhase(
        _ key: ResourceKey, stage: DeliveryStage = .create, _ phase: DeliveryPhase,
        file: StaticString = #fileID, line: UInt = #line
    ) async throws {
        let found = try await self.phase(key, stage: stage)
        try expectEqual(found, phase, "phase of \(key.type)", file: file, line: line)
    }

    // MARK: Journal

    func attempt(_ number: Int = 1, success: Bool = true, body: String = "{}") -> AttemptRecord {
        AttemptRecord(
            id: self.id(), attemptNumber: number, requestMethod: "POST",
            requestURL: "https://platform.test/fhir-r4/v1/Observation",
            requestHeaders: ["Content-Type": "application/json"], requestBody: self.bytes(body),
            responseStatus: success ? 201 : 400, responseHeaders: ["Server": "test"],
            responseBody: self.bytes("{\"id\":\"1\"}"), responseTimeMilliseconds: 12,
            success: success, errorType: success ? nil : "client", errorMessage: nil,
            timestamp: self.noon)
    }

    func error(_ category: ErrorCategory = .client, at now: Date = Scene.noon) -> ErrorRecord {
        ErrorRecord(
            id: self.id(), category: category, httpStatus: 400, errorCode: "invalid",
            errorMessage: "[invalid] Observation.code", errorDetails: self.bytes("[]"),
            requestURL: "https://platform.test/fhir-r4/v1/Observation",
            requestBody: self.bytes("{}"), responseBody: self.bytes("{}"), timestamp: now)
    }
}

/// Identifiers in strictly rising order.
private final class Identifiers: Sendable {
    private let sequence = Mutex(UUIDv7.Sequence())

    func next() -> UUID {
        self.sequence.withLock { $0.next(milliseconds: 1_772_600_400_000, random: 7) }
    }
}
