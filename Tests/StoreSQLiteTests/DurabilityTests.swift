import Foundation
import GRDB
import SyncStore
import Testing

@testable import StoreSQLite

@Suite("How the database file is opened")
struct DurabilityTests {
    @Test("The writing connection flushes fully, keeps a log and checks foreign keys")
    func settings() throws {
        let store = try TemporaryStore().openStore()
        func setting<Value: DatabaseValueConvertible>(_ name: String) throws -> Value? {
            try store.pool.writeWithoutTransaction { db in
                try Value.fetchOne(db, sql: "PRAGMA \(name)")
            }
        }
        #expect(try setting("synchronous") == 2)
        #expect(try setting("journal_mode") == "wal")
        #expect(try setting("foreign_keys") == 1)
        #expect(try #require(try setting("busy_timeout") as Int?) >= 5_000)
    }

    @Test("Only the owner may read the database and its companions")
    func rights() async throws {
        let place = try TemporaryStore()
        let store = try place.openStore()
        try await store.saveLocation(.sample, for: .sample)
        let names = try FileManager.default.contentsOfDirectory(atPath: place.directory.path)
        #expect(names.count == 3)
        for name in names {
            let attributes = try FileManager.default.attributesOfItem(
                atPath: place.directory.appendingPathComponent(name).path)
            #expect(attributes[.posixPermissions] as? Int == 0o600, "\(name)")
        }
    }

    @Test("A file with wider rights is narrowed when it is opened")
    func narrowing() throws {
        let place = try TemporaryStore()
        try place.openStore().close()
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o644], ofItemAtPath: place.path)
        _ = try place.openStore()
        let attributes = try FileManager.default.attributesOfItem(atPath: place.path)
        #expect(attributes[.posixPermissions] as? Int == 0o600)
    }

    @Test("A write that waits too long for another process says that the database is locked")
    func locked() async throws {
        let place = try TemporaryStore()
        let store = try place.openStore(busySeconds: 0.05)
        var configuration = Configuration()
        configuration.allowsUnsafeTransactions = true
        let other = try DatabaseQueue(path: place.path, configuration: configuration)
        try await other.writeWithoutTransaction { db in try db.beginTransaction(.immediate) }
        let code = try await storeCode { try await store.saveLocation(.sample, for: .sample) }
        #expect(code == .locked)
        try await other.writeWithoutTransaction { db in try db.rollback() }
        try await store.saveLocation(.sample, for: .sample)
    }

    @Test(
        "A closed store refuses work instead of losing it",
        arguments: [WriteMode.direct, .gathered])
    func closed(_ mode: WriteMode) async throws {
        let store = try TemporaryStore(mode: mode).openStore()
        try store.close()
        await #expect(throws: StoreError.self) {
            try await store.saveLocation(.sample, for: .sample)
        }
        await #expect(throws: StoreError.self) { _ = try await store.locations(for: .sample) }
    }

    @Test("A checkpoint empties the log without losing anything")
    func checkpoint() async throws {
        let place = try TemporaryStore()
        let store = try place.openStore()
        try await store.saveLocation(.sample, for: .sample)
        try await store.checkpoint()
        #expect(try await store.locations(for: .sample) == [.sample])
    }
}
