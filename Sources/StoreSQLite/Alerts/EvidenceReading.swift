import Foundation
import GRDB
import SyncCore
import SyncStore

/// Reads what there is to judge how the sending goes by.
///
/// It runs every minute beside the work, so each statement reads a bounded number of rows however
/// large the queue and its history are.
struct EvidenceReading {
    /// Failed deliveries looked at, the newest.
    private static let failuresMax = 1_000
    /// Open deliveries looked at, the oldest: those in front wait for others or for a person.
    private static let openMax = 1_000

    let db: Database
    let tenant: Tenant
    let now: Date

    func evidence() throws -> OperatingEvidence {
        let failures = try self.failures()
        return OperatingEvidence(
            troubles: try self.troubles(), failures: failures.groups,
            isFailuresWhole: failures.isWhole, oldestWaitingAt: try self.oldestWaitingAt(),
            traffic: try self.traffic())
    }

    private var windowStart: Int64 {
        self.now.addingTimeInterval(-OperatingEvidence.windowSeconds).milliseconds
    }

    private func troubles() throws -> [Date] {
        try self.db.rows(
            Self.troubles,
            self.tenant.arguments + [self.windowStart, OperatingEvidence.troubledMin]
        ).map { $0.date("newest") }
    }

    private func failures() throws -> (groups: [OperatingEvidence.Failures], isWhole: Bool) {
        let rows = try self.db.rows(Self.failures, self.tenant.arguments + [Self.failuresMax])
        let groups = try rows.map { row in
            OperatingEvidence.Failures(
                code: row["code"], isExhausted: row["is_exhausted"],
                category: (row["category"] as String?) == nil ? nil : try row.word("category"),
                count: row["total"], newestAt: row.date("newest"))
        }
        return (groups, groups.map(\.count).reduce(0, +) < Self.failuresMax)
    }

    private func oldestWaitingAt() throws -> Date? {
        try [DeliveryStatus.pending, .processing].compactMap { status in
            try self.db.row(
                Self.oldestOpen,
                self.tenant.arguments + [status.rawValue, Self.openMax]
            )?.dateIfAny("oldest")
        }.min()
    }

    private func traffic() throws -> OperatingEvidence.Traffic {
        guard
            let row = try self.db.row(
                Self.traffic, self.tenant.arguments + [self.windowStart])
        else { return OperatingEvidence.Traffic() }
        return OperatingEvidence.Traffic(
            requests: row["requests"], troubles: row["troubles"], throttled: row["throttled"],
            averageMilliseconds: row["average"])
    }

    /// Throttling is the platform's wish, not its trouble.
    static let troubles = """
        SELECT max(timestamp) AS newest FROM satusehat_error_log
        WHERE organization_id = ? AND environment = ? AND timestamp >= ?
            AND error_category IN ('transient', 'server', 'unknown')
            AND ifnull(error_code, '') NOT IN ('http_429', 'throttled', 'poison')
            AND sync_queue_id IS NOT NULL
        GROUP BY sync_queue_id ORDER BY newest DESC LIMIT ?
        """

    /// A delivery fails for the reason that was written down last.
    static let failures = """
        SELECT ifnull(e.error_code, 'unknown') AS code, e.error_category AS category,
            f.phase = 'exhausted' AS is_exhausted, count(*) AS total,
            max(ifnull(f.settled_at, f.created_at)) AS newest
        FROM (
            SELECT id, phase, settled_at, created_at FROM satusehat_sync_queue
            WHERE organization_id = ? AND environment = ? AND phase IN ('rejected', 'exhausted')
            ORDER BY settled_at DESC LIMIT ?
        ) AS f
        LEFT JOIN satusehat_error_log AS e ON e.id = (
            SELECT id FROM satusehat_error_log
            WHERE sync_queue_id = f.id AND sync_queue_id IS NOT NULL
            ORDER BY timestamp DESC, id DESC LIMIT 1)
        GROUP BY 1, 2, 3
        """

    static let oldestOpen = """
        SELECT min(created_at) AS oldest FROM (
            SELECT phase, created_at FROM satusehat_sync_queue
            WHERE organization_id = ? AND environment = ? AND status = ? ORDER BY id LIMIT ?
        ) WHERE phase IN ('waiting', 'claimed', 'in_flight', 'unknown')
        """

    /// A request without a verdict is one for a token: it is judged by its status.
    static let traffic = """
        SELECT count(*) AS requests,
            ifnull(sum(success = 0 AND (
                error_type IN ('transient', 'server', 'unknown') AND response_status IS NOT 429
                OR error_type IS NULL AND ifnull(response_status, 500) >= 500)), 0) AS troubles,
            ifnull(sum(response_status IS 429), 0) AS throttled,
            ifnull(CAST(avg(response_time_ms) AS INTEGER), 0) AS average
        FROM satusehat_sync_log
        WHERE organization_id = ? AND environment = ? AND timestamp >= ?
        """
}
