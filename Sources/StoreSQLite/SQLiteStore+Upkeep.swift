import Foundation
import GRDB
import SyncStore

extension SQLiteStore {
    /// Writes the log back into the main file, so that it does not grow without end.
    ///
    /// To be called now and then, and before a copy of the file is made.
    public func checkpoint() async throws {
        try await self.maintain { db in
            _ = try db.checkpoint(.passive)
            try db.execute(sql: "PRAGMA optimize")
        }
    }

    /// Gives an organization a new data key; what was sealed before stays readable.
    public func rotateDataKey(of organizationID: UUID) async throws {
        let now = self.ambient.now()
        try await self.write { work in
            try work.keys.rotate(organizationID, work.db, now: now)
        }
    }

    /// Destroys the keys of an organization: nothing sealed for it can be read again, in this file
    /// or in any copy that is not older.
    public func destroyDataKey(of organizationID: UUID) async throws {
        let now = self.ambient.now()
        try await self.write { work in
            try work.db.execute(sql: "PRAGMA secure_delete = ON")
            try work.keys.destroy(organizationID, work.db, now: now)
            try work.db.execute(sql: "PRAGMA secure_delete = OFF")
        }
        // The log still holds the page with the key until it is emptied.
        try await self.maintain { db in _ = try db.checkpoint(.truncate) }
    }
}
