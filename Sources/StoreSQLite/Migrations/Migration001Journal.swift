/// Version 1, last part: what happened, and what limits sending.
enum Migration001Journal {
    static let sql = #"""
        -- A token or health call belongs to no delivery.
        CREATE TABLE satusehat_sync_log (
            id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
            organization_id TEXT NOT NULL CHECK (length(organization_id) = 36),
            environment TEXT NOT NULL CHECK (environment IN ('sandbox', 'production')),
            sync_queue_id TEXT REFERENCES satusehat_sync_queue (id),
            attempt_number INTEGER NOT NULL,
            request_method TEXT NOT NULL,
            request_url TEXT NOT NULL,
            response_status INTEGER,
            response_time_ms INTEGER NOT NULL,
            success INTEGER NOT NULL CHECK (success IN (0, 1)),
            error_type TEXT,
            error_message TEXT,
            timestamp INTEGER NOT NULL,
            request_headers BLOB NOT NULL,
            request_body BLOB,
            response_headers BLOB NOT NULL,
            response_body BLOB
        ) STRICT;
        CREATE INDEX log_delivery ON satusehat_sync_log (sync_queue_id, attempt_number, id)
            WHERE sync_queue_id IS NOT NULL;
        CREATE INDEX log_time ON satusehat_sync_log (organization_id, environment, timestamp);

        CREATE TABLE satusehat_error_log (
            id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
            organization_id TEXT NOT NULL CHECK (length(organization_id) = 36),
            environment TEXT NOT NULL CHECK (environment IN ('sandbox', 'production')),
            sync_queue_id TEXT REFERENCES satusehat_sync_queue (id),
            resource_type TEXT NOT NULL,
            resource_id TEXT NOT NULL,
            operation TEXT NOT NULL,
            error_category TEXT NOT NULL CHECK (error_category IN (
                'transient', 'client', 'auth', 'not_found', 'server', 'unknown')),
            http_status INTEGER,
            error_code TEXT,
            error_message TEXT NOT NULL,
            request_url TEXT NOT NULL,
            resolution_status TEXT NOT NULL DEFAULT 'pending' CHECK (resolution_status IN (
                'pending', 'auto_resolved', 'manual_resolved', 'ignored')),
            resolution_notes BLOB,
            resolved_by TEXT CHECK (length(resolved_by) = 36),
            resolved_at INTEGER,
            timestamp INTEGER NOT NULL,
            error_details BLOB,
            request_body BLOB,
            response_body BLOB,
            CHECK ((resolution_status = 'pending') = (resolved_at IS NULL))
        ) STRICT;
        CREATE INDEX error_time ON satusehat_error_log (organization_id, environment, timestamp, id);
        CREATE INDEX error_resolution
            ON satusehat_error_log (organization_id, environment, resolution_status, timestamp, id);
        CREATE INDEX error_category
            ON satusehat_error_log (organization_id, environment, error_category, timestamp, id);
        CREATE INDEX error_delivery ON satusehat_error_log (sync_queue_id, resolution_status)
            WHERE sync_queue_id IS NOT NULL;

        CREATE TABLE satusehat_health_check (
            id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
            organization_id TEXT NOT NULL CHECK (length(organization_id) = 36),
            environment TEXT NOT NULL CHECK (environment IN ('sandbox', 'production')),
            check_datetime INTEGER NOT NULL,
            endpoint_checked TEXT NOT NULL,
            response_time_ms INTEGER NOT NULL,
            status TEXT NOT NULL CHECK (status IN ('healthy', 'degraded', 'unhealthy')),
            error_message TEXT
        ) STRICT;
        CREATE INDEX health_time
            ON satusehat_health_check (organization_id, environment, check_datetime, id);

        -- Pace and breaker belong to a client of the platform, which tenants can share. The client
        -- id is a credential, so rows are found by a keyed hash of it.
        CREATE TABLE pace (
            client_hash BLOB PRIMARY KEY NOT NULL,
            bucket TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE breaker (
            client_hash BLOB PRIMARY KEY NOT NULL,
            snapshot TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        """#
}
