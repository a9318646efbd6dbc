import Foundation
import GRDB
import SyncCore
import SyncStore

/// Remembers how a delivery stood at an end before it leaves that end, so that a figure of a closed
/// month stays what it was.
struct PastWork {
    let db: Database

    /// Called before a row that may have come to an end goes back in line.
    func leave(_ id: String, now: Date) throws {
        try self.db.run(Self.keep, [now.milliseconds, id])
    }

    func ends(encounterID: UUID, _ tenant: Tenant) throws -> [PastEnd] {
        try self.db.rows(Self.ofEncounter, tenant.arguments + [encounterID.text]).map { row in
            PastEnd(
                deliveryID: try row.uuid("delivery_id"), status: try row.word("status"),
                settledAt: row.date("settled_at"), leftAt: row.date("left_at"))
        }
    }

    private static let keep = """
        INSERT OR IGNORE INTO delivery_past (delivery_id, settled_at, left_at, status, reason)
        SELECT id, settled_at, max(settled_at, ?), status, skip_reason
        FROM satusehat_sync_queue
        WHERE id = ? AND settled_at IS NOT NULL
            AND (status = 'completed' OR status = 'failed' OR status = 'skipped')
        """

    static let ofEncounter = """
        SELECT p.delivery_id, p.status, p.settled_at, p.left_at
        FROM satusehat_sync_queue AS q JOIN delivery_past AS p ON p.delivery_id = q.id
        WHERE q.organization_id = ? AND q.environment = ? AND q.encounter_id = ?
        ORDER BY p.settled_at
        """
}
