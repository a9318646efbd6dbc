import GRDB

@testable import StoreSQLite

/// What must hold of the queue's tables at any moment.
enum QueueAudit {
    /// Sentences about what does not hold.
    static func faults(_ store: SQLiteStore) throws -> [String] {
        try store.pool.unsafeReentrantRead { db in
            try Self.checks.compactMap { name, sql in
                let id = try String.fetchOne(db, sql: sql)
                return id.map { "\(name): \($0)" }
            }
        }
    }

    private static let checks: [(String, String)] = [
        (
            "a counter differs from the open edges",
            """
            SELECT id || ' ' || phase FROM satusehat_sync_queue AS q
            WHERE phase NOT IN ('skipped', 'held', 'rejected', 'exhausted')
                AND open_dependencies <> (
                    SELECT count(*) FROM delivery_dependency
                    WHERE child_id = q.id AND state = 'open')
            """
        ),
        (
            "a ready delivery has a parent that is not done",
            """
            SELECT c.id || ' ' || c.phase || ' ' || e.kind || ' ' || p.phase
            FROM delivery_dependency AS e
            JOIN satusehat_sync_queue AS c ON c.id = e.child_id
            JOIN satusehat_sync_queue AS p ON p.id = e.parent_id
            WHERE e.state = 'open' AND c.phase IN ('waiting', 'claimed', 'in_flight')
            """
        ),
        (
            "a blocked delivery waits for nothing",
            """
            SELECT c.id FROM satusehat_sync_queue AS c
            WHERE c.phase = 'blocked' AND NOT EXISTS (
                SELECT 1 FROM delivery_dependency AS e
                JOIN satusehat_sync_queue AS p ON p.id = e.parent_id
                WHERE e.child_id = c.id AND e.state = 'open'
                    AND p.phase NOT IN ('created', 'adopted', 'updated'))
            """
        ),
        (
            "a stuck delivery has no failed root",
            """
            SELECT c.id FROM satusehat_sync_queue AS c
            WHERE c.blocked_by IS NOT NULL AND NOT EXISTS (
                SELECT 1 FROM satusehat_sync_queue AS r
                WHERE r.id = c.blocked_by AND r.phase IN ('rejected', 'exhausted'))
            """
        ),
        (
            "a delivery behind a failed parent does not name its root",
            """
            SELECT c.id FROM delivery_dependency AS e
            JOIN satusehat_sync_queue AS c ON c.id = e.child_id
            JOIN satusehat_sync_queue AS p ON p.id = e.parent_id
            WHERE e.state = 'open' AND e.kind <> 'settled' AND c.phase = 'blocked'
                AND c.blocked_by IS NULL
                AND (p.phase IN ('rejected', 'exhausted')
                    OR (p.phase = 'blocked' AND p.blocked_by IS NOT NULL))
            """
        ),
        (
            "a delivery with a skipped required parent is not skipped",
            """
            SELECT c.id || ' ' || c.phase FROM delivery_dependency AS e
            JOIN satusehat_sync_queue AS c ON c.id = e.child_id
            JOIN satusehat_sync_queue AS p ON p.id = e.parent_id
            WHERE e.state = 'open' AND e.kind = 'required' AND p.phase = 'skipped'
                AND c.phase IN ('waiting', 'blocked', 'held', 'claimed', 'in_flight')
            """
        ),
        (
            "two deliveries of an encounter are under way",
            """
            SELECT encounter_id FROM satusehat_sync_queue
            WHERE encounter_id IS NOT NULL AND phase IN ('claimed', 'in_flight')
            GROUP BY organization_id, environment, encounter_id HAVING count(*) > 1
            """
        ),
        (
            "a completed delivery has no mapping",
            """
            SELECT q.id FROM satusehat_sync_queue AS q
            WHERE q.phase IN ('created', 'adopted', 'updated') AND NOT EXISTS (
                SELECT 1 FROM platform_identity AS i
                WHERE i.organization_id = q.organization_id AND i.environment = q.environment
                    AND i.resource_type = q.resource_type AND i.resource_id = q.resource_id
                    AND i.resource_component = q.resource_component)
            """
        ),
        (
            "the counts differ from the queue",
            """
            SELECT resource_type || ' ' || phase FROM (
                SELECT organization_id, environment, resource_type, phase,
                    phase = 'blocked' AND blocked_by IS NOT NULL AS is_stuck, count(*) AS total
                FROM satusehat_sync_queue GROUP BY 1, 2, 3, 4, 5
                UNION ALL
                SELECT organization_id, environment, resource_type, phase, is_stuck, -total
                FROM queue_count)
            GROUP BY organization_id, environment, resource_type, phase, is_stuck
            HAVING sum(total) <> 0
            """
        ),
        ("a foreign key leads nowhere", "SELECT \"table\" FROM pragma_foreign_key_check"),
    ]
}
