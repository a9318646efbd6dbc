/// Version 7: answers kept for callers who repeat themselves.
enum Migration007Idempotency {
    static let sql = #"""
        -- The caller's key is kept as a keyed hash, for callers put all kinds of things into it;
        -- digest and answer are sealed.
        CREATE TABLE idempotent_answer (
            organization_id TEXT NOT NULL CHECK (length(organization_id) = 36),
            key_hash BLOB NOT NULL CHECK (length(key_hash) = 32),
            body_digest BLOB NOT NULL,
            status INTEGER NOT NULL CHECK (status BETWEEN 100 AND 599),
            body BLOB NOT NULL,
            created_at INTEGER NOT NULL,
            PRIMARY KEY (organization_id, key_hash)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX idempotent_answer_age ON idempotent_answer (created_at);
        """#
}
