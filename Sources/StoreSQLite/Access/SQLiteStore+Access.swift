import Foundation
import GRDB
import SyncCore
import SyncStore

extension SQLiteStore: AccessStore {
    /// Uses and visits are written down no more often than this: each write costs a flush to disk.
    private static let noticeSeconds: Double = 60

    public func addUser(_ row: UserRow, password: PasswordHash) async throws {
        try await self.write { work in try UserWork(db: work.db).add(row, password) }
    }

    public func users(organizationID: UUID?) async throws -> [UserRow] {
        try await self.read { work in try UserWork(db: work.db).users(organizationID) }
    }

    public func user(named name: String) async throws -> (UserRow, PasswordHash)? {
        try await self.read { work in try UserWork(db: work.db).user(named: name) }
    }

    public func setPassword(userID: UUID, _ password: PasswordHash, now: Date) async throws {
        try await self.write { work in
            try UserWork(db: work.db).setPassword(userID, password, now: now)
        }
    }

    public func setUser(_ id: UUID, isActive: Bool, role: Role?, now: Date) async throws {
        try await self.write { work in
            try UserWork(db: work.db).set(id, isActive: isActive, role: role, now: now)
        }
    }

    public func noteSignIn(
        userID: UUID, succeeded: Bool, lockedUntil: Date?, now: Date
    ) async throws {
        try await self.write { work in
            try UserWork(db: work.db).noteSignIn(
                userID, succeeded: succeeded, lockedUntil: lockedUntil, now: now)
        }
    }

    public func addAPIKey(_ row: APIKeyRow, tokenDigest: [UInt8]) async throws {
        try await self.write { work in try KeyWork(db: work.db).add(row, tokenDigest) }
    }

    public func apiKeys(organizationID: UUID?) async throws -> [APIKeyRow] {
        try await self.read { work in try KeyWork(db: work.db).keys(organizationID) }
    }

    public func apiKey(tokenDigest: [UInt8]) async throws -> APIKeyRow? {
        try await self.read { work in try KeyWork(db: work.db).key(digest: tokenDigest) }
    }

    public func noteAPIKeyUse(_ id: UUID, now: Date) async throws {
        let last = try await self.read { work in try KeyWork(db: work.db).key(id)?.lastUsedAt }
        guard Self.isNews(now, after: last) else { return }
        try await self.write { work in try KeyWork(db: work.db).noteUse(id, now: now) }
    }

    public func revokeAPIKey(
        _ id: UUID, organizationID: UUID, now: Date
    ) async throws -> APIKeyRow {
        try await self.write { work in
            try KeyWork(db: work.db).revoke(id, organizationID, now: now)
        }
    }

    public func moveAccess(from old: UUID, to new: UUID) async throws {
        let now = self.ambient.now()
        try await self.write { work in
            try OrganizationMove(work: work).perform(from: old, to: new, now: now)
        }
    }

    private static func isNews(_ now: Date, after last: Date?) -> Bool {
        last.map { abs(now.timeIntervalSince($0)) >= Self.noticeSeconds } ?? true
    }
}

// MARK: - Sessions

extension SQLiteStore {
    public func addSession(_ row: SessionRow, tokenDigest: [UInt8]) async throws {
        let sealed = try SessionSecret(masterKey: self.masterKey)
            .seal(row.csrfToken, of: row.id, random: self.ambient.random)
        try await self.write { work in
            guard try work.db.row(Self.activeUser, [row.userID.text]) != nil else {
                throw StoreError(.invalidState, "the user is not active")
            }
            try work.db.run(
                Self.insertSession,
                [
                    row.id.text, row.userID.text, Data(tokenDigest), Data(sealed),
                    row.createdAt.milliseconds, row.lastSeenAt.milliseconds,
                ])
        }
    }

    public func session(tokenDigest: [UInt8]) async throws -> SessionRow? {
        let secret = SessionSecret(masterKey: self.masterKey)
        return try await self.read { work in
            try work.db.row(Self.sessionByDigest, [Data(tokenDigest)]).map { row in
                let id = try row.uuid("id")
                return SessionRow(
                    id: id, userID: try row.uuid("user_id"),
                    organizationID: try row.uuid("organization_id"), userName: row["user_name"],
                    role: try row.word("role"), createdAt: row.date("created_at"),
                    lastSeenAt: row.date("last_seen_at"),
                    csrfToken: try secret.open(row.bytes("csrf_token"), of: id))
            }
        }
    }

    public func touchSession(_ id: UUID, now: Date) async throws {
        let last = try await self.read { work in
            try work.db.row(Self.sessionSeen, [id.text])?.date("last_seen_at")
        }
        guard let last, Self.isNews(now, after: last) else { return }
        try await self.write { work in
            try work.db.run(Self.noteSeen, [now.milliseconds, id.text])
        }
    }

    public func removeSession(_ id: UUID) async throws {
        try await self.write { work in
            try work.db.run("DELETE FROM bridge_session WHERE id = ?", [id.text])
        }
    }

    public func removeSessions(createdBefore: Date, lastSeenBefore: Date) async throws -> Int {
        try await self.write { work in
            try work.db.change(
                "DELETE FROM bridge_session WHERE created_at < ? OR last_seen_at < ?",
                [createdBefore.milliseconds, lastSeenBefore.milliseconds])
        }
    }

    private static let activeUser = "SELECT 1 FROM bridge_user WHERE id = ? AND is_active = 1"
    private static let sessionSeen = "SELECT last_seen_at FROM bridge_session WHERE id = ?"
    private static let noteSeen = "UPDATE bridge_session SET last_seen_at = ? WHERE id = ?"

    private static let insertSession = """
        INSERT INTO bridge_session (
            id, user_id, token_digest, csrf_token, created_at, last_seen_at)
        VALUES (?, ?, ?, ?, ?, ?)
        """

    private static let sessionByDigest = """
        SELECT s.id, s.user_id, s.csrf_token, s.created_at, s.last_seen_at, u.organization_id,
            u.user_name, u.role
        FROM bridge_session AS s JOIN bridge_user AS u ON u.id = s.user_id
        WHERE s.token_digest = ? AND u.is_active = 1
        """
}
