import Foundation
import GRDB
import SyncCore
import SyncStore
import Synchronization
import Testing

@testable import StoreSQLite

/// Cuts the power at moments of a busy day: the disk keeps what was flushed and any part of the rest.
@Suite("What was answered survives a power cut")
struct UnflushedTailTests {
    @Test(
        "Whatever of the unflushed tail is lost, no acknowledged fact is",
        arguments: [UInt64](1...4))
    func powerCuts(seed: UInt64) async throws {
        let day = try await BusyDay.run(
            mode: seed.isMultiple(of: 2) ? .gathered : .direct, seed: seed)
        #expect(day.moments.count >= 20)
        #expect(day.moments.contains { $0.files.values.contains { !$0.pending.isEmpty } })
        var random = Chance(seed: seed)
        for (number, moment) in day.moments.enumerated() {
            let faults = try await day.faults(after: moment, &random)
            try #require(faults == [], "seed \(seed), moment \(number)")
        }
    }

    @Test("A weaker setting would be noticed")
    func weakerSetting() async throws {
        let day = try await BusyDay.run(mode: .direct, seed: 7, synchronous: "NORMAL")
        var random = Chance(seed: 7)
        var faults: [BusyDay.Fault] = []
        for moment in day.moments { faults += try await day.faults(after: moment, &random) }
        let broken = faults.filter { if case .brokenPromise = $0 { true } else { false } }
        #expect(!broken.isEmpty)
        // It forgets, but what it remembers is whole.
        #expect(broken.count == faults.count)
    }
}

/// Workers that accept, plan, claim and settle at once while their disk is watched.
struct BusyDay: Sendable {
    /// What an answer of the store promised.
    enum Promise: Sendable {
        case accepted(RecordName)
        case planned(RecordName)
        case inFlight(UUID)
        case completed(UUID, as: String)
    }

    private static let workers = 3
    private static let recordsAWorker = 8
    private static let deliveriesARecord = 3

    let masterKey: MasterKey
    let moments: [FlushWatch.Moment]
    let promises: [Promise]

    static func run(
        mode: WriteMode, seed: UInt64, synchronous: String? = nil
    ) async throws -> BusyDay {
        let place = try TemporaryStore(mode: mode)
        let watch = FlushWatch.start(directory: place.directory.path, seed: seed)
        defer { watch.stop() }
        let store = try place.openStore()
        if let synchronous {
            try await store.maintain { db in
                try db.execute(sql: "PRAGMA synchronous = \(synchronous)")
            }
        }
        let promises = Promises(watch: watch)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for worker in 0..<Self.workers {
                group.addTask { try await Self.work(store, worker, promises) }
            }
            try await group.waitForAll()
        }
        return BusyDay(
            masterKey: place.masterKey, moments: watch.moments, promises: promises.all)
    }

    private static func work(
        _ store: SQLiteStore, _ worker: Int, _ promises: Promises
    ) async throws {
        for number in 0..<Self.recordsAWorker {
            let incoming = IncomingRecord.sample(UInt16(1_000 * (worker + 1) + number))
            _ = try await store.accept([incoming], now: .noon)
            promises.give(.accepted(incoming.name))
            let deliveries = (0..<Self.deliveriesARecord).map { item in
                PlannedDelivery(
                    key: ResourceKey(
                        type: "Location", localID: incoming.name.id, component: "\(item)"),
                    operation: .create, template: Array("{}".utf8),
                    dependencies: item == 0
                        ? []
                        : [
                            Dependency(
                                ResourceKey(
                                    type: "Location", localID: incoming.name.id, component: "0"))
                        ],
                    order: 10, disclosure: .facility, keepsExisting: true)
            }
            _ = try await store.plan(
                QueuePlan(
                    tenant: .sample, record: incoming.name, revision: 1, deliveries: deliveries,
                    findings: [], retriesMax: 3, makeUUID: Ambient.system.makeUUID), now: .noon)
            promises.give(.planned(incoming.name))
            let claimed = try await store.claim(
                ClaimRequest(
                    tenant: .sample, limit: 2, owner: .numbered(UInt16(worker)),
                    leaseUntil: .noon + 120, now: .noon))
            for delivery in claimed { try await Self.send(delivery, store, promises) }
            // The log is written back now and then, so that both files are under way, and is
            // sometimes begun anew.
            if number % 4 == 3 { try await store.checkpoint() }
            if number % 6 == 5 { try await store.maintain { _ = try $0.checkpoint(.truncate) } }
        }
    }

    private static func send(
        _ delivery: ClaimedDelivery, _ store: SQLiteStore, _ promises: Promises
    ) async throws {
        let id = delivery.fence.deliveryID
        let mayLeave = try await store.markInFlight(delivery.fence, bodyDigest: [1], now: .noon)
        guard mayLeave else { throw StoreError(.invalidState, "a lease was lost") }
        promises.give(.inFlight(id))
        _ = try await store.settle(
            Settlement(
                fence: delivery.fence,
                resolution: .completed(
                    phase: .created,
                    identity: PlatformIdentity(id: "P-\(id)", versionID: "1", storedAt: .noon)),
                now: .noon))
        promises.give(.completed(id, as: "P-\(id)"))
    }

    /// What does not hold in a database that went through a power cut at this moment.
    func faults(after moment: FlushWatch.Moment, _ random: inout Chance) async throws -> [Fault] {
        let place = try TemporaryStore(mode: .direct)
        defer { try? FileManager.default.removeItem(at: place.directory) }
        for (name, image) in moment.files {
            try Data(image.afterPowerCut(&random))
                .write(to: place.directory.appendingPathComponent(name))
        }
        let store: SQLiteStore
        do {
            store = try place.openStore(masterKey: self.masterKey)
        } catch {
            return [.damage("the database does not open: \(error)")]
        }
        defer { try? store.close() }
        if let fault = try await store.integrityFault() { return [.damage(fault)] }
        let given = self.promises.prefix(moment.acknowledged)
        let found = try await store.pool.read { try Found($0) }
        var faults = try QueueAudit.faults(store).map { Fault.damage($0) }
        faults += given.filter { !found.keeps($0) }.map { .brokenPromise("\($0)") }
        // What is there can also be read.
        for case .accepted(let name) in given.suffix(5) where found.records.contains(name.id.text) {
            guard try await store.record(name, for: .sample)?.body.isEmpty != false else {
                continue
            }
            faults.append(.damage("a record is empty"))
        }
        return faults
    }

    enum Fault: Equatable {
        case damage(String)
        case brokenPromise(String)
    }

    /// What a database holds of the things that promises speak of.
    private struct Found {
        var records: Set<String>
        var planned: Set<String>
        var phases: [String: String]
        var platformIDs: [String: String]

        init(_ db: Database) throws {
            self.records = try String.fetchSet(db, sql: "SELECT id FROM clinic_record")
            self.planned = try String.fetchSet(
                db,
                sql: """
                    SELECT resource_id FROM satusehat_sync_queue
                    GROUP BY resource_id HAVING count(*) = \(BusyDay.deliveriesARecord)
                    """)
            self.phases = [:]
            self.platformIDs = [:]
            let rows = try Row.fetchAll(
                db, sql: "SELECT id, phase, satusehat_id FROM satusehat_sync_queue")
            for row in rows {
                let id: String = row["id"]
                self.phases[id] = row["phase"]
                self.platformIDs[id] = row["satusehat_id"]
            }
        }

        func keeps(_ promise: Promise) -> Bool {
            switch promise {
            case .accepted(let name): self.records.contains(name.id.text)
            case .planned(let name): self.planned.contains(name.id.text)
            case .inFlight(let id):
                ["in_flight", "created"].contains(self.phases[id.text] ?? "")
            case .completed(let id, let platformID):
                self.phases[id.text] == "created" && self.platformIDs[id.text] == platformID
            }
        }
    }
}

/// The promises given so far, in the order in which the watch counts them.
private final class Promises: Sendable {
    private let watch: FlushWatch
    private let list = Mutex<[BusyDay.Promise]>([])

    init(watch: FlushWatch) {
        self.watch = watch
    }

    var all: [BusyDay.Promise] { self.list.withLock { $0 } }

    func give(_ promise: BusyDay.Promise) {
        self.list.withLock { list in
            list.append(promise)
            self.watch.acknowledge()
        }
    }
}
