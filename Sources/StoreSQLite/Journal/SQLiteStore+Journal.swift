import Foundation
import GRDB
import SyncCore
import SyncStore

extension SQLiteStore {
    public func appendLog(_ attempt: AttemptRecord, for tenant: Tenant) async throws {
        try await self.write { work in
            try JournalWork(work: work, tenant: tenant, now: attempt.timestamp)
                .append(attempt, deliveryID: nil)
        }
    }

    public func attempts(deliveryID: UUID) async throws -> [AttemptRow] {
        try await self.read { work in
            try JournalListing(work: work).attempts(deliveryID: deliveryID)
        }
    }

    public func errors(_ filter: ErrorFilter, for tenant: Tenant) async throws -> [ErrorRow] {
        try await self.read { work in
            try JournalListing(work: work).errors(filter, tenant: tenant)
        }
    }

    public func error(_ id: UUID) async throws -> ErrorRow? {
        try await self.read { work in try JournalListing(work: work).error(id) }
    }

    public func resolveError(
        _ id: UUID, as status: ResolutionStatus, notes: String?, by: UUID?, now: Date
    ) async throws {
        guard status != .pending else {
            throw StoreError(.invalidState, "an error is not resolved by leaving it pending")
        }
        try await self.write { work in
            try JournalListing(work: work)
                .resolve(id, as: status, notes: notes, by: by, now: now)
        }
    }

    public func saveHealthCheck(_ row: HealthCheckRow, for tenant: Tenant) async throws {
        try await self.write { work in
            try work.db.run(
                Self.insertHealthCheck,
                [row.id.text] + tenant.arguments + [
                    row.checkDatetime.milliseconds, row.endpointChecked,
                    row.responseTimeMilliseconds, row.status.rawValue, row.errorMessage,
                ])
            try work.db.run(
                Self.pruneHealthChecks, tenant.arguments + [HealthCheckRow.rowsMax])
        }
    }

    public func healthChecks(limit: Int, for tenant: Tenant) async throws -> [HealthCheckRow] {
        try await self.read { work in
            try work.db.rows(
                Self.newestHealthChecks,
                tenant.arguments + [max(0, min(limit, HealthCheckRow.rowsMax))]
            ).map { row in
                HealthCheckRow(
                    id: try row.uuid("id"), checkDatetime: row.date("check_datetime"),
                    endpointChecked: row["endpoint_checked"],
                    responseTimeMilliseconds: row["response_time_ms"],
                    status: try row.word("status"), errorMessage: row["error_message"])
            }
        }
    }

    private static let insertHealthCheck = """
        INSERT INTO satusehat_health_check (
            id, organization_id, environment, check_datetime, endpoint_checked, response_time_ms,
            status, error_message)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """

    static let pruneHealthChecks = """
        DELETE FROM satusehat_health_check WHERE id IN (
            SELECT id FROM satusehat_health_check WHERE organization_id = ? AND environment = ?
            ORDER BY check_datetime DESC, id DESC LIMIT -1 OFFSET ?)
        """

    /// The newest first.
    private static let newestHealthChecks = """
        SELECT id, check_datetime, endpoint_checked, response_time_ms, status, error_message
        FROM satusehat_health_check WHERE organization_id = ? AND environment = ?
        ORDER BY check_datetime DESC, id DESC LIMIT ?
        """
}
