/// Version 5: what a clinic's own software is told of.
enum Migration005Webhooks {
    static let sql = #"""
        -- The address is sealed with the secret: its path is often a key.
        CREATE TABLE webhook_endpoint (
            id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
            organization_id TEXT NOT NULL CHECK (length(organization_id) = 36),
            environment TEXT NOT NULL CHECK (environment = 'sandbox' OR environment = 'production'),
            kinds TEXT NOT NULL,
            is_active INTEGER NOT NULL CHECK (is_active IN (0, 1)),
            created_at INTEGER NOT NULL,
            last_delivered_at INTEGER,
            last_failure TEXT,
            url BLOB NOT NULL,
            secret BLOB NOT NULL
        ) STRICT;
        CREATE INDEX webhook_endpoint_tenant
            ON webhook_endpoint (organization_id, environment, created_at, id);
        CREATE INDEX webhook_endpoint_active ON webhook_endpoint (organization_id, environment)
            WHERE is_active = 1;

        -- The document is readable: it holds ids, states and codes alone.
        CREATE TABLE webhook_event (
            id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
            organization_id TEXT NOT NULL CHECK (length(organization_id) = 36),
            environment TEXT NOT NULL CHECK (environment = 'sandbox' OR environment = 'production'),
            kind TEXT NOT NULL,
            payload BLOB NOT NULL,
            created_at INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX webhook_event_time ON webhook_event (created_at);

        CREATE TABLE webhook_delivery (
            id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
            organization_id TEXT NOT NULL,
            environment TEXT NOT NULL,
            endpoint_id TEXT NOT NULL REFERENCES webhook_endpoint (id) ON DELETE CASCADE,
            event_id TEXT NOT NULL REFERENCES webhook_event (id),
            status TEXT NOT NULL
                CHECK (status = 'pending' OR status = 'delivered' OR status = 'failed'),
            tries INTEGER NOT NULL DEFAULT 0 CHECK (tries >= 0),
            next_try_at INTEGER,
            last_tried_at INTEGER,
            response_status INTEGER,
            response_ms INTEGER,
            failure TEXT,
            UNIQUE (event_id, endpoint_id),
            CHECK ((status = 'pending') = (next_try_at IS NOT NULL))
        ) STRICT;
        CREATE INDEX webhook_delivery_due ON webhook_delivery (endpoint_id, next_try_at, id)
            WHERE status = 'pending';
        CREATE INDEX webhook_delivery_endpoint ON webhook_delivery (endpoint_id, id);
        CREATE INDEX webhook_delivery_tenant
            ON webhook_delivery (organization_id, environment, id);
        CREATE INDEX webhook_delivery_ended ON webhook_delivery (last_tried_at)
            WHERE status <> 'pending';

        -- What may be worth an event, left by the triggers below in the transaction that did it, and
        -- only for a tenant with an active endpoint. What is left twice is told once.
        CREATE TABLE webhook_trace (
            sequence INTEGER PRIMARY KEY NOT NULL,
            organization_id TEXT NOT NULL,
            environment TEXT NOT NULL,
            kind TEXT NOT NULL,
            subject TEXT NOT NULL CHECK (length(subject) = 36),
            previous TEXT,
            UNIQUE (organization_id, environment, kind, subject)
        ) STRICT;

        CREATE TRIGGER webhook_trace_delivery AFTER UPDATE OF phase ON satusehat_sync_queue
        WHEN old.phase <> new.phase
            AND (new.phase = 'rejected' OR new.phase = 'exhausted' OR new.phase = 'held')
            AND EXISTS (
                SELECT 1 FROM webhook_endpoint WHERE organization_id = new.organization_id
                    AND environment = new.environment AND is_active = 1)
        BEGIN
            INSERT INTO webhook_trace (organization_id, environment, kind, subject)
            VALUES (
                new.organization_id, new.environment,
                CASE new.phase WHEN 'held' THEN 'delivery.needs_person' ELSE 'delivery.failed' END,
                new.id)
            ON CONFLICT DO NOTHING;
        END;

        -- A visit comes to rest when the last of its deliveries does: by its own end, or because what
        -- it waits for has failed.
        CREATE TRIGGER webhook_trace_visit AFTER UPDATE OF phase, blocked_by ON satusehat_sync_queue
        WHEN new.encounter_id IS NOT NULL
            AND (old.phase <> new.phase OR (old.blocked_by IS NULL) <> (new.blocked_by IS NULL))
            AND (
                new.blocked_by IS NOT NULL
                OR (new.phase <> 'waiting' AND new.phase <> 'blocked' AND new.phase <> 'claimed'
                    AND new.phase <> 'in_flight' AND new.phase <> 'unknown'))
            AND EXISTS (
                SELECT 1 FROM webhook_endpoint WHERE organization_id = new.organization_id
                    AND environment = new.environment AND is_active = 1)
        BEGIN
            INSERT INTO webhook_trace (organization_id, environment, kind, subject)
            VALUES (new.organization_id, new.environment, 'visit.settled', new.encounter_id)
            ON CONFLICT DO NOTHING;
        END;

        CREATE TRIGGER webhook_trace_identity AFTER INSERT ON platform_identity
        WHEN new.resource_type = 'Encounter'
            AND EXISTS (
                SELECT 1 FROM webhook_endpoint WHERE organization_id = new.organization_id
                    AND environment = new.environment AND is_active = 1)
        BEGIN
            INSERT INTO webhook_trace (organization_id, environment, kind, subject)
            VALUES (
                new.organization_id, new.environment, 'encounter.id_available', new.resource_id)
            ON CONFLICT DO NOTHING;
        END;

        CREATE TRIGGER webhook_trace_identity_change AFTER UPDATE OF satusehat_id
            ON platform_identity
        WHEN new.resource_type = 'Encounter' AND old.satusehat_id <> new.satusehat_id
            AND EXISTS (
                SELECT 1 FROM webhook_endpoint WHERE organization_id = new.organization_id
                    AND environment = new.environment AND is_active = 1)
        BEGIN
            INSERT INTO webhook_trace (organization_id, environment, kind, subject, previous)
            VALUES (
                new.organization_id, new.environment, 'encounter.id_changed', new.resource_id,
                old.satusehat_id)
            ON CONFLICT DO NOTHING;
        END;

        CREATE TRIGGER webhook_trace_outage AFTER INSERT ON alert_message
        WHEN new.kind = 'platform_trouble' AND new.event <> 'repeated'
            AND EXISTS (
                SELECT 1 FROM webhook_endpoint WHERE organization_id = new.organization_id
                    AND environment = new.environment AND is_active = 1)
        BEGIN
            INSERT INTO webhook_trace (organization_id, environment, kind, subject)
            VALUES (
                new.organization_id, new.environment,
                CASE new.event WHEN 'ended' THEN 'outage.ended' ELSE 'outage.began' END, new.id)
            ON CONFLICT DO NOTHING;
        END;
        """#
}
