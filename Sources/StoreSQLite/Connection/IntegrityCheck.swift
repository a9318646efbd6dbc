import GRDB
import SyncStore

extension SQLiteStore {
    /// What SQLite finds wrong with the file, or nil when it is sound.
    ///
    /// It reads the whole file, so it is for a person's question and not for every start.
    public func integrityFault() async throws -> String? {
        let answer = try await self.read { work in
            try String.fetchOne(work.db, sql: "PRAGMA quick_check(1)")
        }
        guard let answer, answer != "ok" else { return nil }
        return answer
    }
}
