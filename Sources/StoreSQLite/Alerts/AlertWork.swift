import Foundation
import GRDB
import SyncCore
import SyncStore

/// Reads and writes the causes and messages of one tenant.
struct AlertWork {
    let db: Database
    let tenant: Tenant

    func book() throws -> AlertBook {
        let rows = try self.db.rows(Self.all, self.tenant.arguments).map { try AlertRow($0) }
        return AlertBook(
            Dictionary(rows.map { ($0.cause, $0.state) }, uniquingKeysWith: { first, _ in first }))
    }

    func save(_ state: AlertState, of cause: AlertCause) throws {
        try self.db.run(
            Self.saveAlert,
            [state.id.text] + self.tenant.arguments + [
                cause.kind.rawValue, cause.code, state.severity.rawValue, state.detail,
                state.since.milliseconds, state.lastAt.milliseconds, state.count,
                state.toldAt?.milliseconds, state.hasNews, state.isTold,
                state.acknowledgedAt?.milliseconds, state.endedAt?.milliseconds,
            ])
    }

    func append(_ message: AlertMessage) throws {
        try self.db.run(
            Self.insertMessage,
            [message.id.text] + self.tenant.arguments + [
                message.alertID.text, message.cause.kind.rawValue, message.cause.code,
                message.event.rawValue, message.severity.rawValue, message.detail,
                message.since.milliseconds, message.at.milliseconds, message.count,
                message.waiting, message.at.milliseconds,
            ])
    }

    func prune() throws {
        try self.db.run(Self.pruneMessages, self.tenant.arguments + [AlertRow.messagesMax])
    }

    static let all = "SELECT * FROM alert WHERE organization_id = ? AND environment = ?"

    private static let saveAlert = """
        INSERT INTO alert (
            id, organization_id, environment, kind, code, severity, detail, since, last_at, total,
            told_at, has_news, is_told, acknowledged_at, ended_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (organization_id, environment, kind, code) DO UPDATE SET id = excluded.id,
            severity = excluded.severity, detail = excluded.detail, since = excluded.since,
            last_at = excluded.last_at, total = excluded.total, told_at = excluded.told_at,
            has_news = excluded.has_news, is_told = excluded.is_told,
            acknowledged_at = excluded.acknowledged_at, ended_at = excluded.ended_at
        """

    private static let insertMessage = """
        INSERT INTO alert_message (
            id, organization_id, environment, alert_id, kind, code, event, severity, detail, since,
            at, total, waiting, next_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """

    private static let pruneMessages = """
        DELETE FROM alert_message WHERE id IN (
            SELECT id FROM alert_message WHERE organization_id = ? AND environment = ?
            ORDER BY at DESC, id DESC LIMIT -1 OFFSET ?)
        """
}

extension AlertRow {
    init(_ row: Row) throws {
        self.init(
            tenant: try row.tenant(),
            cause: AlertCause(try row.word("kind"), code: row["code"]),
            state: AlertState(
                id: try row.uuid("id"), severity: try row.word("severity"), detail: row["detail"],
                since: row.date("since"), lastAt: row.date("last_at"), count: row["total"],
                toldAt: row.dateIfAny("told_at"), hasNews: row["has_news"], isTold: row["is_told"],
                acknowledgedAt: row.dateIfAny("acknowledged_at"),
                endedAt: row.dateIfAny("ended_at")))
    }
}

extension AlertMessage {
    init(_ row: Row) throws {
        self.init(
            id: try row.uuid("id"), alertID: try row.uuid("alert_id"),
            cause: AlertCause(try row.word("kind"), code: row["code"]),
            event: try row.word("event"), severity: try row.word("severity"),
            detail: row["detail"], since: row.date("since"), at: row.date("at"),
            count: row["total"], waiting: row["waiting"])
    }
}
