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

    let work: Work

    func perform(from old: UUID, to new: UUID, now: Date) throws {
        guard old != new else { return }
        var moved = 0
        for table in Self.tables {
            moved += try self.work.db.change(
                "UPDATE \(table) SET organization_id = ? WHERE organization_id = ?",
                [new.text, old.text])
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
