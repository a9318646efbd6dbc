import Foundation
import GRDB
import SyncStore

extension SQLiteStore: IdempotencyStore {
    private static let answerTable = "idempotent_answer"

    public func idempotentAnswer(
        key: String, organizationID: UUID
    ) async throws -> IdempotentAnswer? {
        try await self.read { work in
            guard let sealer = try work.keys.sealerIfAny(for: organizationID, work.db) else {
                return nil
            }
            let hash = Data(sealer.searchHash("idempotency|" + key))
            return try work.db.row(
                """
                SELECT * FROM idempotent_answer WHERE organization_id = ? AND key_hash = ?
                """, [organizationID.text, hash]
            ).map { row in
                let place = hash.base64EncodedString()
                return IdempotentAnswer(
                    key: key,
                    bodyDigest: try sealer.open(row, Self.answerTable, "body_digest", place),
                    status: row["status"],
                    body: try sealer.open(row, Self.answerTable, "body", place))
            }
        }
    }

    public func saveIdempotentAnswer(
        _ answer: IdempotentAnswer, organizationID: UUID, now: Date
    ) async throws {
        try await self.write { work in
            let sealer = try work.keys.writer(for: organizationID, work.db, now: now)
            let hash = Data(sealer.searchHash("idempotency|" + answer.key))
            let place = hash.base64EncodedString()
            try work.db.run(
                "DELETE FROM idempotent_answer WHERE created_at < ?",
                [now.addingTimeInterval(-IdempotentAnswer.keptSeconds).milliseconds])
            try work.db.run(
                """
                INSERT INTO idempotent_answer (
                    organization_id, key_hash, body_digest, status, body, created_at)
                VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT DO NOTHING
                """,
                [
                    organizationID.text, hash,
                    try sealer.seal(answer.bodyDigest, Self.answerTable, "body_digest", place),
                    answer.status, try sealer.seal(answer.body, Self.answerTable, "body", place),
                    now.milliseconds,
                ])
        }
    }
}
