import Foundation
import GRDB
import SyncCore
import SyncStore

/// What a person, or a rule in a person's stead, does to deliveries.
struct PersonWork {
    /// Most deliveries put back in line by one call.
    private static let redrivesMax = 1_000
    /// What was tried for so many hours in vain rests for one.
    private static let restShare = 8
    /// Reasons that begin so were given for want of consent.
    private static let consentPrefix = "consent"

    let work: Work
    let now: Date

    private var db: Database { self.work.db }
    private var graph: DeliveryGraph { DeliveryGraph(db: self.db, now: self.now) }

    func retry(_ id: String) throws {
        switch try self.phase(id) {
        case .rejected, .exhausted, .skipped, .held:
            try self.graph.reopen(id)
        case let phase:
            throw StoreError(.invalidState, "a delivery that is \(phase.rawValue) is not retried")
        }
    }

    func hold(_ id: String, reason: String) throws {
        let phase = try self.phase(id)
        guard phase == .waiting || phase == .blocked else {
            throw StoreError(.invalidState, "a delivery that is \(phase.rawValue) is not held")
        }
        try self.db.run(Self.holdRow, [reason, reason, id])
        // Children behind a stuck delivery that is now held wait for a person, not for the failure.
        try self.graph.spread(from: [id])
    }

    func release(_ id: String) throws {
        let phase = try self.phase(id)
        guard phase == .held else {
            throw StoreError(.invalidState, "a delivery that is \(phase.rawValue) is not released")
        }
        try self.graph.reopen(id)
    }

    /// Puts back in line what was claimed for a patient and has not left, so that its consent is
    /// judged again; whoever held it can neither send nor settle it any more.
    func takeBackClaims(patientID: UUID, tenant: Tenant) throws {
        try self.db.run(Self.takeBackRows, tenant.arguments + [patientID.text])
    }

    func redrive(_ tenant: Tenant, failedBefore: Date, limit: Int) throws -> Int {
        let ids: [String] = try self.db.values(
            Self.exhausted,
            tenant.arguments
                + [
                    failedBefore.milliseconds, Self.restShare, self.now.milliseconds,
                    max(0, min(limit, Self.redrivesMax)),
                ])
        for id in ids { try self.graph.reopen(id) }
        return ids.count
    }

    /// Puts back what was skipped for want of the patient's consent.
    func reopenConsentSkips(patientID: UUID, tenant: Tenant) throws -> Int {
        let ids: [String] = try self.db.values(
            Self.consentSkips, tenant.arguments + [patientID.text, Self.consentPrefix + "%"])
        // Those skipped for a parent's sake come back with it.
        for id in ids { try self.graph.reopen(id) }
        return ids.count
    }

    /// Ends the waiting for deliveries that only had to come to rest.
    func releaseOverdue(before: Date, tenant: Tenant) throws -> Int {
        let rows = try self.db.rows(
            Self.overdue, tenant.arguments + [before.milliseconds, Self.redrivesMax])
        var children: Set<String> = []
        for row in rows {
            let childID: String = row["child_id"]
            let parentID: String = row["parent_id"]
            try self.db.run(Self.release, [childID, parentID])
            children.insert(childID)
        }
        for child in children.sorted() where try self.isUnsent(child) {
            if try self.graph.refresh(child) { try self.graph.spread(from: [child]) }
        }
        return rows.count
    }

    private func isUnsent(_ id: String) throws -> Bool {
        [.waiting, .blocked, .held].contains(try self.phase(id))
    }

    private func phase(_ id: String) throws -> DeliveryPhase {
        guard
            let row = try self.db.row(
                "SELECT phase FROM satusehat_sync_queue WHERE id = ?", [id])
        else { throw StoreError(.notFound, "no delivery has this identifier") }
        return try row.word("phase")
    }

    private static let holdRow = """
        UPDATE satusehat_sync_queue
        SET phase = 'held', skip_reason = ?, error_message = ?, next_retry_at = NULL,
            blocked_by = NULL
        WHERE id = ?
        """

    static let takeBackRows = """
        UPDATE satusehat_sync_queue
        SET phase = 'waiting', lease_number = lease_number + 1, lease_until = NULL,
            lease_owner = NULL
        WHERE organization_id = ? AND environment = ? AND patient_id = ? AND phase = 'claimed'
        """

    static let exhausted = """
        SELECT id FROM satusehat_sync_queue
        WHERE organization_id = ? AND environment = ?
            AND phase = 'exhausted' AND settled_at < ?
            AND settled_at - ifnull(started_at, settled_at) <= ? * (? - settled_at)
        ORDER BY settled_at LIMIT ?
        """

    static let consentSkips = """
        SELECT id FROM satusehat_sync_queue
        WHERE organization_id = ? AND environment = ? AND patient_id = ?
            AND phase = 'skipped' AND skipped_by IS NULL AND skip_reason LIKE ?
        ORDER BY id
        """

    static let overdue = """
        SELECT child_id, parent_id FROM delivery_dependency
        WHERE organization_id = ? AND environment = ? AND since < ?
            AND kind = 'settled' AND state = 'open'
        ORDER BY since LIMIT ?
        """

    private static let release = """
        UPDATE delivery_dependency SET state = 'omitted', released = 1
        WHERE child_id = ? AND parent_id = ?
        """
}
