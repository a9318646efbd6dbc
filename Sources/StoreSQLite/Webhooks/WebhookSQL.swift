/// The statements of endpoints and of events on their way; the hot ones have a test of their plan.
extension WebhookWork {
    static let endpointOwner = """
        SELECT organization_id, environment FROM webhook_endpoint WHERE id = ?
        """

    static let countEndpoints = """
        SELECT count(*) FROM webhook_endpoint WHERE organization_id = ? AND environment = ?
        """

    static let saveEndpoint = """
        INSERT INTO webhook_endpoint (
            id, organization_id, environment, kinds, is_active, created_at, last_delivered_at,
            last_failure, url, secret)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET kinds = excluded.kinds, is_active = excluded.is_active,
            url = excluded.url, secret = excluded.secret
        """

    static let allEndpoints = """
        SELECT * FROM webhook_endpoint WHERE organization_id = ? AND environment = ?
        ORDER BY created_at, id
        """

    static let activeEndpoints = """
        SELECT * FROM webhook_endpoint
        WHERE organization_id = ? AND environment = ? AND is_active = 1
        ORDER BY created_at, id
        """

    static let endpointKinds = """
        SELECT id, kinds FROM webhook_endpoint
        WHERE organization_id = ? AND environment = ? AND is_active = 1
        ORDER BY created_at, id
        """

    static let insertEvent = """
        INSERT INTO webhook_event (id, organization_id, environment, kind, payload, created_at)
        VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT DO NOTHING
        """

    static let insertDelivery = """
        INSERT INTO webhook_delivery (
            id, organization_id, environment, endpoint_id, event_id, status, next_try_at)
        VALUES (?, ?, ?, ?, ?, 'pending', ?)
        """

    private static let withEvent = """
        SELECT d.*, e.kind, e.payload, e.created_at
        FROM webhook_delivery AS d JOIN webhook_event AS e ON e.id = d.event_id
        """

    /// The planner would rather walk all of the tenant's rows.
    private static let withEventOfEndpoint = """
        SELECT d.*, e.kind, e.payload, e.created_at
        FROM webhook_delivery AS d INDEXED BY webhook_delivery_endpoint
        JOIN webhook_event AS e ON e.id = d.event_id
        """

    static let dueOfEndpoint =
        withEvent + """

            WHERE d.endpoint_id = ? AND d.status = 'pending' AND d.next_try_at <= ?
            ORDER BY d.next_try_at, d.id LIMIT ?
            """

    static let ofEndpoint =
        withEventOfEndpoint + """

            WHERE d.endpoint_id = ? AND d.organization_id = ? AND d.environment = ?
            ORDER BY d.id DESC LIMIT ? OFFSET ?
            """

    static let ofTenant =
        withEvent + """

            WHERE d.organization_id = ? AND d.environment = ?
            ORDER BY d.id DESC LIMIT ? OFFSET ?
            """

    static let noteDelivery = """
        UPDATE webhook_delivery
        SET status = ?, next_try_at = ?, tries = tries + 1, last_tried_at = ?, response_status = ?,
            response_ms = ?, failure = ?
        WHERE id = ? AND status = 'pending'
        """

    static let noteEndpoint = """
        UPDATE webhook_endpoint
        SET last_delivered_at = ifnull(?, last_delivered_at), last_failure = ?,
            is_active = is_active AND ?
        WHERE id = (SELECT endpoint_id FROM webhook_delivery WHERE id = ?)
        """

    static let failRest = """
        UPDATE webhook_delivery
        SET status = 'failed', next_try_at = NULL, failure = ?,
            last_tried_at = ifnull(last_tried_at, ?)
        WHERE status = 'pending'
            AND endpoint_id = (SELECT endpoint_id FROM webhook_delivery WHERE id = ?)
        """

    static let retryDelivery = """
        UPDATE webhook_delivery SET status = 'pending', next_try_at = ?, tries = 0
        WHERE id = ? AND organization_id = ? AND environment = ?
        """
}
