import GRDB
import SyncStore

/// One numbered step of the schema. A step that has been released is never edited.
struct Migration: Sendable {
    let version: Int
    let name: String
    let sql: String
    /// What statements alone cannot do, in the same transaction.
    var finish: (@Sendable (Database, MasterKey) throws -> Void)?

    /// All steps in order.
    static let all: [Migration] = [
        Migration(
            version: 1, name: "first schema",
            sql: [
                Migration001Setup.sql, Migration001Records.sql, Migration001Queue.sql,
                Migration001Journal.sql,
            ].joined(separator: "\n")),
        Migration(version: 2, name: "alerts", sql: Migration002Alerts.sql),
        Migration(version: 3, name: "conditions", sql: Migration003Conditions.sql),
        Migration(
            version: 4, name: "access", sql: Migration004Access.sql, finish: AuditWork.begin),
        Migration(version: 5, name: "webhooks", sql: Migration005Webhooks.sql),
        Migration(version: 6, name: "claims", sql: Migration006Claims.sql),
        Migration(version: 7, name: "idempotency", sql: Migration007Idempotency.sql),
    ]
}
