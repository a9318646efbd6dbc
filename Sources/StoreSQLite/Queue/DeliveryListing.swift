import Foundation
import GRDB
import SyncCore
import SyncStore

/// Reads deliveries for people.
struct DeliveryListing {
    /// Most rows of one page.
    private static let rowsMax = 10_000

    let work: Work

    private var db: Database { self.work.db }

    func delivery(_ id: UUID) throws -> DeliveryRow? {
        try self.db.row("SELECT * FROM satusehat_sync_queue WHERE id = ?", [id.text])
            .map { try self.delivery($0) }
    }

    func deliveries(_ filter: DeliveryFilter, tenant: Tenant) throws -> [DeliveryRow] {
        var conditions = ["organization_id = ?", "environment = ?"]
        var arguments = tenant.arguments
        if !filter.statuses.isEmpty {
            conditions.append("status IN (SELECT value FROM json_each(?))")
            arguments += [try JSONList.text(filter.statuses.map(\.rawValue))]
        }
        if !filter.types.isEmpty {
            conditions.append("resource_type IN (SELECT value FROM json_each(?))")
            arguments += [try JSONList.text(Array(filter.types))]
        }
        if let encounter = filter.encounterID {
            conditions.append("encounter_id = ?")
            arguments += [encounter.text]
        }
        if let patient = filter.patientID {
            conditions.append("patient_id = ?")
            arguments += [patient.text]
        }
        if let from = filter.createdFrom {
            conditions.append("created_at >= ?")
            arguments += [from.milliseconds]
        }
        if let to = filter.createdTo {
            conditions.append("created_at <= ?")
            arguments += [to.milliseconds]
        }
        arguments += [max(0, min(filter.limit, Self.rowsMax)), max(0, filter.offset)]
        let sql = """
            SELECT * FROM satusehat_sync_queue WHERE \(conditions.joined(separator: " AND "))
            ORDER BY id LIMIT ? OFFSET ?
            """
        return try self.db.rows(sql, arguments).map { try self.delivery($0) }
    }

    func dependencies(of id: UUID) throws -> [DependencyRow] {
        try self.db.rows(Self.dependencies, [id.text]).map { row in
            DependencyRow(
                parentID: try row.uuid("parent_id"), key: try row.resourceKey(),
                stage: try row.word("stage"), kind: try row.word("kind"),
                state: try row.word("state"), parentPhase: try row.word("phase"))
        }
    }

    func summary(_ tenant: Tenant) throws -> QueueSummary {
        var counts: [String: [DeliveryPhase: Int]] = [:]
        var stuck: [String: Int] = [:]
        // Asked at every turn of a run, so the columns are read by their place and not copied.
        let rows = try Row.fetchCursor(
            try self.db.cachedStatement(sql: Self.counts), arguments: tenant.arguments)
        while let row = try rows.next() {
            let type: String = row[0]
            let total: Int = row[3]
            counts[type, default: [:]][try row.word(at: 1), default: 0] += total
            if row[2] { stuck[type, default: 0] += total }
        }
        let unplanned: Int? = try self.db.value(Self.unplanned, tenant.arguments)
        return QueueSummary(
            counts: counts, stuckByType: stuck, unplannedRecords: unplanned ?? 0)
    }

    private func delivery(_ row: Row) throws -> DeliveryRow {
        let tenant = try row.tenant()
        let id: String = row["id"]
        let sealer = try self.work.reader(for: tenant)
        return DeliveryRow(
            id: try row.uuid("id"), tenant: tenant, key: try row.resourceKey(),
            stage: try row.word("stage"), operation: try row.word("operation"),
            status: try row.word("status"), phase: try row.word("phase"),
            template: try sealer.open(row, "satusehat_sync_queue", "fhir_resource", id),
            encounterID: try row.uuidIfAny("encounter_id"),
            patientID: try row.uuidIfAny("patient_id"), priority: row["priority"],
            retryCount: row["retry_count"], retriesMax: row["max_retries"],
            nextRetryAt: row.dateIfAny("next_retry_at"),
            openDependencies: row["open_dependencies"],
            blockedBy: try row.uuidIfAny("blocked_by"), satusehatID: row["satusehat_id"],
            responseStatus: row["response_status"], errorMessage: row["error_message"],
            skipReason: row["skip_reason"], businessIdentifier: row["business_identifier"],
            createdAt: row.date("created_at"), startedAt: row.dateIfAny("started_at"),
            completedAt: row.dateIfAny("completed_at"))
    }

    private static let dependencies = """
        SELECT e.parent_id, e.kind, e.state, p.resource_type, p.resource_id, p.resource_component,
            p.stage, p.phase
        FROM delivery_dependency AS e
        JOIN satusehat_sync_queue AS p ON p.id = e.parent_id
        WHERE e.child_id = ? ORDER BY e.parent_id
        """

    private static let counts = """
        SELECT resource_type, phase, is_stuck, total FROM queue_count
        WHERE organization_id = ? AND environment = ? AND total > 0
        """

    private static let unplanned = """
        SELECT count(*) FROM clinic_record
        WHERE organization_id = ? AND environment = ? AND planned_revision IS NULL
        """
}
