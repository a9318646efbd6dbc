/// Version 1, third part: the queue, its edges, what the platform calls each fact, and counts.
enum Migration001Queue {
    static let sql = #"""
        -- Identifiers are text so that a person with a database tool can follow them.
        -- `status` and `idempotency_key` follow from other columns and can therefore not disagree.
        -- For an unknown outcome `next_retry_at` is the time of the next look.
        -- `in_flight_at` stays for as long as it is not known whether the platform stored what left.
        -- The sealed columns are the last, so that reading the others skips them.
        CREATE TABLE satusehat_sync_queue (
            id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
            organization_id TEXT NOT NULL CHECK (length(organization_id) = 36),
            environment TEXT NOT NULL CHECK (environment IN ('sandbox', 'production')),
            resource_type TEXT NOT NULL CHECK (resource_type IN (
                'Patient', 'Encounter', 'Condition', 'Observation', 'Procedure',
                'MedicationRequest', 'MedicationDispense', 'ServiceRequest', 'DiagnosticReport',
                'Composition', 'Organization', 'Location', 'Practitioner', 'PractitionerRole',
                'Medication', 'Specimen', 'AllergyIntolerance', 'Immunization',
                'MedicationAdministration', 'EpisodeOfCare', 'Consent')),
            resource_id TEXT NOT NULL CHECK (length(resource_id) = 36),
            resource_component TEXT NOT NULL DEFAULT '',
            stage TEXT NOT NULL CHECK (stage IN ('create', 'status', 'finish')),
            generation INTEGER NOT NULL DEFAULT 0 CHECK (generation >= 0),
            idempotency_key TEXT GENERATED ALWAYS AS (
                resource_type || '/' || resource_id || '#' || resource_component || '/' || stage
                || '/' || generation) VIRTUAL,
            operation TEXT NOT NULL CHECK (operation IN ('create', 'update', 'search')),
            phase TEXT NOT NULL CHECK (phase IN (
                'waiting', 'blocked', 'held', 'claimed', 'in_flight', 'unknown', 'created',
                'adopted', 'updated', 'rejected', 'exhausted', 'skipped')),
            status TEXT GENERATED ALWAYS AS (
                CASE
                    WHEN phase IN ('waiting', 'blocked', 'held') THEN 'pending'
                    WHEN phase IN ('claimed', 'in_flight', 'unknown') THEN 'processing'
                    WHEN phase IN ('created', 'adopted', 'updated') THEN 'completed'
                    WHEN phase IN ('rejected', 'exhausted') THEN 'failed'
                    ELSE 'skipped'
                END) VIRTUAL,
            priority INTEGER NOT NULL DEFAULT 0,
            order_rank INTEGER NOT NULL,
            encounter_id TEXT CHECK (length(encounter_id) = 36),
            patient_id TEXT CHECK (length(patient_id) = 36),
            disclosure TEXT NOT NULL CHECK (disclosure IN ('facility', 'encounter', 'clinical')),
            business_identifier TEXT,
            depends_on TEXT,
            open_dependencies INTEGER NOT NULL DEFAULT 0 CHECK (open_dependencies >= 0),
            blocked_by TEXT,
            skip_reason TEXT,
            skipped_by TEXT,
            retry_count INTEGER NOT NULL DEFAULT 0 CHECK (retry_count >= 0),
            max_retries INTEGER NOT NULL DEFAULT 3 CHECK (max_retries >= 0),
            next_retry_at INTEGER,
            attempt_count INTEGER NOT NULL DEFAULT 0 CHECK (attempt_count >= 0),
            look_count INTEGER NOT NULL DEFAULT 0 CHECK (look_count >= 0),
            crash_count INTEGER NOT NULL DEFAULT 0 CHECK (crash_count >= 0),
            crashed_at INTEGER,
            crashed_before_at INTEGER,
            lease_number INTEGER NOT NULL DEFAULT 0 CHECK (lease_number >= 0),
            lease_until INTEGER,
            lease_owner TEXT,
            in_flight_at INTEGER,
            satusehat_id TEXT,
            response_status INTEGER,
            error_message TEXT,
            created_at INTEGER NOT NULL,
            started_at INTEGER,
            completed_at INTEGER,
            settled_at INTEGER,
            body_digest BLOB,
            template_digest BLOB NOT NULL,
            fhir_resource BLOB NOT NULL,
            response_body BLOB,
            CHECK (phase <> 'blocked' OR open_dependencies > 0),
            CHECK (phase NOT IN ('waiting', 'claimed', 'in_flight') OR open_dependencies = 0),
            CHECK (phase NOT IN ('claimed', 'in_flight') OR lease_until IS NOT NULL),
            CHECK (lease_until IS NULL OR phase IN ('claimed', 'in_flight', 'unknown')),
            CHECK (next_retry_at IS NULL OR phase IN ('waiting', 'unknown')),
            CHECK (phase NOT IN ('unknown', 'in_flight') OR in_flight_at IS NOT NULL),
            CHECK (phase NOT IN ('created', 'adopted', 'updated') OR satusehat_id IS NOT NULL),
            CHECK (phase <> 'skipped' OR skip_reason IS NOT NULL)
        ) STRICT;
        CREATE UNIQUE INDEX queue_fact ON satusehat_sync_queue (
            organization_id, environment, resource_type, resource_id, resource_component, stage,
            generation);
        CREATE INDEX queue_ready
            ON satusehat_sync_queue (organization_id, environment, priority, id, encounter_id)
            WHERE phase = 'waiting' AND next_retry_at IS NULL;
        CREATE INDEX queue_encounter_ready
            ON satusehat_sync_queue (
                organization_id, environment, encounter_id, priority, order_rank, id)
            WHERE phase = 'waiting' AND next_retry_at IS NULL AND encounter_id IS NOT NULL;
        CREATE INDEX queue_due ON satusehat_sync_queue (organization_id, environment, next_retry_at)
            WHERE phase = 'waiting' AND next_retry_at IS NOT NULL;
        CREATE INDEX queue_unknown
            ON satusehat_sync_queue (organization_id, environment, next_retry_at)
            WHERE phase = 'unknown' AND lease_until IS NULL;
        CREATE INDEX queue_lease ON satusehat_sync_queue (lease_until)
            WHERE lease_until IS NOT NULL;
        CREATE INDEX queue_encounter_busy
            ON satusehat_sync_queue (organization_id, environment, encounter_id, next_retry_at)
            WHERE encounter_id IS NOT NULL AND (
                phase IN ('claimed', 'in_flight', 'unknown')
                OR (phase = 'waiting' AND next_retry_at IS NOT NULL));
        CREATE UNIQUE INDEX queue_sole_sender
            ON satusehat_sync_queue (
                organization_id, environment, resource_type, business_identifier)
            WHERE business_identifier IS NOT NULL
                AND phase IN ('claimed', 'in_flight', 'unknown');
        CREATE INDEX queue_exhausted ON satusehat_sync_queue (organization_id, environment, settled_at)
            WHERE phase = 'exhausted';
        CREATE INDEX queue_status ON satusehat_sync_queue (organization_id, environment, status, id);
        CREATE INDEX queue_encounter
            ON satusehat_sync_queue (organization_id, environment, encounter_id, id)
            WHERE encounter_id IS NOT NULL;
        CREATE INDEX queue_patient
            ON satusehat_sync_queue (organization_id, environment, patient_id, id)
            WHERE patient_id IS NOT NULL;

        -- One row says that the child waits, or waited, for the parent. `since` is when the waiting
        -- began; `released` marks a wait that was ended by its time limit.
        CREATE TABLE delivery_dependency (
            child_id TEXT NOT NULL REFERENCES satusehat_sync_queue (id) ON DELETE CASCADE,
            parent_id TEXT NOT NULL REFERENCES satusehat_sync_queue (id),
            organization_id TEXT NOT NULL,
            environment TEXT NOT NULL,
            kind TEXT NOT NULL CHECK (kind IN ('required', 'accepted', 'settled')),
            state TEXT NOT NULL CHECK (state IN ('open', 'satisfied', 'omitted')),
            released INTEGER NOT NULL DEFAULT 0 CHECK (released IN (0, 1)),
            since INTEGER NOT NULL,
            PRIMARY KEY (child_id, parent_id),
            CHECK (child_id <> parent_id)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX dependency_children ON delivery_dependency (parent_id, child_id)
            WHERE state <> 'satisfied';
        CREATE INDEX dependency_settled
            ON delivery_dependency (organization_id, environment, since, child_id)
            WHERE kind = 'settled' AND state = 'open';

        -- The mapping: what the platform calls a local fact.
        CREATE TABLE platform_identity (
            organization_id TEXT NOT NULL CHECK (length(organization_id) = 36),
            environment TEXT NOT NULL CHECK (environment IN ('sandbox', 'production')),
            resource_type TEXT NOT NULL,
            resource_id TEXT NOT NULL CHECK (length(resource_id) = 36),
            resource_component TEXT NOT NULL DEFAULT '',
            satusehat_id TEXT NOT NULL,
            version_id TEXT,
            stored_at INTEGER NOT NULL,
            PRIMARY KEY (
                organization_id, environment, resource_type, resource_id, resource_component)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX identity_platform
            ON platform_identity (organization_id, environment, resource_type, satusehat_id);

        -- Counts for people, kept by the triggers below so that nobody counts the queue itself.
        CREATE TABLE queue_count (
            organization_id TEXT NOT NULL,
            environment TEXT NOT NULL,
            resource_type TEXT NOT NULL,
            phase TEXT NOT NULL,
            is_stuck INTEGER NOT NULL CHECK (is_stuck IN (0, 1)),
            total INTEGER NOT NULL CHECK (total >= 0),
            PRIMARY KEY (organization_id, environment, resource_type, phase, is_stuck)
        ) STRICT, WITHOUT ROWID;

        CREATE TRIGGER queue_count_insert AFTER INSERT ON satusehat_sync_queue BEGIN
            INSERT INTO queue_count VALUES (
                new.organization_id, new.environment, new.resource_type, new.phase,
                new.phase = 'blocked' AND new.blocked_by IS NOT NULL, 1)
            ON CONFLICT DO UPDATE SET total = total + 1;
        END;
        CREATE TRIGGER queue_count_update AFTER UPDATE OF phase, blocked_by ON satusehat_sync_queue
        WHEN old.phase <> new.phase OR (old.blocked_by IS NULL) <> (new.blocked_by IS NULL) BEGIN
            UPDATE queue_count SET total = total - 1
            WHERE organization_id = old.organization_id AND environment = old.environment
                AND resource_type = old.resource_type AND phase = old.phase
                AND is_stuck = (old.phase = 'blocked' AND old.blocked_by IS NOT NULL);
            INSERT INTO queue_count VALUES (
                new.organization_id, new.environment, new.resource_type, new.phase,
                new.phase = 'blocked' AND new.blocked_by IS NOT NULL, 1)
            ON CONFLICT DO UPDATE SET total = total + 1;
        END;
        CREATE TRIGGER queue_count_delete AFTER DELETE ON satusehat_sync_queue BEGIN
            UPDATE queue_count SET total = total - 1
            WHERE organization_id = old.organization_id AND environment = old.environment
                AND resource_type = old.resource_type AND phase = old.phase
                AND is_stuck = (old.phase = 'blocked' AND old.blocked_by IS NOT NULL);
        END;

        -- The queue for a person with a database tool: times readable, nothing sealed.
        CREATE VIEW v_sync_queue AS
        SELECT id, organization_id, environment, resource_type, resource_id, resource_component,
            stage, operation, status, phase, open_dependencies, blocked_by, skip_reason,
            retry_count, max_retries,
            strftime('%Y-%m-%dT%H:%M:%SZ', next_retry_at / 1000, 'unixepoch') AS next_retry_at,
            satusehat_id, response_status, error_message,
            strftime('%Y-%m-%dT%H:%M:%SZ', created_at / 1000, 'unixepoch') AS created_at,
            strftime('%Y-%m-%dT%H:%M:%SZ', started_at / 1000, 'unixepoch') AS started_at,
            strftime('%Y-%m-%dT%H:%M:%SZ', completed_at / 1000, 'unixepoch') AS completed_at
        FROM satusehat_sync_queue;
        """#
}
