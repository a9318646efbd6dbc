import Foundation
import GRDB
import SyncCore
import SyncStore

extension SQLiteStore {
    public func takePermit(
        client: String, settings: RetrySettings, now: Date
    ) async throws -> PermitAnswer {
        let hash = Data(self.masterKey.clientHash(client))
        return try await self.write { work in
            let gate = GateWork(db: work.db, client: hash)
            var bucket = try gate.bucket() ?? TokenBucket.restart(now: now, settings: settings)
            let answer = bucket.take(now: now, settings: settings)
            try gate.store(bucket)
            return answer
        }
    }

    public func returnPermit(client: String, settings: RetrySettings) async throws {
        let hash = Data(self.masterKey.clientHash(client))
        try await self.write { work in
            let gate = GateWork(db: work.db, client: hash)
            guard var bucket = try gate.bucket() else { return }
            bucket.giveBack(settings: settings)
            try gate.store(bucket)
        }
    }

    public func closeGate(client: String, until: Date, now: Date) async throws {
        let hash = Data(self.masterKey.clientHash(client))
        try await self.write { work in
            let gate = GateWork(db: work.db, client: hash)
            var bucket =
                try gate.bucket() ?? TokenBucket.restart(now: now, settings: RetrySettings())
            bucket.close(until: until)
            try gate.store(bucket)
        }
    }

    public func updateBreaker<Answer: Sendable>(
        client: String, _ change: @escaping @Sendable (inout BreakerSnapshot) -> Answer
    ) async throws -> Answer {
        let hash = Data(self.masterKey.clientHash(client))
        return try await self.write { work in
            let gate = GateWork(db: work.db, client: hash)
            let stored = try gate.breaker() ?? BreakerSnapshot()
            var changed = stored
            let answer = change(&changed)
            if changed != stored { try gate.store(changed) }
            return answer
        }
    }
}
