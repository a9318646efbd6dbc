import GRDB
import Metrics
import Synchronization

/// Puts the writes that wait at the same time into one transaction.
///
/// A flush to disk costs the same for one row as for a thousand. While one is under way further
/// writes queue up here and form the next transaction; nobody waits for company. Everything runs on
/// the writing connection's own thread, so no thread of the cooperative pool is held.
final class GatheredLane: WriteLane {
    /// Keeps a transaction short enough for readers and other processes.
    private static let writesMax = 256

    private struct State {
        var waiting: [Write] = []
        var isFlushing = false
    }

    private struct Write: Sendable {
        /// Does the work and says how to answer once the transaction has ended.
        let perform: @Sendable (Database) -> Answer
        /// Answers without having done anything.
        let refuse: @Sendable (any Error) -> Void
    }

    private struct Answer {
        let error: (any Error)?
        /// Called with the error that ended the transaction, or nil when it was committed.
        let deliver: ((any Error)?) -> Void
    }

    private let pool: DatabasePool
    private let keys: KeyChest
    private let uptime: @Sendable () -> Duration
    private let flushTime = Timer(label: "jembatan_storage_flush_seconds")
    private let state = Mutex(State())

    init(pool: DatabasePool, keys: KeyChest, uptime: @escaping @Sendable () -> Duration) {
        self.pool = pool
        self.keys = keys
        self.uptime = uptime
    }

    func write<Value: Sendable>(
        _ work: @escaping @Sendable (Database) throws -> Value
    ) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            let write = Write(
                perform: { db in
                    do {
                        let value = try work(db)
                        return Answer(error: nil) { failure in
                            if let failure {
                                continuation.resume(throwing: failure)
                            } else {
                                continuation.resume(returning: value)
                            }
                        }
                    } catch {
                        return Answer(error: error) { _ in continuation.resume(throwing: error) }
                    }
                },
                refuse: { continuation.resume(throwing: $0) })
            self.enqueue(write)
        }
    }

    private func enqueue(_ write: Write) {
        let mustStart = self.state.withLock { state in
            state.waiting.append(write)
            defer { state.isFlushing = true }
            return !state.isFlushing
        }
        if mustStart {
            self.pool.asyncWriteWithoutTransaction { db in self.flush(db) }
        }
    }

    private func flush(_ db: Database) {
        while let batch = self.takeBatch() {
            var rest = batch[...]
            while !rest.isEmpty { rest = self.commit(rest, db) }
        }
    }

    private func takeBatch() -> [Write]? {
        self.state.withLock { state in
            guard !state.waiting.isEmpty else {
                state.isFlushing = false
                return nil
            }
            let batch = Array(state.waiting.prefix(Self.writesMax))
            state.waiting.removeFirst(batch.count)
            return batch
        }
    }

    /// Performs a batch in one transaction and answers what is left of it.
    ///
    /// Something is left when SQLite itself gave the transaction up half-way: what had been done is
    /// undone and told so, and the rest gets a transaction of its own.
    private func commit(_ batch: ArraySlice<Write>, _ db: Database) -> ArraySlice<Write> {
        var answers: [Answer] = []
        var done = batch.startIndex
        do {
            try db.beginTransaction(.immediate)
            for write in batch {
                try db.run("SAVEPOINT gathered")
                done += 1
                let answer = write.perform(db)
                answers.append(answer)
                if let error = answer.error {
                    self.keys.forget()
                    guard db.isInsideTransaction else { throw error }
                    try db.run("ROLLBACK TO SAVEPOINT gathered")
                }
                try db.run("RELEASE SAVEPOINT gathered")
            }
            let began = self.uptime()
            try db.commit()
            self.flushTime.record(duration: self.uptime() - began)
            for answer in answers { answer.deliver(nil) }
        } catch {
            self.keys.forget()
            if db.isInsideTransaction { try? db.rollback() }
            // Not even the first could be tried: all share the reason, or it would be asked without end.
            guard !answers.isEmpty else {
                for write in batch { write.refuse(error) }
                return []
            }
            for answer in answers { answer.deliver(error) }
        }
        return batch[done...]
    }
}
