import Foundation
import GRDB
import SyncCore
import SyncStore

/// Turns the traces of a tenant into events, in one transaction.
///
/// A trace says where something may have happened; what stands there now decides. What moved on
/// meanwhile leaves a new trace when it comes to rest again.
struct WebhookTraces {
    /// Traces of one transaction.
    static let pageRows = 500

    let work: Work
    let tenant: Tenant
    let now: Date

    private var db: Database { self.work.db }

    func collect() throws {
        let rows = try self.db.rows(Self.oldest, self.tenant.arguments + [Self.pageRows])
        let webhooks = WebhookWork(work: self.work)
        for row in rows {
            if let detail = try self.detail(row) {
                let event = WebhookEvent(
                    id: self.work.ambient.makeUUID(), tenant: self.tenant, createdAt: self.now,
                    detail: detail)
                try webhooks.append(
                    WebhookEventRow(
                        id: event.id, tenant: self.tenant, kind: event.kind,
                        payload: try event.payload(), createdAt: self.now))
            }
            let sequence: Int64 = row["sequence"]
            try self.db.run("DELETE FROM webhook_trace WHERE sequence = ?", [sequence])
        }
    }

    private func detail(_ row: Row) throws -> WebhookEvent.Detail? {
        let subject: String = row["subject"]
        switch try row.word("kind", as: WebhookEventKind.self) {
        case .visitSettled: return try self.visit(subject)
        case .encounterIDAvailable: return try self.encounterID(subject, previousID: nil)
        case .encounterIDChanged:
            return try self.encounterID(subject, previousID: row["previous"])
        case .deliveryFailed: return try self.delivery(subject) { $0.status == .failed }
        case .needsPerson: return try self.delivery(subject) { $0 == .held }
        case .outageBegan, .outageEnded: return try self.outage(subject)
        case .test: return nil
        }
    }

    private func visit(_ encounter: String) throws -> WebhookEvent.Detail? {
        let standing = try self.standing(encounter)
        guard standing.isSettled, let id = UUID(uuidString: encounter) else { return nil }
        return .visit(
            encounterID: id, satusehatID: try self.platformID(encounter), standing: standing)
    }

    private func encounterID(
        _ encounter: String, previousID: String?
    ) throws -> WebhookEvent.Detail? {
        guard let id = UUID(uuidString: encounter), let satusehatID = try self.platformID(encounter)
        else { return nil }
        return .encounterID(
            encounterID: id, satusehatID: satusehatID, previousID: previousID,
            status: try self.standing(encounter).status)
    }

    private func delivery(
        _ id: String, _ stands: (DeliveryPhase) -> Bool
    ) throws -> WebhookEvent.Detail? {
        guard let row = try self.db.row(Self.delivery, [id]) else { return nil }
        let phase: DeliveryPhase = try row.word("phase")
        guard stands(phase) else { return nil }
        // What a person wrote as a reason may be anything.
        let reason: String? = row["skip_reason"]
        let heldCode =
            reason == DeliveryGraph.uncertainReason
            ? DeliveryGraph.uncertainReason : phase.rawValue
        let failureCode: String? = row["code"]
        return .delivery(
            id: try row.uuid("id"), type: row["resource_type"],
            resourceID: try row.uuid("resource_id"), encounterID: try row.uuidIfAny("encounter_id"),
            phase: phase, errorCode: phase == .held ? heldCode : failureCode)
    }

    private func outage(_ message: String) throws -> WebhookEvent.Detail? {
        guard let row = try self.db.row(Self.message, [message]) else { return nil }
        let isOver = (row["event"] as String) == AlertMessage.Event.ended.rawValue
        return .outage(since: row.date("since"), until: isOver ? row.date("at") : nil)
    }

    private func standing(_ encounter: String) throws -> VisitStanding {
        var standing = VisitStanding()
        for row in try self.db.rows(Self.phases, self.tenant.arguments + [encounter]) {
            standing.add(row["total"], in: try row.word("phase"), isStuck: row["is_stuck"])
        }
        return standing
    }

    private func platformID(_ encounter: String) throws -> String? {
        try self.db.value(
            QueueSQL.identity, self.tenant.arguments + ["Encounter", encounter, ""])
    }

    static let oldest = """
        SELECT sequence, kind, subject, previous FROM webhook_trace
        WHERE organization_id = ? AND environment = ? ORDER BY sequence LIMIT ?
        """

    static let phases = """
        SELECT phase, blocked_by IS NOT NULL AS is_stuck, count(*) AS total
        FROM satusehat_sync_queue
        WHERE organization_id = ? AND environment = ? AND encounter_id = ?
            AND encounter_id IS NOT NULL
        GROUP BY 1, 2
        """

    static let delivery = """
        SELECT id, resource_type, resource_id, encounter_id, phase, skip_reason, (
                SELECT error_code FROM satusehat_error_log
                WHERE sync_queue_id = q.id AND sync_queue_id IS NOT NULL
                ORDER BY timestamp DESC, id DESC LIMIT 1) AS code
        FROM satusehat_sync_queue AS q WHERE id = ?
        """

    private static let message = "SELECT event, since, at FROM alert_message WHERE id = ?"
}
