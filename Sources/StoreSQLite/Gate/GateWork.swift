import Foundation
import GRDB
import SyncCore
import SyncStore

/// The stored pace and breaker of one client.
struct GateWork {
    let db: Database
    let client: Data

    func bucket() throws -> TokenBucket? {
        try self.read(TokenBucket.self, "SELECT bucket FROM pace WHERE client_hash = ?")
    }

    func store(_ bucket: TokenBucket) throws {
        try self.write(
            bucket,
            """
            INSERT INTO pace (client_hash, bucket) VALUES (?, ?)
            ON CONFLICT DO UPDATE SET bucket = excluded.bucket
            """)
    }

    func breaker() throws -> BreakerSnapshot? {
        try self.read(BreakerSnapshot.self, "SELECT snapshot FROM breaker WHERE client_hash = ?")
    }

    func store(_ snapshot: BreakerSnapshot) throws {
        try self.write(
            snapshot,
            """
            INSERT INTO breaker (client_hash, snapshot) VALUES (?, ?)
            ON CONFLICT DO UPDATE SET snapshot = excluded.snapshot
            """)
    }

    private func read<Value: Decodable>(_ type: Value.Type, _ sql: String) throws -> Value? {
        guard let text: String = try self.db.value(sql, [self.client]) else { return nil }
        do {
            return try JSONDecoder().decode(type, from: Data(text.utf8))
        } catch {
            throw StoreError(.damaged, "a stored pace or breaker cannot be read")
        }
    }

    private func write(_ value: some Encodable, _ sql: String) throws {
        let text = String(decoding: try JSONEncoder().encode(value), as: UTF8.self)
        try self.db.run(sql, [self.client, text])
    }
}
