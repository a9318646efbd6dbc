/// Version 1, second part: clinic records as handed in, and what was found in them.
enum Migration001Records {
    static let sql = #"""
        -- `accept_number` keeps the order in which records came; `planned_revision` is empty until
        -- the stored revision was planned.
        CREATE TABLE clinic_record (
            organization_id TEXT NOT NULL CHECK (length(organization_id) = 36),
            environment TEXT NOT NULL CHECK (environment IN ('sandbox', 'production')),
            kind TEXT NOT NULL,
            id TEXT NOT NULL CHECK (length(id) = 36),
            revision INTEGER NOT NULL,
            planned_revision INTEGER,
            accept_number INTEGER NOT NULL UNIQUE,
            changed_at INTEGER NOT NULL,
            accepted_at INTEGER NOT NULL,
            body BLOB NOT NULL,
            PRIMARY KEY (organization_id, environment, kind, id)
        ) STRICT;
        CREATE INDEX record_unplanned ON clinic_record (organization_id, environment, accept_number)
            WHERE planned_revision IS NULL;

        CREATE TABLE record_reference (
            organization_id TEXT NOT NULL,
            environment TEXT NOT NULL,
            target_kind TEXT NOT NULL,
            target_id TEXT NOT NULL CHECK (length(target_id) = 36),
            kind TEXT NOT NULL,
            id TEXT NOT NULL,
            PRIMARY KEY (organization_id, environment, target_kind, target_id, kind, id),
            FOREIGN KEY (organization_id, environment, kind, id)
                REFERENCES clinic_record (organization_id, environment, kind, id)
                ON DELETE CASCADE
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX reference_source ON record_reference (organization_id, environment, kind, id);

        CREATE TABLE record_finding (
            organization_id TEXT NOT NULL,
            environment TEXT NOT NULL,
            kind TEXT NOT NULL,
            id TEXT NOT NULL,
            position INTEGER NOT NULL,
            revision INTEGER NOT NULL,
            code TEXT NOT NULL,
            severity TEXT NOT NULL,
            path TEXT NOT NULL,
            message_id TEXT NOT NULL,
            message_en TEXT NOT NULL,
            PRIMARY KEY (organization_id, environment, kind, id, position),
            FOREIGN KEY (organization_id, environment, kind, id)
                REFERENCES clinic_record (organization_id, environment, kind, id)
                ON DELETE CASCADE
        ) STRICT, WITHOUT ROWID;
        """#
}
