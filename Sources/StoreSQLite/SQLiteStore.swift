import Foundation
import GRDB
import SyncCore
import SyncStore

/// The store on one SQLite file.
///
/// One connection writes, several read. Every answer to a write is given after its flush to disk.
/// Several processes may open one file; a write waits for the other's transaction to end.
public final class SQLiteStore: SyncStore {
    let pool: DatabasePool
    let keys: KeyChest
    let masterKey: MasterKey
    let ambient: Ambient
    let auditChain: AuditChain
    private let mode: WriteMode
    private let lane: any WriteLane

    private init(pool: DatabasePool, masterKey: MasterKey, ambient: Ambient, mode: WriteMode) {
        self.pool = pool
        self.masterKey = masterKey
        self.ambient = ambient
        self.auditChain = AuditChain(masterKey: masterKey)
        self.mode = mode
        let keys = KeyChest(masterKey: masterKey, random: ambient.random)
        self.keys = keys
        self.lane =
            switch mode {
            case .direct: DirectLane(pool: pool, keys: keys)
            case .gathered: GatheredLane(pool: pool, keys: keys, uptime: ambient.uptime)
            }
    }

    /// Opens the file, makes it when it is not there, and brings it to the newest schema.
    ///
    /// - Throws: `StoreError` with `.wrongKey` when the file was made with another master key,
    ///   `.newerSchema` when a newer program has used it, `.damaged` when it is no database of ours,
    ///   `.locked` when another process holds it for too long.
    public static func open(
        path: String, masterKey: MasterKey, ambient: Ambient, mode: WriteMode = .gathered
    ) throws -> SQLiteStore {
        try Self.open(
            path: path, masterKey: masterKey, ambient: ambient, mode: mode,
            busySeconds: DatabaseOpening.busySeconds, migrations: Migration.all)
    }

    static func open(
        path: String, masterKey: MasterKey, ambient: Ambient, mode: WriteMode,
        busySeconds: Double, migrations: [Migration]
    ) throws -> SQLiteStore {
        try SQLiteTrouble.translating {
            let pool = try DatabaseOpening.openPool(path: path, busySeconds: busySeconds)
            let migrator = Migrator(
                migrations: migrations, masterKey: masterKey, now: ambient.now(),
                random: ambient.random)
            try pool.writeWithoutTransaction { db in try migrator.migrate(db) }
            return SQLiteStore(pool: pool, masterKey: masterKey, ambient: ambient, mode: mode)
        }
    }

    /// Ends the use of the file; later calls fail with `.unavailable`.
    public func close() throws {
        try SQLiteTrouble.translating { try self.pool.close() }
    }

    func write<Value: Sendable>(
        _ work: @escaping @Sendable (Work) throws -> Value
    ) async throws -> Value {
        try await self.withFreshKeys { try await self.writeOnce(work) }
    }

    func read<Value: Sendable>(
        _ work: @escaping @Sendable (Work) throws -> Value
    ) async throws -> Value {
        try await self.withFreshKeys { try await self.readOnce(work) }
    }

    /// Tries again with keys read anew when one was missing: another process may have rotated them.
    private func withFreshKeys<Value>(_ work: () async throws -> Value) async throws -> Value {
        do {
            do {
                return try await work()
            } catch let error as StoreError where error.code == .wrongKey {
                self.keys.forget()
                return try await work()
            }
        } catch {
            throw SQLiteTrouble.storeError(error)
        }
    }

    private func writeOnce<Value: Sendable>(
        _ work: @escaping @Sendable (Work) throws -> Value
    ) async throws -> Value {
        let keys = self.keys
        let ambient = self.ambient
        let chain = self.auditChain
        return try await self.lane.write { db in
            try work(Work(db: db, keys: keys, ambient: ambient, auditChain: chain))
        }
    }

    private func readOnce<Value: Sendable>(
        _ work: @escaping @Sendable (Work) throws -> Value
    ) async throws -> Value {
        let keys = self.keys
        let ambient = self.ambient
        let chain = self.auditChain
        let perform = { @Sendable (db: Database) in
            try work(Work(db: db, keys: keys, ambient: ambient, auditChain: chain))
        }
        switch self.mode {
        case .direct: return try self.readNow(perform)
        case .gathered: return try await self.pool.read(perform)
        }
    }

    private func readNow<Value>(_ work: (Database) throws -> Value) throws -> Value {
        try self.pool.read(work)
    }

    /// Runs work on the writing connection outside any transaction.
    func maintain(_ work: @escaping @Sendable (Database) throws -> Void) async throws {
        do {
            switch self.mode {
            case .direct: try self.maintainNow(work)
            case .gathered: try await self.pool.writeWithoutTransaction(work)
            }
        } catch {
            throw SQLiteTrouble.storeError(error)
        }
    }

    private func maintainNow(_ work: (Database) throws -> Void) throws {
        try self.pool.writeWithoutTransaction(work)
    }
}
