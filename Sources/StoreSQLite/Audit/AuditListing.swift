import Foundation
import GRDB
import SyncCore
import SyncStore

/// Finds the events that a filter asks for.
struct AuditListing {
    let db: Database
    let filter: AuditFilter

    func rows() throws -> [AuditRow] {
        let organizations = try self.organizations()
        var conditions: [String] = []
        var common: [(any DatabaseValueConvertible)?] = []
        func require(_ condition: String, _ value: (any DatabaseValueConvertible)?) {
            guard let value else { return }
            conditions.append(condition)
            common.append(value)
        }
        require("sequence > ?", self.filter.afterSequence)
        require("at >= ?", self.filter.from?.milliseconds)
        require("at < ?", self.filter.to?.milliseconds)
        require("action = ?", self.filter.action)
        require("actor_id = ?", self.filter.actorID?.text)

        // One part for each name of the organization: each walks its index in the order asked for,
        // and SQLite merges them without sorting.
        var parts: [String] = []
        var arguments = StatementArguments()
        for organization in organizations {
            let all = (organization == nil ? [] : ["organization_id = ?"]) + conditions
            let rule = all.isEmpty ? "" : " WHERE " + all.joined(separator: " AND ")
            parts.append("SELECT * FROM audit_event\(rule)")
            if let organization { arguments += [organization] }
            arguments += StatementArguments(common)
        }
        let order = self.filter.afterSequence == nil ? "DESC" : "ASC"
        let sql =
            parts.joined(separator: "\nUNION ALL\n")
            + "\nORDER BY sequence \(order) LIMIT ? OFFSET ?"
        arguments += [
            max(0, min(self.filter.limit, AuditFilter.limitMax)), max(0, self.filter.offset),
        ]
        return try self.db.rows(sql, arguments).map { try AuditRow($0) }
    }

    /// The organization's identifier and those that stood for it before; nil alone means all.
    private func organizations() throws -> [String?] {
        guard let id = self.filter.organizationID?.text else { return [nil] }
        let before: [String] = try self.db.values(
            "SELECT old_id FROM organization_alias WHERE new_id = ? ORDER BY old_id LIMIT 8", [id])
        return [id] + before
    }
}
