import Foundation
import GRDB
import SyncCore
import SyncStore

/// Carries what became of a delivery to those that depend on it.
///
/// The rule for one edge is `DependencyRule`; this walks the edges, counts the open ones and finds
/// the root of a blockage. It runs inside the transaction that changed the parent, so no child can
/// be left behind.
struct DeliveryGraph {
    let db: Database
    let now: Date

    /// Tells the children of deliveries that changed, and theirs, as far as it matters.
    func spread(from changed: [String]) throws {
        var line = changed
        var next = 0
        while next < line.count {
            let parentID = line[next]
            next += 1
            guard let parent = try self.parent(parentID) else { continue }
            var rows = try self.db.rows(QueueSQL.liveChildren, [parentID])
            if parent.phase.status == .completed, !rows.isEmpty {
                try self.db.run(QueueSQL.freeChildren, [parentID])
                try self.db.run(QueueSQL.satisfyFreed, [parentID, parentID])
                rows = try self.db.rows(QueueSQL.liveChildren, [parentID])
            }
            for row in rows {
                let edge = try Edge(childRow: row)
                if try self.tell(edge, about: parent) { line.append(edge.childID) }
            }
        }
    }

    /// Counts the open edges of a delivery that has not left, and moves it between waiting, blocked
    /// and skipped accordingly. Answers whether its children have to be told.
    ///
    /// A held delivery stays held unless `releasing`.
    @discardableResult
    func refresh(_ id: String, releasing: Bool = false) throws -> Bool {
        guard let row = try self.db.row(Self.selectChild, [id]) else { return false }
        let before: DeliveryPhase = try row.word("phase")
        let wasBlockedBy: String? = row["blocked_by"]
        let parents = try self.parents(of: id)
        let skipping = parents.first { $0.edgeState == .skipsChild }
        if let skipping, before.status != .skipped {
            try self.skip(id, by: skipping)
            return true
        }
        var open = 0
        var root: String?
        for edge in parents {
            let state = edge.stateToKeep
            if state != edge.state {
                try self.db.run(QueueSQL.setEdge, [state.rawValue, id, edge.parentID])
            }
            guard state == .open else { continue }
            open += 1
            root = root ?? edge.stuckRoot
        }
        let staysHeld = before == .held && !releasing
        let phase: DeliveryPhase = staysHeld ? .held : (open > 0 ? .blocked : .waiting)
        let blockedBy = phase == .blocked ? root : nil
        try self.db.run(Self.place, [phase.rawValue, phase.rawValue, open, blockedBy, id])
        return wasBlockedBy != blockedBy || before.status != phase.status
    }

    /// Puts a delivery that had come to an end back in line, and its skipped descendants with it.
    ///
    /// One that may be on the platform already is looked for first.
    func reopen(_ id: String) throws {
        try self.clearEnd(id)
        try self.place(id)
        try self.spread(from: [id])
    }

    /// Finds the place of a row that was put on hold while its end was wiped or it was rewritten.
    ///
    /// A create that may be on the platform already is looked for before it is sent again. When
    /// another delivery of its business identifier is under way it stays held with the reason.
    func place(_ id: String) throws {
        try self.refresh(id, releasing: true)
        guard let row = try self.db.row(Self.selectUncertain, [id]) else { return }
        guard (row["in_flight_at"] as Int64?) != nil,
            LookSchedule.isNeeded(for: try row.word("operation")),
            try row.word("phase", as: DeliveryPhase.self).status == .pending
        else { return }
        if let identifier = row["business_identifier"] as String? {
            let type: String = row["resource_type"]
            let tenant = try row.tenant()
            let busy = try self.db.row(
                QueueSQL.identifierBusy, tenant.arguments + [type, identifier])
            guard busy == nil else {
                try self.db.run(Self.holdUncertain, [Self.uncertainReason, id])
                return
            }
        }
        try self.db.run(Self.lookNow, [self.now.milliseconds, id])
    }

    static let uncertainReason = "outcome_unknown"

    /// Tells one child; answers whether the child's own children have to be told.
    private func tell(_ edge: Edge, about parent: Parent) throws -> Bool {
        switch edge.childPhase {
        case .waiting, .blocked, .held:
            return try self.refresh(edge.childID)
        case .skipped:
            // Only one that was skipped for a parent's sake comes back with it.
            guard edge.kind == .required, edge.childSkippedBy != nil,
                parent.phase.status != .skipped
            else { return false }
            let others = try self.parents(of: edge.childID)
            guard !others.contains(where: { $0.edgeState == .skipsChild }) else { return false }
            try self.clearEnd(edge.childID)
            try self.refresh(edge.childID, releasing: true)
            return true
        case .created, .adopted, .updated:
            guard edge.state == .omitted, parent.phase.status == .completed else { return false }
            try self.db.run(
                QueueSQL.setEdge,
                [DependencyRow.State.satisfied.rawValue, edge.childID, parent.id])
            try self.sendAgain(edge.childID)
            return false
        case .claimed, .inFlight, .unknown, .rejected, .exhausted:
            // The edges are weighed again when the child is settled or put back in line.
            return false
        }
    }

    /// Sends a completed delivery again, because what it had to leave out is there now.
    func sendAgain(_ id: String) throws {
        try PastWork(db: self.db).leave(id, now: self.now)
        try self.db.run(Self.toUpdate, [id])
    }

    private func skip(_ id: String, by parent: ParentEdge) throws {
        try self.db.run(
            Self.skipChild,
            [
                parent.skipReason ?? "dependency", parent.skippedBy ?? parent.parentID,
                self.now.milliseconds, id,
            ])
    }

    /// Wipes how a delivery ended; it counts as held until `refresh` finds its place.
    private func clearEnd(_ id: String) throws {
        try PastWork(db: self.db).leave(id, now: self.now)
        try self.db.run(Self.clear, [id])
    }

    private func parents(of id: String) throws -> [ParentEdge] {
        try self.db.rows(QueueSQL.parents, [id]).map { try ParentEdge($0) }
    }

    private func parent(_ id: String) throws -> Parent? {
        try self.db.row(Self.selectParent, [id]).map { row in
            Parent(id: id, phase: try row.word("phase"))
        }
    }

    private static let selectParent = "SELECT phase FROM satusehat_sync_queue WHERE id = ?"

    private static let selectChild = """
        SELECT phase, blocked_by FROM satusehat_sync_queue WHERE id = ?
        """

    private static let place = """
        UPDATE satusehat_sync_queue
        SET phase = ?, next_retry_at = CASE ? WHEN 'waiting' THEN next_retry_at END,
            open_dependencies = ?, blocked_by = ?
        WHERE id = ?
        """

    private static let clear = """
        UPDATE satusehat_sync_queue
        SET phase = 'held', skip_reason = NULL, skipped_by = NULL, blocked_by = NULL,
            retry_count = 0, next_retry_at = NULL, settled_at = NULL
        WHERE id = ?
        """

    private static let selectUncertain = """
        SELECT organization_id, environment, resource_type, business_identifier, operation, phase,
            in_flight_at
        FROM satusehat_sync_queue WHERE id = ?
        """

    private static let lookNow = """
        UPDATE satusehat_sync_queue
        SET phase = 'unknown', next_retry_at = ?, look_count = 0, blocked_by = NULL
        WHERE id = ?
        """

    private static let holdUncertain = """
        UPDATE satusehat_sync_queue
        SET phase = 'held', skip_reason = ?, next_retry_at = NULL, blocked_by = NULL
        WHERE id = ?
        """

    private static let skipChild = """
        UPDATE satusehat_sync_queue
        SET phase = 'skipped', skip_reason = ?, skipped_by = ?, settled_at = ?,
            next_retry_at = NULL, blocked_by = NULL
        WHERE id = ?
        """

    /// A search stays a search; everything else is on the platform and can only be updated.
    private static let toUpdate = """
        UPDATE satusehat_sync_queue
        SET operation = CASE operation WHEN 'create' THEN 'update' ELSE operation END,
            phase = 'waiting', retry_count = 0, look_count = 0, next_retry_at = NULL,
            completed_at = NULL, settled_at = NULL
        WHERE id = ?
        """

    private struct Parent {
        let id: String
        let phase: DeliveryPhase
    }

    private struct Edge {
        let childID: String
        let kind: Dependency.Kind
        let state: DependencyRow.State
        let childPhase: DeliveryPhase
        let childSkippedBy: String?

        init(childRow row: Row) throws {
            self.childID = row["child_id"]
            self.kind = try row.word("kind")
            self.state = try row.word("state")
            self.childPhase = try row.word("phase")
            self.childSkippedBy = row["skipped_by"]
        }
    }
}
