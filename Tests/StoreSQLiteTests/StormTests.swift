import Foundation
import SyncCore
import SyncStore
import Testing

@testable import StoreSQLite

/// Plays the same random operations from a seed against a store, whatever they are.
@Suite("Random plans, sends, failures and corrections keep the queue in order")
struct StormTests {
    /// The first ones have each found a fault once.
    private static let seeds: [UInt64] = [25, 51, 96, 146, 251, 285, 295] + Array(1...13)

    @Test("Nothing is lost and nothing hangs", arguments: Self.seeds)
    func storm(seed: UInt64) async throws {
        let place = try TemporaryStore(mode: seed.isMultiple(of: 2) ? .gathered : .direct)
        let store = try place.openStore()
        var storm = Storm(store: store, seed: seed)
        for step in 0..<150 {
            let operation = try await storm.step()
            let faults = try QueueAudit.faults(store)
            try #require(faults == [], "seed \(seed), step \(step), \(operation)")
        }
        try await storm.calm()
        let faults = try QueueAudit.faults(store)
        #expect(faults == [], "seed \(seed)")
        let unfinished = try await storm.unfinished()
        #expect(unfinished == [], "seed \(seed)")
    }
}

private struct Storm {
    let store: SQLiteStore
    var random: Chance
    var now = Date.noon
    var identifiers = UUIDv7.Sequence()
    var revisions: [Int: Int] = [:]
    var held: [ClaimedDelivery] = []

    init(store: SQLiteStore, seed: UInt64) {
        self.store = store
        self.random = Chance(seed: seed)
    }

    private static let records = 4
    private static let itemsMax = 6

    /// One random operation; answers what it was.
    mutating func step() async throws -> String {
        self.now += Double(self.random.below(40))
        switch self.random.below(20) {
        case 0..<4:
            try await self.plan()
            return "plan"
        case 4..<9:
            self.held += try await self.store.claim(self.request(1 + self.random.below(3)))
            return "claim"
        case 9..<10:
            self.held += try await self.store.claimUnknown(self.request(2))
            return "claim unknown"
        case 10..<16:
            return try await self.settleOne()
        case 16:
            _ = try await self.store.rescue(lookAt: self.now + 5, now: self.now)
            return "rescue"
        case 17:
            try await self.person()
            return "person"
        case 18:
            if self.random.below(2) == 0 {
                _ = try await self.store.releaseOverdueSettledDependencies(
                    before: self.now - 200, tenant: .sample)
            } else {
                _ = try await self.store.redriveExhausted(
                    failedBefore: self.now, limit: 5, tenant: .sample, now: self.now)
            }
            return "upkeep"
        default:
            _ = try await self.store.saveConsent(
                self.consent(), for: .sample, now: self.now)
            return "consent"
        }
    }

    // MARK: Planning

    /// A visit: a person, the encounter, its items, its end and its summary.
    private mutating func plan() async throws {
        let record = self.random.below(Self.records)
        let revision = self.revisions[record, default: 0] + 1
        self.revisions[record] = revision
        let name = RecordName(kind: "encounter", id: .numbered(UInt16(1_000 + record)))
        _ = try await self.store.accept(
            [
                IncomingRecord(
                    tenant: .sample, name: name, revision: revision, changedAt: self.now,
                    body: [1], references: [], findings: [])
            ], now: self.now)
        let deliveries = self.visit(record)
        let ids = (0..<deliveries.count).map { _ in self.nextID() }
        let source = IdentifierList(ids)
        _ = try await self.store.plan(
            QueuePlan(
                tenant: .sample, record: name, revision: revision, deliveries: deliveries,
                findings: [], retriesMax: 3, makeUUID: { source.next() }), now: self.now)
    }

    private mutating func visit(_ record: Int) -> [PlannedDelivery] {
        let encounter = UUID.numbered(UInt16(1_000 + record))
        let patient = ResourceKey(type: "Patient", localID: .numbered(UInt16(2_000 + record % 2)))
        let visit = ResourceKey(type: "Encounter", localID: encounter)
        var deliveries = [
            PlannedDelivery(
                key: patient, operation: .search, template: [7], dependencies: [], order: 50,
                patientID: patient.localID, disclosure: .encounter, keepsExisting: true),
            self.planned(visit, order: 60, record, after: [Dependency(patient)]),
        ]
        var items: [ResourceKey] = []
        for item in 0..<(1 + self.random.below(Self.itemsMax)) {
            let key = ResourceKey(
                type: "Observation", localID: .numbered(UInt16(3_000 + record * 20 + item)))
            var after = [Dependency(visit)]
            if let other = items.last, self.random.below(3) == 0 {
                after.append(Dependency(other, kind: self.kind()))
            }
            deliveries.append(self.planned(key, order: 70, record, after: after))
            items.append(key)
        }
        let waits = items.map {
            Dependency($0, kind: self.random.below(4) == 0 ? .accepted : .settled)
        }
        deliveries.append(
            self.planned(
                visit, stage: .finish, .update, order: 140, record,
                after: [Dependency(visit)] + waits))
        deliveries.append(
            self.planned(
                ResourceKey(type: "Composition", localID: encounter), order: 150, record,
                after: [Dependency(visit), Dependency(visit, stage: .finish)]
                    + items.map { Dependency($0, kind: .settled) }))
        return deliveries
    }

    private mutating func planned(
        _ key: ResourceKey, stage: DeliveryStage = .create,
        _ operation: DeliveryOperation = .create,
        order: Int, _ record: Int, after: [Dependency]
    ) -> PlannedDelivery {
        PlannedDelivery(
            key: key, stage: stage, operation: operation,
            template: [UInt8(self.random.below(3))], dependencies: after, order: order,
            encounterID: .numbered(UInt16(1_000 + record)),
            patientID: .numbered(UInt16(2_000 + record % 2)), disclosure: .clinical,
            businessIdentifier: "sys|\(key)")
    }

    private mutating func kind() -> Dependency.Kind {
        Dependency.Kind.allCases[self.random.below(3)]
    }

    // MARK: Sending

    private mutating func settleOne() async throws -> String {
        guard !self.held.isEmpty else { return "nothing held" }
        let delivery = self.held.remove(at: self.random.below(self.held.count))
        if self.random.below(8) == 0 { return "died before sending" }
        let isOurs = try await self.store.markInFlight(
            delivery.fence, bodyDigest: [1], now: self.now)
        if self.random.below(8) == 0 { return "died in flight" }
        let resolution = self.resolution()
        let omitted = delivery.optionalReferences.sorted { "\($0)" < "\($1)" }
            .filter { _ in self.random.below(2) == 0 }
        let settled = try await self.store.settle(
            Settlement(
                fence: delivery.fence, resolution: resolution, omitted: Set(omitted),
                now: self.now))
        return "\(resolution) \(isOurs) \(settled)"
    }

    private mutating func resolution() -> Resolution {
        switch self.random.below(14) {
        case 0: .retry(at: self.now + Double(self.random.below(100)), counts: true)
        case 1: .unknown(lookAt: self.now + 10)
        case 2: .failed(phase: .rejected)
        case 3: .failed(phase: .exhausted)
        case 4: .skipped(reason: "consent_missing")
        case 5: .skipped(reason: "cancelled")
        case 6: .held(reason: "person")
        case 7: .lookLater(at: self.now + 3)
        default: self.completed()
        }
    }

    private func completed() -> Resolution {
        .completed(
            phase: .created, identity: PlatformIdentity(id: "P", versionID: nil, storedAt: self.now)
        )
    }

    private func request(_ limit: Int) -> ClaimRequest {
        ClaimRequest(
            tenant: .sample, limit: limit, owner: .numbered(9), leaseUntil: self.now + 120,
            now: self.now)
    }

    // MARK: People

    private mutating func person() async throws {
        var filter = DeliveryFilter()
        filter.limit = 500
        let rows = try await self.store.deliveries(filter, for: .sample)
        guard !rows.isEmpty else { return }
        let id = rows[self.random.below(rows.count)].id
        let holds = self.random.below(3) == 0
        do {
            if holds {
                try await self.store.hold(id, reason: "person", now: self.now)
            } else {
                try await self.store.retry(id, now: self.now)
            }
        } catch let error as StoreError where error.code == .invalidState {
            return
        }
    }

    private mutating func consent() -> ConsentRow {
        ConsentRow(
            id: self.nextID(), patientID: .numbered(UInt16(2_000 + self.random.below(2))),
            consentGiven: true, consentScope: .all, consentDatetime: self.now,
            consentMethod: .written, validFrom: self.now)
    }

    // MARK: The calm after

    /// No more faults: everything is put back in line and completed.
    mutating func calm() async throws {
        self.held = []
        for _ in 0..<400 {
            self.now += 200
            _ = try await self.store.rescue(lookAt: self.now, now: self.now)
            var claimed = try await self.store.claim(self.request(50))
            claimed += try await self.store.claimUnknown(self.request(50))
            for delivery in claimed {
                _ = try await self.store.settle(
                    Settlement(fence: delivery.fence, resolution: self.completed(), now: self.now))
            }
            if claimed.isEmpty, try await !self.putBack() { return }
        }
    }

    /// Puts everything back that a person could; false when nothing was left to put back.
    private func putBack() async throws -> Bool {
        var filter = DeliveryFilter()
        filter.statuses = [.failed, .skipped, .pending]
        filter.limit = 1_000
        var count = 0
        for row in try await self.store.deliveries(filter, for: .sample)
        where row.skipReason != TakeOver.reason {
            do {
                try await self.store.retry(row.id, now: self.now)
                count += 1
            } catch let error as StoreError where error.code == .invalidState {
                continue
            }
        }
        guard count == 0 else { return true }
        return try await self.store.nextDue(for: .sample) != nil
    }

    /// Deliveries that are not done and were not replaced by a later one.
    func unfinished() async throws -> [String] {
        var filter = DeliveryFilter()
        filter.limit = 1_000
        return try await self.store.deliveries(filter, for: .sample)
            .filter { $0.status != .completed && $0.skipReason != TakeOver.reason }
            .map { "\($0.key) \($0.stage.rawValue) \($0.phase.rawValue)" }
    }

    private mutating func nextID() -> UUID {
        self.identifiers.next(milliseconds: 1_772_600_400_000, random: self.random.next())
    }
}
