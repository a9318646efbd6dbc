/// Version 4: who may use the bridge, and the trail of what they did.
enum Migration004Access {
    static let sql = #"""
        -- Staff names may stand readable. `name_key` is the name as sign-in compares it.
        CREATE TABLE bridge_user (
            id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
            organization_id TEXT NOT NULL CHECK (length(organization_id) = 36),
            user_name TEXT NOT NULL CHECK (length(user_name) BETWEEN 1 AND 64),
            name_key TEXT NOT NULL UNIQUE,
            role TEXT NOT NULL CHECK (role IN (
                'owner', 'admin', 'doctor', 'nurse', 'midwife', 'pharmacist', 'lab_tech',
                'front_desk', 'cashier')),
            password_hash TEXT NOT NULL,
            is_active INTEGER NOT NULL CHECK (is_active IN (0, 1)),
            created_at INTEGER NOT NULL,
            changed_at INTEGER NOT NULL,
            failed_sign_ins INTEGER NOT NULL DEFAULT 0 CHECK (failed_sign_ins >= 0),
            locked_until INTEGER,
            last_sign_in_at INTEGER
        ) STRICT;
        CREATE INDEX bridge_user_organization ON bridge_user (organization_id, name_key);

        -- Keys and session tokens are known by their SHA-256 alone.
        CREATE TABLE api_key (
            id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
            organization_id TEXT NOT NULL CHECK (length(organization_id) = 36),
            name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
            role TEXT NOT NULL CHECK (role IN (
                'owner', 'admin', 'doctor', 'nurse', 'midwife', 'pharmacist', 'lab_tech',
                'front_desk', 'cashier')),
            token_digest BLOB NOT NULL UNIQUE CHECK (length(token_digest) = 32),
            prefix TEXT NOT NULL CHECK (length(prefix) <= 16),
            created_at INTEGER NOT NULL,
            expires_at INTEGER,
            revoked_at INTEGER,
            last_used_at INTEGER
        ) STRICT;
        CREATE INDEX api_key_organization ON api_key (organization_id, created_at, id);

        -- Organization, name and role are the user's, as they are now.
        CREATE TABLE bridge_session (
            id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
            user_id TEXT NOT NULL REFERENCES bridge_user (id) ON DELETE CASCADE,
            token_digest BLOB NOT NULL UNIQUE CHECK (length(token_digest) = 32),
            csrf_token BLOB NOT NULL,
            created_at INTEGER NOT NULL,
            last_seen_at INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX bridge_session_user ON bridge_session (user_id);

        -- An identifier that stood for a clinic before its own became known. The trail keeps the
        -- old one, as it was written, and is found under the new one through this table.
        CREATE TABLE organization_alias (
            old_id TEXT PRIMARY KEY NOT NULL CHECK (length(old_id) = 36),
            new_id TEXT NOT NULL CHECK (length(new_id) = 36),
            CHECK (old_id <> new_id)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX organization_alias_new ON organization_alias (new_id);

        -- `hash` vouches for the row and for the one before it, under a key outside the database.
        CREATE TABLE audit_event (
            sequence INTEGER PRIMARY KEY NOT NULL CHECK (sequence > 0),
            id TEXT NOT NULL CHECK (length(id) = 36),
            organization_id TEXT CHECK (length(organization_id) = 36),
            environment TEXT CHECK (environment IN ('sandbox', 'production')),
            at INTEGER NOT NULL,
            actor_kind TEXT NOT NULL CHECK (
                actor_kind IN ('user', 'api_key', 'command_line', 'system')),
            actor_id TEXT CHECK (length(actor_id) = 36),
            actor_name TEXT NOT NULL,
            role TEXT,
            action TEXT NOT NULL,
            resource_type TEXT,
            resource_id TEXT,
            address TEXT,
            outcome TEXT NOT NULL CHECK (outcome IN ('success', 'refused', 'failed')),
            request_id TEXT,
            detail TEXT NOT NULL,
            hash BLOB NOT NULL CHECK (length(hash) = 32)
        ) STRICT;
        CREATE INDEX audit_event_organization ON audit_event (organization_id, sequence, at);

        -- One row: what was removed for its age, where the trail ends, and the seal over both. It
        -- is made with the tables, so a trail without it is a trail that was tampered with.
        CREATE TABLE audit_head (
            id INTEGER PRIMARY KEY NOT NULL CHECK (id = 1),
            anchor_sequence INTEGER NOT NULL,
            anchor_hash BLOB NOT NULL,
            sequence INTEGER NOT NULL,
            hash BLOB NOT NULL,
            broken_at INTEGER,
            seal BLOB NOT NULL
        ) STRICT;

        -- A fence against our own mistakes; against others there is the chain. Only what the anchor
        -- has passed may go.
        CREATE TRIGGER audit_event_is_not_edited BEFORE UPDATE ON audit_event
        BEGIN
            SELECT RAISE(ABORT, 'the audit trail is not edited');
        END;
        CREATE TRIGGER audit_event_is_not_removed BEFORE DELETE ON audit_event
        WHEN old.sequence > (SELECT ifnull(max(anchor_sequence), 0) FROM audit_head)
        BEGIN
            SELECT RAISE(ABORT, 'the audit trail is not cut');
        END;
        CREATE TRIGGER audit_head_is_not_removed BEFORE DELETE ON audit_head
        BEGIN
            SELECT RAISE(ABORT, 'the head of the audit trail is not removed');
        END;
        """#
}
