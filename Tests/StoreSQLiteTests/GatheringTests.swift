import Foundation
import GRDB
import SyncStore
import Synchronization
import Testing

@testable import StoreSQLite

@Suite("Writes that wait together share a flush")
struct GatheringTests {
    @Test("Many writes at once take far fewer commits, and each is there")
    func shared() async throws {
        let place = try TemporaryStore(mode: .gathered)
        let store = try place.openStore()
        _ = try await store.accept([.sample(1_000)], now: .noon)
        let commits = CommitCount()
        store.pool.add(transactionObserver: commits)
        let gate = try await Self.occupyWriter(store)
        async let answers = Self.acceptMany(store, count: 200)
        try await Self.waitUntilQueued()
        gate.open()
        #expect(try await answers == 200)
        #expect(commits.count < 100)
        let records = try await place.openStore().records(
            kind: "encounter", after: nil, limit: 999, for: .sample)
        #expect(records.count == 201)
    }

    @Test("A write that fails takes nothing of the others with it")
    func failing() async throws {
        let store = try TemporaryStore(mode: .gathered).openStore()
        let codes = await withTaskGroup(of: Bool.self) { group in
            for number in 0..<60 {
                group.addTask {
                    do {
                        try await store.write { work in
                            try work.db.run(
                                "INSERT INTO breaker (client_hash, snapshot) VALUES (?, ?)",
                                [String(number).data(using: .utf8), "{}"])
                            if number.isMultiple(of: 3) {
                                throw StoreError(.invalidState, "on purpose")
                            }
                        }
                        return true
                    } catch {
                        return false
                    }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(codes.filter { !$0 }.count == 20)
        let rows = try await store.pool.read {
            try Int.fetchOne($0, sql: "SELECT count(*) FROM breaker")
        }
        #expect(rows == 40)
    }

    @Test("When SQLite gives the transaction up, what was done in it is not reported as done")
    func lostTransaction() async throws {
        let store = try TemporaryStore(mode: .gathered).openStore()
        let gate = try await Self.occupyWriter(store)
        async let outcomes = withTaskGroup(of: (Int, Bool).self) { group in
            for number in 0..<9 {
                group.addTask {
                    do {
                        try await store.write { work in
                            try work.db.run(
                                "INSERT INTO breaker (client_hash, snapshot) VALUES (?, ?)",
                                [String(number).data(using: .utf8), "{}"])
                            // What a full disk does: the whole transaction is gone.
                            if number == 4 {
                                try work.db.execute(sql: "ROLLBACK")
                                throw DatabaseError(resultCode: .SQLITE_FULL)
                            }
                        }
                        return (number, true)
                    } catch {
                        return (number, false)
                    }
                }
            }
            return await group.reduce(into: [Int: Bool]()) { $0[$1.0] = $1.1 }
        }
        try await Self.waitUntilQueued()
        gate.open()
        let reported = await outcomes
        #expect(reported[4] == false)
        let stored = try await store.pool.read { db in
            try Set(Data.fetchAll(db, sql: "SELECT client_hash FROM breaker"))
        }
        for (number, isDone) in reported {
            let key = try #require(String(number).data(using: .utf8))
            #expect(stored.contains(key) == isDone, "write \(number)")
        }
    }

    private static func acceptMany(_ store: SQLiteStore, count: UInt16) async throws -> Int {
        try await withThrowingTaskGroup(of: AcceptOutcome?.self) { group in
            for number in 0..<count {
                group.addTask {
                    try await store.accept([.sample(2_000 + number)], now: .noon).first
                }
            }
            return try await group.reduce(0) { $0 + ($1 == .accepted ? 1 : 0) }
        }
    }

    /// Keeps the writing connection busy until the gate is opened.
    private static func occupyWriter(_ store: SQLiteStore) async throws -> Gate {
        let gate = Gate()
        store.pool.asyncWriteWithoutTransaction { _ in gate.wait() }
        return gate
    }

    /// Lets the other tasks run up to where they wait.
    private static func waitUntilQueued() async throws {
        for _ in 0..<2_000 { await Task.yield() }
    }
}

/// Counts commits of the writing connection.
private final class CommitCount: TransactionObserver, Sendable {
    private let total = Mutex(0)

    var count: Int { self.total.withLock { $0 } }

    func observes(eventsOfKind eventKind: DatabaseEventKind) -> Bool { true }
    func databaseDidChange(with event: DatabaseEvent) {}
    func databaseDidCommit(_ db: Database) { self.total.withLock { $0 += 1 } }
    func databaseDidRollback(_ db: Database) {}
}
