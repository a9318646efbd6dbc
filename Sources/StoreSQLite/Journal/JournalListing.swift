import Foundation
import GRDB
import SyncCore
import SyncStore

/// Reads attempts and errors, and resolves errors.
struct JournalListing {
    /// Most rows of one page, and most attempts shown of one delivery.
    private static let rowsMax = 1_000

    let work: Work

    private var db: Database { self.work.db }

    func attempts(deliveryID: UUID) throws -> [AttemptRow] {
        try self.db.rows(Self.attemptsOfDelivery, [deliveryID.text, Self.rowsMax])
            .map { try self.attempt($0) }
    }

    func error(_ id: UUID) throws -> ErrorRow? {
        try self.db.row("SELECT * FROM satusehat_error_log WHERE id = ?", [id.text])
            .map { try self.error($0) }
    }

    func errors(_ filter: ErrorFilter, tenant: Tenant) throws -> [ErrorRow] {
        var conditions = ["organization_id = ?", "environment = ?"]
        var arguments = tenant.arguments
        if let category = filter.category {
            conditions.append("error_category = ?")
            arguments += [category.rawValue]
        }
        if let status = filter.resolutionStatus {
            conditions.append("resolution_status = ?")
            arguments += [status.rawValue]
        }
        if let delivery = filter.deliveryID {
            conditions.append("sync_queue_id = ?")
            arguments += [delivery.text]
        }
        if let from = filter.from {
            conditions.append("timestamp >= ?")
            arguments += [from.milliseconds]
        }
        if let to = filter.to {
            conditions.append("timestamp <= ?")
            arguments += [to.milliseconds]
        }
        arguments += [max(0, min(filter.limit, Self.rowsMax)), max(0, filter.offset)]
        let sql = """
            SELECT * FROM satusehat_error_log WHERE \(conditions.joined(separator: " AND "))
            ORDER BY timestamp DESC, id DESC LIMIT ? OFFSET ?
            """
        return try self.db.rows(sql, arguments).map { try self.error($0) }
    }

    func resolve(
        _ id: UUID, as status: ResolutionStatus, notes: String?, by: UUID?, now: Date
    ) throws {
        guard let row = try self.db.row(Self.resolution, [id.text]) else {
            throw StoreError(.notFound, "no error has this identifier")
        }
        guard try row.word("resolution_status", as: ResolutionStatus.self) == .pending else {
            throw StoreError(.alreadyResolved, "the error is resolved already")
        }
        let sealer = try self.work.writer(for: try row.tenant(), now: now)
        let sealedNotes = try sealer.sealIfAny(
            notes.map { Array($0.utf8) }, Self.errorTable, "resolution_notes", id.text)
        try self.db.run(
            Self.resolve,
            [status.rawValue, sealedNotes, by?.text, now.milliseconds, id.text])
    }

    private static let errorTable = "satusehat_error_log"
    private static let logTable = "satusehat_sync_log"

    private func attempt(_ row: Row) throws -> AttemptRow {
        let sealer = try self.work.reader(for: try row.tenant())
        let id: String = row["id"]
        return AttemptRow(
            deliveryID: try row.uuidIfAny("sync_queue_id"),
            attempt: AttemptRecord(
                id: try row.uuid("id"), attemptNumber: row["attempt_number"],
                requestMethod: row["request_method"], requestURL: row["request_url"],
                requestHeaders: try HeaderText.decode(
                    try sealer.open(row, Self.logTable, "request_headers", id)),
                requestBody: try sealer.openIfAny(row, Self.logTable, "request_body", id),
                responseStatus: row["response_status"],
                responseHeaders: try HeaderText.decode(
                    try sealer.open(row, Self.logTable, "response_headers", id)),
                responseBody: try sealer.openIfAny(row, Self.logTable, "response_body", id),
                responseTimeMilliseconds: row["response_time_ms"], success: row["success"],
                errorType: row["error_type"], errorMessage: row["error_message"],
                timestamp: row.date("timestamp")))
    }

    private func error(_ row: Row) throws -> ErrorRow {
        let tenant = try row.tenant()
        let sealer = try self.work.reader(for: tenant)
        let id: String = row["id"]
        let notes = try sealer.openIfAny(row, Self.errorTable, "resolution_notes", id)
        return ErrorRow(
            deliveryID: try row.uuidIfAny("sync_queue_id"), tenant: tenant,
            resourceType: row["resource_type"], resourceID: row["resource_id"],
            operation: row["operation"],
            record: ErrorRecord(
                id: try row.uuid("id"), category: try row.word("error_category"),
                httpStatus: row["http_status"], errorCode: row["error_code"],
                errorMessage: row["error_message"],
                errorDetails: try sealer.openIfAny(row, Self.errorTable, "error_details", id),
                requestURL: row["request_url"],
                requestBody: try sealer.openIfAny(row, Self.errorTable, "request_body", id),
                responseBody: try sealer.openIfAny(row, Self.errorTable, "response_body", id),
                timestamp: row.date("timestamp")),
            resolutionStatus: try row.word("resolution_status"),
            resolutionNotes: notes.map { String(decoding: $0, as: UTF8.self) },
            resolvedBy: try row.uuidIfAny("resolved_by"),
            resolvedAt: row.dateIfAny("resolved_at"))
    }

    static let attemptsOfDelivery = """
        SELECT * FROM satusehat_sync_log
        WHERE sync_queue_id = ? AND sync_queue_id IS NOT NULL
        ORDER BY attempt_number, id LIMIT ?
        """

    private static let resolution = """
        SELECT organization_id, environment, resolution_status FROM satusehat_error_log
        WHERE id = ?
        """

    private static let resolve = """
        UPDATE satusehat_error_log
        SET resolution_status = ?, resolution_notes = ?, resolved_by = ?, resolved_at = ?
        WHERE id = ?
        """
}
