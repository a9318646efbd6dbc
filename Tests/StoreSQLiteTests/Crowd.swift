import GRDB

/// A queue with very many rows, made by SQL alone.
enum Crowd {
    /// One row in ten is ready, most are done, some wait, are blocked, unknown or leased.
    static func fill(_ db: Database, rows: Int) throws {
        try db.execute(sql: Self.deliveries, arguments: [rows])
        try db.execute(sql: Self.dependencies)
        try db.execute(sql: Self.records, arguments: [rows / 10])
    }

    private static let deliveries = """
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)
        INSERT INTO satusehat_sync_queue (
            id, organization_id, environment, resource_type, resource_id, stage, operation, phase,
            order_rank, encounter_id, disclosure, business_identifier, open_dependencies,
            next_retry_at, lease_until, in_flight_at, satusehat_id, created_at, skip_reason,
            template_digest, fhir_resource)
        SELECT
            printf('%08x-0000-7000-8000-000000000000', i),
            '00000000-0000-4000-8000-000000000001', 'sandbox', 'Observation',
            printf('%08x-0000-4000-8000-000000000001', i), 'create', 'create',
            CASE
                WHEN i % 10 = 0 THEN 'waiting' WHEN i % 100 = 1 THEN 'waiting'
                WHEN i % 100 = 2 THEN 'blocked' WHEN i % 1000 = 3 THEN 'claimed'
                WHEN i % 1000 = 13 THEN 'unknown' WHEN i % 100 = 4 THEN 'skipped'
                ELSE 'created'
            END,
            70, printf('%08x-0000-4000-8000-000000000002', i / 16), 'clinical', 'sys|' || i,
            CASE WHEN i % 100 = 2 THEN 1 ELSE 0 END,
            CASE WHEN i % 100 = 1 OR i % 1000 = 13 THEN i END,
            CASE WHEN i % 1000 = 3 THEN i END, CASE WHEN i % 1000 = 13 THEN 1 END, 'P' || i, 1,
            CASE WHEN i % 100 = 4 THEN 'consent_missing' END, zeroblob(32), zeroblob(200)
        FROM n
        """

    private static let dependencies = """
        INSERT INTO delivery_dependency (
            child_id, parent_id, organization_id, environment, kind, state, since)
        SELECT c.id, p.id, c.organization_id, c.environment, 'required', 'open', 1
        FROM satusehat_sync_queue AS c
        JOIN satusehat_sync_queue AS p ON p.rowid = c.rowid - 2
        WHERE c.phase = 'blocked'
        """

    private static let records = """
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)
        INSERT INTO clinic_record (
            organization_id, environment, kind, id, revision, planned_revision, accept_number,
            changed_at, accepted_at, body)
        SELECT
            '00000000-0000-4000-8000-000000000001', 'sandbox', 'encounter',
            printf('%08x-0000-4000-8000-000000000003', i), 1, CASE WHEN i % 50 > 0 THEN 1 END, i,
            1, 1, zeroblob(200)
        FROM n
        """
}
