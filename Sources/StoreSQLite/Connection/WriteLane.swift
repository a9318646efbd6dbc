import GRDB

/// The one way to the writing connection.
protocol WriteLane: Sendable {
    func write<Value: Sendable>(
        _ work: @escaping @Sendable (Database) throws -> Value
    ) async throws -> Value
}

/// Writes one after another on the caller's thread.
struct DirectLane: WriteLane {
    let pool: DatabasePool
    let keys: KeyChest

    func write<Value: Sendable>(
        _ work: @escaping @Sendable (Database) throws -> Value
    ) async throws -> Value {
        try self.writeNow(work)
    }

    private func writeNow<Value>(_ work: (Database) throws -> Value) throws -> Value {
        do {
            return try self.pool.writeWithoutTransaction { db in
                var answer: Value?
                try db.inTransaction(.immediate) {
                    answer = try work(db)
                    return .commit
                }
                guard let answer else { throw DatabaseError(resultCode: .SQLITE_ABORT) }
                return answer
            }
        } catch {
            self.keys.forget()
            throw error
        }
    }
}
