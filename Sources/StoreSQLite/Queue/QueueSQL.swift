/// The statements that run for every delivery; each has a test of its plan.
///
/// Partial indexes are used only when a statement repeats their condition word for word, and a
/// statement never counts the queue.
enum QueueSQL {
    /// Ready deliveries in the order of claiming, from a place in that order.
    static let ready = """
        SELECT priority, id, encounter_id FROM satusehat_sync_queue
        WHERE organization_id = ? AND environment = ?
            AND phase = 'waiting' AND next_retry_at IS NULL
            AND (priority, id) > (?, ?)
        ORDER BY priority, id LIMIT ?
        """

    /// The delivery of one encounter that goes first among its ready ones.
    ///
    /// The planner would rather take the index over all of the encounter's rows and sort them.
    static let readyInEncounter = """
        SELECT id FROM satusehat_sync_queue INDEXED BY queue_encounter_ready
        WHERE organization_id = ? AND environment = ? AND encounter_id = ?
            AND phase = 'waiting' AND next_retry_at IS NULL AND encounter_id IS NOT NULL
        ORDER BY priority, order_rank, id LIMIT ?
        """

    /// Delayed deliveries whose time has come become ready.
    static let promoteDue = """
        UPDATE satusehat_sync_queue SET next_retry_at = NULL
        WHERE id IN (
            SELECT id FROM satusehat_sync_queue
            WHERE organization_id = ? AND environment = ?
                AND phase = 'waiting' AND next_retry_at IS NOT NULL AND next_retry_at <= ?
            ORDER BY next_retry_at LIMIT ?)
        """

    /// Whether anything of an encounter is under way or will soon be tried again.
    static let encounterBusy = """
        SELECT 1 FROM satusehat_sync_queue INDEXED BY queue_encounter_busy
        WHERE organization_id = ? AND environment = ? AND encounter_id = ?
            AND encounter_id IS NOT NULL AND (
                phase = 'claimed' OR phase = 'in_flight' OR phase = 'unknown'
                OR (phase = 'waiting' AND next_retry_at IS NOT NULL))
            AND (next_retry_at IS NULL OR next_retry_at <= ?)
        LIMIT 1
        """

    /// Whether a delivery with this business identifier is under way.
    static let identifierBusy = """
        SELECT 1 FROM satusehat_sync_queue
        WHERE organization_id = ? AND environment = ? AND resource_type = ?
            AND business_identifier = ?
            AND business_identifier IS NOT NULL
            AND (phase = 'claimed' OR phase = 'in_flight' OR phase = 'unknown')
        LIMIT 1
        """

    static let claimable = """
        SELECT id, resource_type, resource_id, resource_component, stage, operation, encounter_id,
            patient_id, disclosure, business_identifier, retry_count, max_retries, attempt_count,
            look_count, lease_number, in_flight_at, response_status, created_at, fhir_resource
        FROM satusehat_sync_queue WHERE id = ?
        """

    static let lease = """
        UPDATE satusehat_sync_queue
        SET phase = CASE phase WHEN 'waiting' THEN 'claimed' ELSE phase END,
            lease_number = lease_number + 1, lease_until = ?, lease_owner = ?
        WHERE id = ?
        """

    /// Deliveries of unknown outcome whose next look is due and that nobody is looking for.
    static let unknownDue = """
        SELECT id FROM satusehat_sync_queue
        WHERE organization_id = ? AND environment = ?
            AND phase = 'unknown' AND lease_until IS NULL AND next_retry_at <= ?
        ORDER BY next_retry_at LIMIT ?
        """

    static let heartbeat = """
        UPDATE satusehat_sync_queue SET lease_until = ?
        WHERE id = ? AND lease_number = ? AND lease_until IS NOT NULL
        """

    static let markInFlight = """
        UPDATE satusehat_sync_queue
        SET phase = 'in_flight', in_flight_at = ?, started_at = ifnull(started_at, ?),
            body_digest = ?, attempt_count = attempt_count + 1, next_retry_at = NULL,
            response_status = NULL
        WHERE id = ? AND lease_number = ? AND lease_until > ?
            AND phase IN ('claimed', 'unknown')
        """

    /// Leases that have lapsed, oldest first.
    static let lapsed = """
        SELECT id, phase, crashed_at, crashed_before_at FROM satusehat_sync_queue
        WHERE lease_until IS NOT NULL AND lease_until <= ?
        ORDER BY lease_until LIMIT ?
        """

    /// Leases of anybody but one owner.
    static let orphaned = """
        SELECT id, phase, crashed_at, crashed_before_at FROM satusehat_sync_queue
        WHERE lease_until IS NOT NULL AND lease_owner <> ?
        ORDER BY lease_until LIMIT ?
        """

    /// The planner would rather walk all of the tenant's rows by status.
    static let hasDue = """
        SELECT 1 FROM satusehat_sync_queue INDEXED BY queue_due
        WHERE organization_id = ? AND environment = ?
            AND phase = 'waiting' AND next_retry_at IS NOT NULL AND next_retry_at <= ? LIMIT 1
        """

    static let nextWaiting = """
        SELECT min(next_retry_at) FROM satusehat_sync_queue
        WHERE organization_id = ? AND environment = ?
            AND phase = 'waiting' AND next_retry_at IS NOT NULL
        """

    static let nextUnknown = """
        SELECT min(next_retry_at) FROM satusehat_sync_queue
        WHERE organization_id = ? AND environment = ?
            AND phase = 'unknown' AND lease_until IS NULL
        """

    /// A lease held by a process that died frees its delivery when it lapses.
    static let nextLease = """
        SELECT min(lease_until) FROM satusehat_sync_queue INDEXED BY queue_lease
        WHERE organization_id = ? AND environment = ? AND lease_until IS NOT NULL
        """

    /// The newest delivery of a fact and stage.
    static let newest = """
        SELECT id, phase, operation, template_digest, generation, blocked_by, in_flight_at
        FROM satusehat_sync_queue
        WHERE organization_id = ? AND environment = ? AND resource_type = ? AND resource_id = ?
            AND resource_component = ? AND stage = ?
        ORDER BY generation DESC LIMIT 1
        """

    static let identity = """
        SELECT satusehat_id, version_id, stored_at FROM platform_identity
        WHERE organization_id = ? AND environment = ? AND resource_type = ? AND resource_id = ?
            AND resource_component = ?
        """

    /// The edges that may still change something for the children of a delivery.
    static let liveChildren = """
        SELECT e.child_id, e.kind, e.state, e.released, c.phase, c.operation, c.skipped_by
        FROM delivery_dependency AS e
        JOIN satusehat_sync_queue AS c ON c.id = e.child_id
        WHERE e.parent_id = ? AND e.state <> 'satisfied'
        ORDER BY e.child_id
        """

    static let parents = """
        SELECT e.parent_id, e.kind, e.state, e.released, p.phase, p.blocked_by, p.skip_reason,
            p.skipped_by
        FROM delivery_dependency AS e
        JOIN satusehat_sync_queue AS p ON p.id = e.parent_id
        WHERE e.child_id = ? ORDER BY e.parent_id
        """

    /// Frees the children of a completed delivery in one sweep, those that a failure blocks apart.
    static let freeChildren = """
        UPDATE satusehat_sync_queue
        SET open_dependencies = open_dependencies - 1,
            phase = CASE
                WHEN phase = 'blocked' AND open_dependencies = 1 THEN 'waiting' ELSE phase END
        WHERE id IN (
                SELECT child_id FROM delivery_dependency
                WHERE parent_id = ? AND state <> 'satisfied' AND state = 'open')
            AND phase IN ('blocked', 'held') AND blocked_by IS NULL
        """

    /// Goes with `freeChildren`: the edges of the children it freed.
    static let satisfyFreed = """
        UPDATE delivery_dependency SET state = 'satisfied'
        WHERE parent_id = ? AND state <> 'satisfied' AND state = 'open'
            AND child_id IN (
                SELECT c.id FROM delivery_dependency AS e
                JOIN satusehat_sync_queue AS c ON c.id = e.child_id
                WHERE e.parent_id = ? AND e.state <> 'satisfied' AND e.state = 'open'
                    AND (c.phase = 'waiting' OR c.phase = 'blocked' OR c.phase = 'held')
                    AND c.blocked_by IS NULL)
        """

    static let setEdge = """
        UPDATE delivery_dependency SET state = ? WHERE child_id = ? AND parent_id = ?
        """
}
