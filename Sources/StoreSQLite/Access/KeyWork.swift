import Foundation
import GRDB
import SyncCore
import SyncStore

/// Reads and writes the keys of programs.
struct KeyWork {
    let db: Database

    func add(_ key: APIKeyRow, _ digest: [UInt8]) throws {
        try self.db.run(
            Self.insert,
            [
                key.id.text, key.organizationID.text, key.name, key.role.rawValue, Data(digest),
                key.prefix, key.createdAt.milliseconds, key.expiresAt?.milliseconds,
                key.revokedAt?.milliseconds, key.lastUsedAt?.milliseconds,
            ])
    }

    func keys(_ organizationID: UUID?) throws -> [APIKeyRow] {
        try self.db.rows(Self.list, [organizationID?.text, organizationID?.text])
            .map { try APIKeyRow($0) }
    }

    func key(digest: [UInt8]) throws -> APIKeyRow? {
        try self.db.row(Self.byDigest, [Data(digest)]).map { try APIKeyRow($0) }
    }

    func key(_ id: UUID) throws -> APIKeyRow? {
        try self.db.row(Self.byID, [id.text]).map { try APIKeyRow($0) }
    }

    func noteUse(_ id: UUID, now: Date) throws {
        try self.db.run(Self.storeUse, [now.milliseconds, id.text])
    }

    func revoke(_ id: UUID, _ organizationID: UUID, now: Date) throws -> APIKeyRow {
        try self.db.run(Self.storeRevocation, [now.milliseconds, id.text, organizationID.text])
        guard let key = try self.key(id), key.organizationID == organizationID else {
            throw StoreError(.notFound, "the organization has no key with this identifier")
        }
        return key
    }

    private static let byDigest = "SELECT * FROM api_key WHERE token_digest = ?"
    private static let byID = "SELECT * FROM api_key WHERE id = ?"

    private static let list = """
        SELECT * FROM api_key WHERE ? IS NULL OR organization_id = ?
        ORDER BY created_at DESC, id DESC LIMIT 10000
        """

    private static let insert = """
        INSERT INTO api_key (
            id, organization_id, name, role, token_digest, prefix, created_at, expires_at,
            revoked_at, last_used_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """

    private static let storeUse = "UPDATE api_key SET last_used_at = ? WHERE id = ?"

    private static let storeRevocation = """
        UPDATE api_key SET revoked_at = ?
        WHERE id = ? AND organization_id = ? AND revoked_at IS NULL
        """
}

extension APIKeyRow {
    init(_ row: Row) throws {
        self.init(
            id: try row.uuid("id"), organizationID: try row.uuid("organization_id"),
            name: row["name"], role: try row.word("role"), createdAt: row.date("created_at"),
            expiresAt: row.dateIfAny("expires_at"), revokedAt: row.dateIfAny("revoked_at"),
            lastUsedAt: row.dateIfAny("last_used_at"), prefix: row["prefix"])
    }
}
