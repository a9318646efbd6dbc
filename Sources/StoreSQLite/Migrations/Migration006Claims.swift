/// Version 6: what people ask of encounters, figures, consents and many deliveries at once.
enum Migration006Claims {
    static let sql = #"""
        -- A record is found by a number of the clinic's through a keyed hash of it.
        CREATE TABLE record_alias (
            organization_id TEXT NOT NULL,
            environment TEXT NOT NULL,
            alias_kind TEXT NOT NULL,
            alias_hash BLOB NOT NULL,
            kind TEXT NOT NULL,
            id TEXT NOT NULL CHECK (length(id) = 36),
            PRIMARY KEY (organization_id, environment, alias_kind, alias_hash, kind, id),
            FOREIGN KEY (organization_id, environment, kind, id)
                REFERENCES clinic_record (organization_id, environment, kind, id)
                ON DELETE CASCADE
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX alias_source ON record_alias (organization_id, environment, kind, id);

        -- What a figure has to know of an encounter, readable: days and places, nothing about a
        -- patient. `clinic_date` is the day of its beginning, `finish_date` that of its end. `known_at` and `finished_known_at` say when the bridge learned of it.
        CREATE TABLE encounter_fact (
            organization_id TEXT NOT NULL CHECK (length(organization_id) = 36),
            environment TEXT NOT NULL CHECK (environment IN ('sandbox', 'production')),
            encounter_id TEXT NOT NULL CHECK (length(encounter_id) = 36),
            clinic_date TEXT NOT NULL CHECK (length(clinic_date) = 10),
            finish_date TEXT CHECK (length(finish_date) = 10),
            branch_id TEXT CHECK (length(branch_id) = 36),
            polyclinic_id TEXT CHECK (length(polyclinic_id) = 36),
            finished_at INTEGER,
            known_at INTEGER NOT NULL,
            finished_known_at INTEGER,
            PRIMARY KEY (organization_id, environment, encounter_id),
            CHECK ((finished_at IS NULL) = (finish_date IS NULL)),
            CHECK ((finished_at IS NULL) = (finished_known_at IS NULL))
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX fact_date
            ON encounter_fact (organization_id, environment, clinic_date, encounter_id);
        CREATE INDEX fact_finish
            ON encounter_fact (organization_id, environment, finish_date, encounter_id)
            WHERE finish_date IS NOT NULL;

        -- Tenants whose older encounters have no facts and aliases yet, and how far that has come.
        CREATE TABLE fact_backlog (
            organization_id TEXT NOT NULL,
            environment TEXT NOT NULL,
            after_id TEXT NOT NULL,
            PRIMARY KEY (organization_id, environment)
        ) STRICT, WITHOUT ROWID;
        INSERT INTO fact_backlog (organization_id, environment, after_id)
            SELECT DISTINCT organization_id, environment, '' FROM clinic_record
            WHERE kind = 'encounter';

        -- How a delivery stood at an end that it has left since.
        CREATE TABLE delivery_past (
            delivery_id TEXT NOT NULL
                REFERENCES satusehat_sync_queue (id) ON DELETE CASCADE,
            settled_at INTEGER NOT NULL,
            left_at INTEGER NOT NULL,
            status TEXT NOT NULL CHECK (status IN ('completed', 'failed', 'skipped')),
            reason TEXT,
            PRIMARY KEY (delivery_id, settled_at, left_at)
        ) STRICT, WITHOUT ROWID;

        -- A written consent without a document at hand, by somebody's explicit word.
        ALTER TABLE satusehat_consent ADD COLUMN document_waived INTEGER NOT NULL DEFAULT 0
            CHECK (document_waived IN (0, 1));

        -- The organization's setting that sends without a consent on file: one stands at most, and
        -- each that stood remains. People write names into what is sealed here.
        CREATE TABLE consent_override (
            id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
            organization_id TEXT NOT NULL CHECK (length(organization_id) = 36),
            environment TEXT NOT NULL CHECK (environment IN ('sandbox', 'production')),
            legal_ground BLOB NOT NULL,
            author TEXT CHECK (length(author) = 36),
            author_name BLOB NOT NULL,
            since INTEGER NOT NULL,
            ended_at INTEGER,
            ended_by TEXT CHECK (length(ended_by) = 36),
            ended_by_name BLOB,
            CHECK ((ended_at IS NULL) = (ended_by_name IS NULL))
        ) STRICT;
        CREATE UNIQUE INDEX override_standing ON consent_override (organization_id, environment)
            WHERE ended_at IS NULL;
        CREATE INDEX override_time
            ON consent_override (organization_id, environment, since, id);

        -- Deliveries that left, or were about to leave, under an override.
        CREATE TABLE consent_override_use (
            delivery_id TEXT NOT NULL
                REFERENCES satusehat_sync_queue (id) ON DELETE CASCADE,
            override_id TEXT NOT NULL REFERENCES consent_override (id),
            at INTEGER NOT NULL,
            PRIMARY KEY (delivery_id, override_id)
        ) STRICT, WITHOUT ROWID;

        -- Many deliveries to be put back in line. `filter` holds codes and identifiers as JSON;
        -- `after_id` is how far it has come.
        CREATE TABLE bulk_retry (
            id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
            organization_id TEXT NOT NULL CHECK (length(organization_id) = 36),
            environment TEXT NOT NULL CHECK (environment IN ('sandbox', 'production')),
            filter TEXT NOT NULL,
            requested_by TEXT CHECK (length(requested_by) = 36),
            total INTEGER NOT NULL CHECK (total >= 0),
            done INTEGER NOT NULL DEFAULT 0 CHECK (done >= 0),
            state TEXT NOT NULL CHECK (state IN ('running', 'completed', 'cancelled')),
            after_id TEXT NOT NULL DEFAULT '',
            started_at INTEGER NOT NULL,
            ended_at INTEGER,
            CHECK ((state = 'running') = (ended_at IS NULL))
        ) STRICT;
        CREATE INDEX bulk_retry_running ON bulk_retry (organization_id, environment, id)
            WHERE ended_at IS NULL;
        CREATE INDEX bulk_retry_time ON bulk_retry (organization_id, environment, started_at, id);
        """#
}
