/// Version 2: what people are told of.
enum Migration002Alerts {
    static let sql = #"""
        -- One row a cause, as it stands or last stood: codes, counts and times, nothing about a
        -- patient. `id` names the standing.
        CREATE TABLE alert (
            id TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
            organization_id TEXT NOT NULL CHECK (length(organization_id) = 36),
            environment TEXT NOT NULL CHECK (environment IN ('sandbox', 'production')),
            kind TEXT NOT NULL CHECK (kind IN (
                'delivery_failed', 'platform_trouble', 'credentials_refused', 'backlog')),
            code TEXT NOT NULL,
            severity TEXT NOT NULL CHECK (severity IN ('warning', 'critical')),
            detail TEXT NOT NULL,
            since INTEGER NOT NULL,
            last_at INTEGER NOT NULL,
            total INTEGER NOT NULL CHECK (total >= 0),
            told_at INTEGER,
            has_news INTEGER NOT NULL CHECK (has_news IN (0, 1)),
            is_told INTEGER NOT NULL CHECK (is_told IN (0, 1)),
            acknowledged_at INTEGER,
            ended_at INTEGER,
            PRIMARY KEY (organization_id, environment, kind, code)
        ) STRICT, WITHOUT ROWID;

        -- Every message as it was made, and whether the outside has taken it.
        CREATE TABLE alert_message (
            id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
            organization_id TEXT NOT NULL CHECK (length(organization_id) = 36),
            environment TEXT NOT NULL CHECK (environment IN ('sandbox', 'production')),
            alert_id TEXT NOT NULL CHECK (length(alert_id) = 36),
            kind TEXT NOT NULL,
            code TEXT NOT NULL,
            event TEXT NOT NULL CHECK (event IN ('raised', 'repeated', 'ended')),
            severity TEXT NOT NULL CHECK (severity IN ('warning', 'critical')),
            detail TEXT NOT NULL,
            since INTEGER NOT NULL,
            at INTEGER NOT NULL,
            total INTEGER NOT NULL CHECK (total >= 0),
            waiting INTEGER NOT NULL CHECK (waiting >= 0),
            tries INTEGER NOT NULL DEFAULT 0 CHECK (tries >= 0),
            next_at INTEGER NOT NULL,
            sent_at INTEGER
        ) STRICT;
        CREATE INDEX alert_message_time
            ON alert_message (organization_id, environment, at, id);
        CREATE INDEX alert_message_unsent
            ON alert_message (organization_id, environment, at, id) WHERE sent_at IS NULL;

        -- The newest failures are looked at every minute, however many there are.
        CREATE INDEX queue_failed ON satusehat_sync_queue (organization_id, environment, settled_at)
            WHERE phase IN ('rejected', 'exhausted');
        """#
}
