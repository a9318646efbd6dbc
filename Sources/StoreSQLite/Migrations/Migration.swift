/// One numbered step of the schema. A step that has been released is never edited.
struct Migration: Sendable {
    let version: Int
    let name: String
    let sql: String

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
        Migration(version: 5, name: "webhooks", sql: Migration005Webhooks.sql),
    ]
}
