import GRDB
import SyncStore

/// Turns SQLite's errors into the words of the port; statements and values never come along.
enum SQLiteTrouble {
    static func storeError(_ error: any Error) -> any Error {
        guard let error = error as? DatabaseError else { return error }
        let code = error.resultCode
        switch code {
        case .SQLITE_BUSY, .SQLITE_LOCKED:
            return StoreError(.locked, "another process holds the database")
        case .SQLITE_FULL, .SQLITE_IOERR, .SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_NOMEM,
            .SQLITE_PERM, .SQLITE_MISUSE, .SQLITE_INTERRUPT, .SQLITE_ABORT:
            return StoreError(
                .unavailable, "the database answers with SQLite code \(code.rawValue)")
        default:
            // SQLite names tables and rules here, never the values that broke them.
            return StoreError(
                .damaged,
                "SQLite code \(error.extendedResultCode.rawValue): \(error.message ?? "")")
        }
    }

    static func translating<Value>(_ work: () throws -> Value) throws -> Value {
        do { return try work() } catch { throw Self.storeError(error) }
    }
}
