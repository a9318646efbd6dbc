import GRDB
import SyncCore

/// Fills a queue with very many rows by SQL alone, behind the store's back.
///
/// The rows sort behind every planned one and are never claimed, so their sealed columns may hold
/// zeros; what they do is make tables and indexes as large as a year of work makes them.
enum Crowd: String, CaseIterable {
    /// Of a hundred rows ten are ready, one is delayed, one is blocked, the rest are done.
    case done
    /// Of a hundred rows ten are ready, one is done, one is delayed, the rest are blocked.
    case blocked
    /// Of a hundred rows ten are ready, one is done, one is blocked, the rest are delayed.
    case delayed

    func fill(path: String, rows: Int) throws {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = true
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        try queue.writeWithoutTransaction { db in
            // Only the filling is unsafe; the store opens its own connection.
            try db.execute(sql: "PRAGMA synchronous = OFF; PRAGMA cache_size = -262144")
            try db.inTransaction {
                try db.execute(
                    sql: Self.deliveries,
                    arguments: [
                        rows, Plans.tenant.organizationID.uuidString.lowercased(),
                        self == .done ? "created" : self == .blocked ? "blocked" : "waiting",
                    ])
                try db.execute(sql: Self.dependencies)
                return .commit
            }
            _ = try db.checkpoint(.truncate)
        }
        try queue.close()
    }

    private static let deliveries = """
        WITH RECURSIVE
            n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?1),
            row(i, phase, is_delayed) AS (
                SELECT i,
                    CASE
                        WHEN i % 10 = 0 OR i % 100 = 1 THEN 'waiting'
                        WHEN i % 100 = 2 THEN 'blocked' WHEN i % 100 = 3 THEN 'created'
                        ELSE ?3
                    END,
                    i % 10 <> 0
                FROM n)
        INSERT INTO satusehat_sync_queue (
            id, organization_id, environment, resource_type, resource_id, stage, operation, phase,
            order_rank, encounter_id, disclosure, business_identifier, open_dependencies,
            next_retry_at, satusehat_id, created_at, completed_at, settled_at,
            template_digest, fhir_resource)
        SELECT
            printf('f%07x-0000-7000-8000-000000000000', i), ?2, 'sandbox', 'Observation',
            printf('%08x-0000-4000-8000-000000000001', i), 'create', 'create', phase, 70,
            printf('%08x-0000-4000-8000-000000000002', i / 16), 'clinical', 'crowd|' || i,
            phase = 'blocked', CASE WHEN phase = 'waiting' AND is_delayed THEN 4000000000000 + i END,
            CASE phase WHEN 'created' THEN 'P' || i END, 1, 1, 1, zeroblob(32), zeroblob(200)
        FROM row
        """

    private static let dependencies = """
        INSERT INTO delivery_dependency (
            child_id, parent_id, organization_id, environment, kind, state, since)
        SELECT c.id, p.id, c.organization_id, c.environment, 'required', 'open', 1
        FROM satusehat_sync_queue AS c
        JOIN satusehat_sync_queue AS p ON p.rowid = c.rowid - 2
        WHERE c.id >= 'f' AND c.phase = 'blocked'
        """
}
