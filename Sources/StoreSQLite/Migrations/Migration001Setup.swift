/// Version 1, first part: keys, configuration, people and places, look-ups and consent.
enum Migration001Setup {
    static let sql = #"""
        -- A key of an organization covers both of its environments; that is why this table has no
        -- environment. `wrapped` is empty once the key was destroyed.
        CREATE TABLE data_key (
            organization_id TEXT NOT NULL CHECK (length(organization_id) = 36),
            purpose TEXT NOT NULL CHECK (purpose IN ('seal', 'search')),
            version INTEGER NOT NULL CHECK (version > 0),
            wrapped BLOB,
            created_at INTEGER NOT NULL,
            destroyed_at INTEGER,
            PRIMARY KEY (organization_id, purpose, version),
            CHECK ((wrapped IS NULL) = (destroyed_at IS NOT NULL))
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE satusehat_config (
            id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
            organization_id TEXT NOT NULL CHECK (length(organization_id) = 36),
            environment TEXT NOT NULL CHECK (environment IN ('sandbox', 'production')),
            client_id BLOB NOT NULL,
            client_secret BLOB NOT NULL,
            org_satusehat_id TEXT NOT NULL,
            org_name TEXT NOT NULL,
            gateway TEXT NOT NULL,
            base_url TEXT,
            sync_trigger TEXT NOT NULL CHECK (sync_trigger IN ('completion', 'live')),
            current_access_token BLOB,
            token_expires_at INTEGER,
            last_token_refresh INTEGER,
            is_active INTEGER NOT NULL DEFAULT 1 CHECK (is_active IN (0, 1)),
            last_sync_at INTEGER,
            last_error TEXT,
            created_at INTEGER NOT NULL,
            updated_at INTEGER NOT NULL,
            UNIQUE (organization_id, environment),
            CHECK (current_access_token IS NULL OR token_expires_at IS NOT NULL)
        ) STRICT;
        CREATE UNIQUE INDEX config_active ON satusehat_config (organization_id)
            WHERE is_active = 1;

        CREATE TABLE satusehat_location (
            id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
            organization_id TEXT NOT NULL CHECK (length(organization_id) = 36),
            environment TEXT NOT NULL CHECK (environment IN ('sandbox', 'production')),
            polyclinic_id TEXT NOT NULL CHECK (length(polyclinic_id) = 36),
            satusehat_location_id TEXT NOT NULL,
            location_name TEXT NOT NULL,
            location_type TEXT NOT NULL,
            synced_at INTEGER NOT NULL,
            status TEXT NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'inactive')),
            UNIQUE (organization_id, environment, polyclinic_id)
        ) STRICT;
        CREATE INDEX location_platform
            ON satusehat_location (organization_id, environment, satusehat_location_id);

        CREATE TABLE satusehat_practitioner (
            id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
            organization_id TEXT NOT NULL CHECK (length(organization_id) = 36),
            environment TEXT NOT NULL CHECK (environment IN ('sandbox', 'production')),
            practitioner_id TEXT NOT NULL CHECK (length(practitioner_id) = 36),
            ihs_number TEXT NOT NULL,
            nik BLOB NOT NULL,
            nik_hash BLOB,
            practitioner_name BLOB NOT NULL,
            verified_at INTEGER NOT NULL,
            verification_method TEXT NOT NULL
                CHECK (verification_method IN ('nik_lookup', 'manual')),
            status TEXT NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'inactive')),
            UNIQUE (organization_id, environment, practitioner_id)
        ) STRICT;
        CREATE INDEX practitioner_ihs
            ON satusehat_practitioner (organization_id, environment, ihs_number);
        CREATE INDEX practitioner_nik
            ON satusehat_practitioner (organization_id, environment, nik_hash);

        CREATE TABLE patient_ihs_lookup (
            id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
            organization_id TEXT NOT NULL CHECK (length(organization_id) = 36),
            environment TEXT NOT NULL CHECK (environment IN ('sandbox', 'production')),
            patient_id TEXT CHECK (length(patient_id) = 36),
            nik BLOB NOT NULL,
            nik_hash BLOB,
            lookup_status TEXT NOT NULL CHECK (lookup_status IN ('found', 'not_found', 'error')),
            ihs_patient_id TEXT,
            ihs_patient_data BLOB,
            registration_required INTEGER NOT NULL DEFAULT 0
                CHECK (registration_required IN (0, 1)),
            registration_instructions TEXT,
            searched_at INTEGER NOT NULL,
            searched_by TEXT NOT NULL CHECK (length(searched_by) = 36)
        ) STRICT;
        CREATE INDEX lookup_patient
            ON patient_ihs_lookup (organization_id, environment, patient_id, searched_at, id);
        CREATE INDEX lookup_nik
            ON patient_ihs_lookup (organization_id, environment, nik_hash, searched_at, id);

        -- `given_by` and `revoked_reason` are sealed as well: people write names into them. A changed
        -- consent is a new row; `source_id` is what the one who handed it in calls it.
        CREATE TABLE satusehat_consent (
            id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
            organization_id TEXT NOT NULL CHECK (length(organization_id) = 36),
            environment TEXT NOT NULL CHECK (environment IN ('sandbox', 'production')),
            source_id TEXT NOT NULL CHECK (length(source_id) = 36),
            patient_id TEXT NOT NULL CHECK (length(patient_id) = 36),
            consent_given INTEGER NOT NULL CHECK (consent_given IN (0, 1)),
            consent_scope TEXT NOT NULL CHECK (consent_scope IN ('all', 'encounter_only', 'none')),
            consent_datetime INTEGER NOT NULL,
            consent_method TEXT NOT NULL
                CHECK (consent_method IN ('written', 'verbal', 'electronic')),
            witnessed_by TEXT CHECK (length(witnessed_by) = 36),
            consent_document_url TEXT,
            given_by BLOB,
            relation TEXT,
            valid_from INTEGER NOT NULL,
            valid_until INTEGER,
            revoked INTEGER NOT NULL DEFAULT 0 CHECK (revoked IN (0, 1)),
            revoked_at INTEGER,
            revoked_reason BLOB
        ) STRICT;
        CREATE INDEX consent_patient
            ON satusehat_consent (organization_id, environment, patient_id, consent_datetime, id);
        CREATE INDEX consent_source
            ON satusehat_consent (organization_id, environment, source_id);
        CREATE INDEX consent_validity
            ON satusehat_consent (organization_id, environment, valid_from, valid_until);
        """#
}
