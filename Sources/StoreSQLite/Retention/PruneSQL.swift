/// What pruning looks for and removes; each removal asks again whether it may.
enum PruneSQL {
    /// A delivery that has ended well, or will not be sent, for so long that its past may go.
    private static let finished = """
        SELECT 1 FROM satusehat_sync_queue AS q
        WHERE q.id = sync_queue_id AND q.settled_at < :before
            AND (q.phase = 'created' OR q.phase = 'adopted' OR q.phase = 'updated'
                OR q.phase = 'skipped')
        """

    static let tenants = "SELECT organization_id, environment FROM satusehat_config"

    static let oldAttempts = """
        SELECT id, sync_queue_id FROM satusehat_sync_log
        WHERE organization_id = :organization AND environment = :environment
            AND timestamp < :before AND (sync_queue_id IS NULL OR EXISTS (\(finished)))
        ORDER BY timestamp LIMIT :limit
        """

    static let removeAttempt = """
        DELETE FROM satusehat_sync_log
        WHERE id = :id AND (sync_queue_id IS NULL OR EXISTS (\(finished)))
        """

    static let emptyAnswer = """
        UPDATE satusehat_sync_queue SET response_body = NULL
        WHERE id = :id AND response_body IS NOT NULL AND settled_at < :before
            AND (phase = 'created' OR phase = 'adopted' OR phase = 'updated' OR phase = 'skipped')
        """

    /// Of one resolution, for the sake of the index.
    static let oldErrors = """
        SELECT id FROM satusehat_error_log
        WHERE organization_id = :organization AND environment = :environment
            AND resolution_status = :resolution AND timestamp < :before AND resolved_at < :before
            AND (sync_queue_id IS NULL OR EXISTS (\(finished)))
        ORDER BY timestamp LIMIT :limit
        """

    static let removeError = """
        DELETE FROM satusehat_error_log
        WHERE id = :id AND resolution_status <> 'pending'
            AND (sync_queue_id IS NULL OR EXISTS (\(finished)))
        """

    /// A look-up goes when a newer one says the same of the same person: what the platform calls a
    /// person is a mapping, and so is that it knows nobody.
    static let oldLookups = """
        SELECT id FROM patient_ihs_lookup AS l
        WHERE organization_id = :organization AND environment = :environment
            AND searched_at < :before
            AND (l.nik_hash IS NULL OR EXISTS (
                SELECT 1 FROM patient_ihs_lookup AS n
                WHERE n.organization_id = l.organization_id AND n.environment = l.environment
                    AND n.nik_hash = l.nik_hash
                    AND (n.searched_at, n.id) > (l.searched_at, l.id)
                    AND (l.lookup_status <> 'found' OR n.lookup_status = 'found')))
            AND (l.patient_id IS NULL OR EXISTS (
                SELECT 1 FROM patient_ihs_lookup AS n
                WHERE n.organization_id = l.organization_id AND n.environment = l.environment
                    AND n.patient_id = l.patient_id
                    AND (n.searched_at, n.id) > (l.searched_at, l.id)
                    AND (l.lookup_status <> 'found' OR n.lookup_status = 'found')))
        LIMIT :limit
        """

    static let removeLookup = "DELETE FROM patient_ihs_lookup WHERE id = :id"

    static let removeWebhookDeliveries = """
        DELETE FROM webhook_delivery WHERE id IN (
            SELECT id FROM webhook_delivery
            WHERE status <> 'pending' AND last_tried_at < :before
            ORDER BY last_tried_at LIMIT :limit)
        """

    static let removeWebhookEvents = """
        DELETE FROM webhook_event WHERE id IN (
            SELECT id FROM webhook_event AS e
            WHERE created_at < :before
                AND NOT EXISTS (SELECT 1 FROM webhook_delivery WHERE event_id = e.id)
            ORDER BY created_at LIMIT :limit)
        """
}
