import Foundation
import GRDB
import SyncCore
import SyncStore

/// Hands over what was given to an identifier that stood for a clinic to the clinic's own.
struct OrganizationMove {
    /// Tables whose rows follow their organization; each has a column `organization_id`.
    private static let tables = [
        "bridge_user",
        "api_key",
    ]

    /// The same for what belongs to one environment of the organization.
    private static let tenantTables = ["webhook_event", "webhook_delivery"]

    /// Columns that open under the organization's own key alone, so that they are sealed anew.
    private static let sealedTables = [
        ("webhook_endpoint", ["url", "secret"]),
        ("consent_override", ["legal_ground", "author_name", "ended_by_name"]),
    ]

    let work: Work
    /// Where given, the other environment's webhooks and overrides stay: records live beside them.
    var environment: PlatformEnvironment?

    func perform(from old: UUID, to new: UUID, now: Date) throws {
        guard old != new else { return }
        var moved = 0
        for table in Self.tables {
            moved += try self.work.db.change(
                "UPDATE \(table) SET organization_id = ? WHERE organization_id = ?",
                [new.text, old.text])
        }
        for table in Self.tenantTables {
            moved += try self.work.db.change(
                "UPDATE \(table) SET organization_id = ? \(Self.ofTenant)",
                [new.text, old.text, self.environment?.rawValue, self.environment?.rawValue])
        }
        for (table, columns) in Self.sealedTables {
            moved += try self.moveSealed(table, columns, from: old, to: new, now: now)
        }
        guard try moved > 0 || self.hasNewTraces(of: old, under: new) else { return }
        // The new one is nobody's stand-in any more, and what led to the old one leads on.
        try self.work.db.run("DELETE FROM organization_alias WHERE old_id = ?", [new.text])
        try self.work.db.run(
            "UPDATE organization_alias SET new_id = ? WHERE new_id = ?", [new.text, old.text])
        try self.work.db.run(Self.remember, [old.text, new.text])
        try AuditWork(work: self.work).append([
            AuditEvent(
                id: self.work.ambient.makeUUID(), organizationID: new, at: now,
                actorKind: .system, actorName: "jembatan", action: "organization_moved",
                resourceType: "organization", resourceID: old.text,
                detail: ["from": old.text, "moved": "\(moved)"])
        ])
    }

    /// An override that would stand beside one of the clinic's own stays behind.
    private func moveSealed(
        _ table: String, _ columns: [String], from old: UUID, to new: UUID, now: Date
    ) throws -> Int {
        let rows = try self.work.db.rows(
            "SELECT id, \(columns.joined(separator: ", ")) FROM \(table) \(Self.ofTenant)",
            [old.text, self.environment?.rawValue, self.environment?.rawValue])
        guard !rows.isEmpty else { return 0 }
        let reader = try self.work.keys.reader(for: old, self.work.db)
        let writer = try self.work.keys.writer(for: new, self.work.db, now: now)
        let sets = (["organization_id"] + columns).map { "\($0) = ?" }.joined(separator: ", ")
        var moved = 0
        for row in rows {
            let id: String = row["id"]
            var arguments: StatementArguments = [new.text]
            for column in columns {
                let plain = try reader.openIfAny(row, table, column, id)
                arguments += [try writer.sealIfAny(plain, table, column, id)]
            }
            arguments += [id]
            moved += try self.work.db.change(
                "UPDATE OR IGNORE \(table) SET \(sets) WHERE id = ?", arguments)
        }
        return moved
    }

    private static let ofTenant =
        "WHERE organization_id = ? AND (? IS NULL OR environment = ?)"

    /// Whether the trail knows the old one and does not lead from it to the new one yet.
    private func hasNewTraces(of old: UUID, under new: UUID) throws -> Bool {
        try self.work.db.row(Self.traces, [old.text, old.text, new.text]) != nil
    }

    private static let traces = """
        SELECT 1 FROM audit_event
        WHERE organization_id = ? AND NOT EXISTS (
            SELECT 1 FROM organization_alias WHERE old_id = ? AND new_id = ?)
        LIMIT 1
        """

    private static let remember = """
        INSERT INTO organization_alias (old_id, new_id) VALUES (?, ?)
        ON CONFLICT (old_id) DO UPDATE SET new_id = excluded.new_id
        """
}
