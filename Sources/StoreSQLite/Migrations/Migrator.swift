import Foundation
import GRDB
import SyncStore

/// Brings a database file to the newest schema, or refuses it.
///
/// Everything happens in one immediate transaction, so two processes that open a file at the same
/// time migrate it once. A file of a newer program is refused: an old program could break rules it
/// does not know.
struct Migrator {
    /// "JMBT", in the header of the file, tells our files from others.
    static let applicationID: Int32 = 0x4A4D_4254

    let migrations: [Migration]
    let masterKey: MasterKey
    let now: Date
    let random: @Sendable () -> UInt64

    func migrate(_ db: Database) throws {
        try db.inTransaction(.immediate) {
            try self.checkOwner(db)
            try db.execute(sql: Self.tables)
            try self.checkKey(db)
            let applied = try self.applied(db)
            let newest = self.migrations.last?.version ?? 0
            if let found = applied.keys.max(), found > newest {
                throw StoreError(
                    .newerSchema, "the database has schema \(found), this program knows \(newest)")
            }
            for migration in self.migrations {
                let digest = Self.digest(migration)
                if let known = applied[migration.version] {
                    guard known == digest else {
                        throw StoreError(
                            .damaged, "schema step \(migration.version) is not the one applied")
                    }
                    continue
                }
                try db.execute(sql: migration.sql)
                try migration.finish?(db, self.masterKey)
                try db.execute(
                    sql: Self.note,
                    arguments: [
                        migration.version, migration.name, Data(digest), self.now.milliseconds,
                    ])
            }
            return .commit
        }
    }

    private func checkOwner(_ db: Database) throws {
        let owner = try Int32.fetchOne(db, sql: "PRAGMA application_id") ?? 0
        if owner == Self.applicationID { return }
        let tables = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_schema") ?? 0
        guard owner == 0, tables == 0 else {
            throw StoreError(.damaged, "the file is a database of another program")
        }
        try db.execute(sql: "PRAGMA application_id = \(Self.applicationID)")
    }

    private func checkKey(_ db: Database) throws {
        let check = try Data.fetchOne(db, sql: "SELECT sealed FROM master_key_check WHERE id = 1")
        guard let check else {
            let made = try self.masterKey.makeCheck(random: self.random)
            try db.execute(
                sql: "INSERT INTO master_key_check (id, sealed) VALUES (1, ?)",
                arguments: [Data(made)])
            return
        }
        guard self.masterKey.matches(check: [UInt8](check)) else {
            throw StoreError(.wrongKey, "the database was made with another master key")
        }
    }

    private func applied(_ db: Database) throws -> [Int: [UInt8]] {
        let rows = try Row.fetchAll(db, sql: "SELECT version, digest FROM schema_migration")
        return Dictionary(
            uniqueKeysWithValues: rows.map { row in
                (row["version"] as Int, [UInt8](row["digest"] as Data))
            })
    }

    private static func digest(_ migration: Migration) -> [UInt8] {
        PlainDigest.sha256(Array(migration.sql.utf8))
    }

    private static let tables = """
        CREATE TABLE IF NOT EXISTS schema_migration (
            version INTEGER PRIMARY KEY NOT NULL,
            name TEXT NOT NULL,
            digest BLOB NOT NULL,
            applied_at INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE IF NOT EXISTS master_key_check (
            id INTEGER PRIMARY KEY NOT NULL CHECK (id = 1),
            sealed BLOB NOT NULL
        ) STRICT;
        """

    private static let note = """
        INSERT INTO schema_migration (version, name, digest, applied_at) VALUES (?, ?, ?, ?)
        """
}
