import Foundation
import GRDB
import SyncCore
import SyncStore

extension SQLiteStore {
    public func operatingEvidence(
        for tenant: Tenant, now: Date
    ) async throws -> OperatingEvidence {
        try await self.read { work in
            try EvidenceReading(db: work.db, tenant: tenant, now: now).evidence()
        }
    }

    public func reviewAlerts(
        for tenant: Tenant, _ review: @escaping @Sendable (inout AlertBook) -> [AlertMessage]
    ) async throws -> [AlertMessage] {
        try await self.write { work in
            let alerts = AlertWork(db: work.db, tenant: tenant)
            let stored = try alerts.book()
            var book = stored
            let messages = review(&book)
            for (cause, state) in book.alerts where state != stored.alerts[cause] {
                try alerts.save(state, of: cause)
            }
            for message in messages { try alerts.append(message) }
            if !messages.isEmpty { try alerts.prune() }
            return messages
        }
    }

    public func alerts(limit: Int, for tenant: Tenant) async throws -> [AlertRow] {
        try await self.read { work in
            try work.db.rows(Self.newestAlerts, tenant.arguments + [Self.bounded(limit)])
                .map { try AlertRow($0) }
        }
    }

    public func acknowledgeAlert(_ id: UUID, now: Date) async throws -> AlertRow {
        try await self.write { work in
            guard var alert = try work.db.row(Self.alert, [id.text]).map({ try AlertRow($0) })
            else { throw StoreError(.notFound, "no alert has this identifier") }
            alert.state.acknowledge(now: Date(milliseconds: now.milliseconds))
            try AlertWork(db: work.db, tenant: alert.tenant).save(alert.state, of: alert.cause)
            return alert
        }
    }

    public func alertMessages(limit: Int, for tenant: Tenant) async throws -> [AlertMessage] {
        try await self.read { work in
            try work.db.rows(Self.newestMessages, tenant.arguments + [Self.bounded(limit)])
                .map { try AlertMessage($0) }
        }
    }

    public func unsentAlertMessages(
        since from: Date, triesMax: Int, limit: Int, for tenant: Tenant, now: Date
    ) async throws -> [UnsentAlertMessage] {
        try await self.read { work in
            try work.db.rows(
                Self.unsentMessages,
                tenant.arguments + [
                    from.milliseconds, triesMax, now.milliseconds, Self.bounded(limit),
                ]
            ).map { UnsentAlertMessage(message: try AlertMessage($0), tries: $0["tries"]) }
        }
    }

    public func noteAlertMessage(
        _ id: UUID, isSent: Bool, nextAt: Date, now: Date
    ) async throws {
        try await self.write { work in
            try work.db.run(
                Self.noteMessage,
                [isSent ? now.milliseconds : nil, nextAt.milliseconds, id.text])
        }
    }

    private static func bounded(_ limit: Int) -> Int { max(0, min(limit, AlertRow.messagesMax)) }

    private static let alert = "SELECT * FROM alert WHERE id = ?"

    private static let newestAlerts = """
        SELECT * FROM alert WHERE organization_id = ? AND environment = ?
        ORDER BY ended_at IS NOT NULL, last_at DESC, kind, code LIMIT ?
        """

    static let newestMessages = """
        SELECT * FROM alert_message WHERE organization_id = ? AND environment = ?
        ORDER BY at DESC, id DESC LIMIT ?
        """

    static let unsentMessages = """
        SELECT * FROM alert_message
        WHERE organization_id = ? AND environment = ? AND sent_at IS NULL AND at >= ?
            AND tries < ? AND next_at <= ?
        ORDER BY at, id LIMIT ?
        """

    private static let noteMessage = """
        UPDATE alert_message SET tries = tries + 1, sent_at = ?, next_at = ? WHERE id = ?
        """
}
