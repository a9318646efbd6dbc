import Foundation
import GRDB
import SyncCore
import SyncStore

/// Lets a later revision that waits behind a failed delivery take its place.
///
/// The later one was queued as an update while the first was on its way. Now that the first was
/// refused there is nothing to update: the first goes back in line with the newer content, keeps its
/// children, and the later one is skipped as `superseded`. Only for a delivery that is known not to
/// be on the platform.
struct TakeOver {
    static let reason = "superseded"

    let work: Work
    let now: Date

    private var db: Database { self.work.db }

    /// Answers whether there was a later revision.
    func run(failed id: String) throws -> Bool {
        guard let row = try self.db.row(Self.successor, [id]) else { return false }
        let laterID: String = row["id"]
        let tenant = try row.tenant()
        let reader = try self.work.reader(for: tenant)
        let template = try reader.open(row, "satusehat_sync_queue", "fhir_resource", laterID)
        let sealed = try self.work.writer(for: tenant, now: self.now)
            .seal(template, "satusehat_sync_queue", "fhir_resource", id)
        let digest = row.bytes("template_digest")
        try self.db.run(Self.takeContent, [Data(digest), sealed, laterID, id])
        try self.moveEdges(from: laterID, to: id)
        try self.db.run(Self.supersede, [Self.reason, self.now.milliseconds, laterID])
        let graph = DeliveryGraph(db: self.db, now: self.now)
        try graph.refresh(id, releasing: true)
        try graph.spread(from: [id])
        return true
    }

    /// The first gets the later one's parents and, beside its own, the later one's children.
    private func moveEdges(from laterID: String, to id: String) throws {
        try self.db.run("DELETE FROM delivery_dependency WHERE child_id = ?", [id])
        try self.db.run(
            "DELETE FROM delivery_dependency WHERE child_id = ? AND parent_id = ?", [laterID, id])
        try self.db.run(
            "UPDATE delivery_dependency SET child_id = ? WHERE child_id = ?", [id, laterID])
        try self.db.run(
            "UPDATE OR REPLACE delivery_dependency SET parent_id = ? WHERE parent_id = ?",
            [id, laterID])
    }

    private static let successor = """
        SELECT l.id, l.organization_id, l.environment, l.template_digest, l.fhir_resource
        FROM satusehat_sync_queue AS f
        JOIN satusehat_sync_queue AS l ON l.organization_id = f.organization_id
            AND l.environment = f.environment AND l.resource_type = f.resource_type
            AND l.resource_id = f.resource_id AND l.resource_component = f.resource_component
            AND l.stage = f.stage AND l.generation = f.generation + 1
        WHERE f.id = ? AND (l.phase = 'waiting' OR l.phase = 'blocked' OR l.phase = 'held')
        """

    private static let takeContent = """
        UPDATE satusehat_sync_queue
        SET template_digest = ?, fhir_resource = ?, phase = 'held', retry_count = 0,
            settled_at = NULL, depends_on = (
                SELECT depends_on FROM satusehat_sync_queue WHERE id = ?)
        WHERE id = ?
        """

    private static let supersede = """
        UPDATE satusehat_sync_queue
        SET phase = 'skipped', skip_reason = ?, settled_at = ?, next_retry_at = NULL,
            blocked_by = NULL, open_dependencies = 0, depends_on = NULL
        WHERE id = ?
        """
}
