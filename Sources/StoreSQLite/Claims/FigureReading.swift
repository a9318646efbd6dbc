import Foundation
import GRDB
import SyncCore
import SyncStore

/// Counts what stood how at a moment, from readable columns alone.
struct FigureReading {
    /// The kinds of error that are told.
    private static let errorsMax = 20

    let db: Database

    func figures(_ request: FigureRequest, _ tenant: Tenant) throws -> Figures {
        let period: StatementArguments = [
            "organization": tenant.organizationText,
            "environment": tenant.environment.rawValue, "from": request.from, "to": request.to,
            "branch": request.branchID?.text, "polyclinic": request.polyclinicID?.text,
            "at": request.judgedAt.milliseconds,
        ]
        var figures = Figures()
        figures.groups = try self.db.rows(Self.deliveries, period).map { row in
            Figures.Group(
                type: row["resource_type"], status: try row.word("state"),
                wasAttempted: row["attempted"], skipReason: row["reason"], count: row["total"])
        }
        if let row = try self.db.row(Self.encounters, period) {
            figures.encountersFinished = row["finished"]
            figures.encountersCreated = row["created"]
            figures.encountersClosed = row["closed"]
            figures.encountersLater = row["later"]
        }
        figures.errors = try self.db.rows(
            Self.errors,
            period + [
                "since": request.errorsSince.milliseconds, "limit": Self.errorsMax,
            ]
        ).map { Figures.ErrorCount(errorType: $0["error_type"], count: $0["total"]) }
        return figures
    }

    private static let tenantAndPlace = """
        f.organization_id = :organization AND f.environment = :environment
            AND (:branch IS NULL OR f.branch_id = :branch)
            AND (:polyclinic IS NULL OR f.polyclinic_id = :polyclinic)
        """

    private static let isFinished = """
        (f.finish_date IS NOT NULL AND f.finished_at <= :at AND f.finished_known_at <= :at)
        """

    /// The encounters of the period: one that had been finished belongs to the day of its end, one
    /// that had not to the day of its beginning.
    private static let encountersOfPeriod = """
        (
            SELECT f.*, 1 AS finished FROM encounter_fact AS f INDEXED BY fact_finish
            WHERE \(Self.tenantAndPlace) AND f.finish_date >= :from AND f.finish_date <= :to
                AND \(Self.isFinished)
            UNION ALL
            SELECT f.*, 0 AS finished FROM encounter_fact AS f INDEXED BY fact_date
            WHERE \(Self.tenantAndPlace) AND f.clinic_date >= :from AND f.clinic_date <= :to
                AND NOT \(Self.isFinished)
        )
        """

    /// A delivery stood at the end that it has left since, at the one it stands at, or at none.
    ///
    /// CROSS JOIN fixes the order: from the days to their encounters to their deliveries.
    static let deliveries = """
        SELECT resource_type, state, reason,
            state = 'completed' OR (started_at <= :at AND EXISTS (
                SELECT 1 FROM satusehat_sync_log AS l
                WHERE l.sync_queue_id = s.id AND l.sync_queue_id IS NOT NULL
                    AND l.timestamp <= :at AND l.response_status IS NOT NULL)) AS attempted,
            count(*) AS total
        FROM (
            SELECT q.id, q.resource_type, q.started_at,
                CASE
                    WHEN p.status IS NOT NULL THEN p.status
                    WHEN q.settled_at <= :at THEN q.status
                    ELSE 'pending'
                END AS state,
                CASE
                    WHEN p.status = 'skipped' THEN p.reason
                    WHEN p.status IS NULL AND q.settled_at <= :at AND q.phase = 'skipped'
                        THEN q.skip_reason
                END AS reason
            FROM \(Self.encountersOfPeriod) AS f
            CROSS JOIN satusehat_sync_queue AS q ON q.organization_id = f.organization_id
                AND q.environment = f.environment AND q.encounter_id = f.encounter_id
            LEFT JOIN delivery_past AS p ON p.delivery_id = q.id
                AND p.settled_at <= :at AND p.left_at > :at
            WHERE f.known_at <= :at AND q.created_at <= :at
        ) AS s
        GROUP BY resource_type, state, reason, attempted
        ORDER BY resource_type, state, reason, attempted
        """

    static let encounters = """
        SELECT
            ifnull(sum(finished), 0) AS finished,
            ifnull(sum(known AND created), 0) AS created,
            ifnull(sum(finished AND closed), 0) AS closed,
            ifnull(sum(NOT known), 0) AS later
        FROM (
            SELECT f.known_at <= :at AS known, f.finished,
                \(Self.wasDone("create")) AS created,
                \(Self.wasDone("finish")) AS closed
            FROM \(Self.encountersOfPeriod) AS f)
        """

    /// Whether a delivery of the Encounter itself had ever been completed by then.
    private static func wasDone(_ stage: String) -> String {
        """
        EXISTS (
            SELECT 1 FROM satusehat_sync_queue AS q
            WHERE q.organization_id = f.organization_id AND q.environment = f.environment
                AND q.resource_type = 'Encounter' AND q.resource_id = f.encounter_id
                AND q.resource_component = '' AND q.stage = '\(stage)'
                AND (q.completed_at <= :at OR EXISTS (
                    SELECT 1 FROM delivery_past AS p
                    WHERE p.delivery_id = q.id AND p.status = 'completed'
                        AND p.settled_at <= :at)))
        """
    }

    /// Errors of the period's encounters, and those of people and places that fell into it.
    static let errors = """
        SELECT ifnull(e.error_code, e.error_category) AS error_type, count(*) AS total
        FROM satusehat_error_log AS e INDEXED BY error_time
        CROSS JOIN satusehat_sync_queue AS q ON q.id = e.sync_queue_id
        LEFT JOIN encounter_fact AS f ON f.organization_id = q.organization_id
            AND f.environment = q.environment AND f.encounter_id = q.encounter_id
        WHERE e.organization_id = :organization AND e.environment = :environment
            AND e.timestamp >= :since AND e.timestamp <= :at
            AND ((q.encounter_id IS NULL AND :branch IS NULL AND :polyclinic IS NULL)
                OR (\(Self.tenantAndPlace)
                    AND iif(\(Self.isFinished), f.finish_date, f.clinic_date) >= :from
                    AND iif(\(Self.isFinished), f.finish_date, f.clinic_date) <= :to))
        GROUP BY error_type ORDER BY total DESC, error_type LIMIT :limit
        """
}
