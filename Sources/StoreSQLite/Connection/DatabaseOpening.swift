import Foundation
import GRDB
import SyncStore

/// Opens the file the way durability and privacy ask for.
enum DatabaseOpening {
    /// How long a statement waits for another process before it gives up.
    static let busySeconds: Double = 10
    private static let readersMax = 4
    /// Memory that the writing connection may keep pages in.
    private static let cacheKibibytes = 32 * 1_024
    /// What a write-ahead log may keep on disk once it was emptied.
    private static let journalBytesMax = 64 * 1_024 * 1_024

    static func openPool(path: String, busySeconds: Double) throws -> DatabasePool {
        try Self.makePrivateFile(path)
        var configuration = Configuration()
        configuration.busyMode = .timeout(busySeconds)
        configuration.foreignKeysEnabled = true
        configuration.maximumReaderCount = Self.readersMax
        configuration.label = "jembatan"
        configuration.prepareDatabase { db in
            try db.execute(sql: "PRAGMA trusted_schema = OFF")
            try db.execute(sql: "PRAGMA cell_size_check = ON")
            // What a statement sets aside for its own undoing never becomes a file.
            try db.execute(sql: "PRAGMA temp_store = MEMORY")
        }
        let pool = try DatabasePool(path: path, configuration: configuration)
        try pool.writeWithoutTransaction { db in
            // The library lowers this while it sets up the write-ahead log, after every hook.
            try db.execute(sql: "PRAGMA synchronous = FULL")
            try db.execute(sql: "PRAGMA cache_size = -\(Self.cacheKibibytes)")
            try db.execute(sql: "PRAGMA journal_size_limit = \(Self.journalBytesMax)")
            try Self.check(db)
        }
        return pool
    }

    /// Reads the settings back from the connection that writes; a lower one would lose rows.
    private static func check(_ db: Database) throws {
        let synchronous = try Int.fetchOne(db, sql: "PRAGMA synchronous") ?? 0
        let journal = try String.fetchOne(db, sql: "PRAGMA journal_mode") ?? ""
        let foreignKeys = try Int.fetchOne(db, sql: "PRAGMA foreign_keys") ?? 0
        guard synchronous >= 2, journal == "wal", foreignKeys == 1 else {
            throw StoreError(
                .unavailable,
                "the database runs with synchronous \(synchronous), journal \(journal), "
                    + "foreign keys \(foreignKeys)")
        }
    }

    /// Makes the file before SQLite does, so that it never exists with wider rights; SQLite gives
    /// its companions the rights of the main file.
    private static func makePrivateFile(_ path: String) throws {
        let descriptor = open(path, O_RDWR | O_CREAT, 0o600)
        guard descriptor >= 0 else {
            throw StoreError(.unavailable, "the database file cannot be opened or created")
        }
        let narrowed = fchmod(descriptor, 0o600)
        close(descriptor)
        guard narrowed == 0 else {
            throw StoreError(.unavailable, "the rights of the database file cannot be narrowed")
        }
    }
}
