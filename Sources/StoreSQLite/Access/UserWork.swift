import Foundation
import GRDB
import SyncCore
import SyncStore

/// Reads and writes the people who sign in.
struct UserWork {
    let db: Database

    func add(_ user: UserRow, _ password: PasswordHash) throws {
        let key = UserNameRule.key(user.userName)
        guard try self.db.row(Self.named, [key]) == nil else {
            throw StoreError(.invalidState, "the user name is taken")
        }
        try self.db.run(
            Self.insert,
            [
                user.id.text, user.organizationID.text, user.userName, key, user.role.rawValue,
                password.text, user.isActive, user.createdAt.milliseconds,
                user.createdAt.milliseconds, user.failedSignIns, user.lockedUntil?.milliseconds,
                user.lastSignInAt?.milliseconds,
            ])
    }

    func user(named name: String) throws -> (UserRow, PasswordHash)? {
        guard let row = try self.db.row(Self.named, [UserNameRule.key(name)]) else { return nil }
        return (try UserRow(row), try PasswordHash(text: row["password_hash"]))
    }

    func users(_ organizationID: UUID?) throws -> [UserRow] {
        try self.db.rows(Self.list, [organizationID?.text, organizationID?.text])
            .map { try UserRow($0) }
    }

    func setPassword(_ id: UUID, _ password: PasswordHash, now: Date) throws {
        let changed = try self.db.change(
            Self.storePassword, [password.text, now.milliseconds, id.text])
        guard changed == 1 else { throw Self.unknown }
        try self.endSessions(id)
    }

    func set(_ id: UUID, isActive: Bool, role: Role?, now: Date) throws {
        guard let user = try self.db.row(Self.one, [id.text]).map({ try UserRow($0) }) else {
            throw Self.unknown
        }
        let after = role ?? user.role
        let isLost = user.isActive && user.role == .owner && !(isActive && after == .owner)
        if isLost {
            let others: Int =
                try self.db.value(Self.otherOwners, [user.organizationID.text, id.text]) ?? 0
            guard others > 0 else {
                throw StoreError(.invalidState, "the organization would have no active owner")
            }
        }
        try self.db.run(Self.store, [isActive, after.rawValue, now.milliseconds, id.text])
        if !isActive { try self.endSessions(id) }
    }

    func noteSignIn(_ id: UUID, succeeded: Bool, lockedUntil: Date?, now: Date) throws {
        let changed =
            succeeded
            ? try self.db.change(Self.noteSuccess, [now.milliseconds, id.text])
            : try self.db.change(Self.noteFailure, [lockedUntil?.milliseconds, id.text])
        guard changed == 1 else { throw Self.unknown }
    }

    private func endSessions(_ id: UUID) throws {
        try self.db.run("DELETE FROM bridge_session WHERE user_id = ?", [id.text])
    }

    private static let unknown = StoreError(.notFound, "no user has this identifier")

    private static let one = "SELECT * FROM bridge_user WHERE id = ?"
    private static let named = "SELECT * FROM bridge_user WHERE name_key = ?"

    private static let list = """
        SELECT * FROM bridge_user WHERE ? IS NULL OR organization_id = ?
        ORDER BY name_key LIMIT 10000
        """

    private static let insert = """
        INSERT INTO bridge_user (
            id, organization_id, user_name, name_key, role, password_hash, is_active, created_at,
            changed_at, failed_sign_ins, locked_until, last_sign_in_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """

    private static let storePassword = """
        UPDATE bridge_user
        SET password_hash = ?, failed_sign_ins = 0, locked_until = NULL, changed_at = ?
        WHERE id = ?
        """

    private static let store = """
        UPDATE bridge_user SET is_active = ?, role = ?, changed_at = ? WHERE id = ?
        """

    private static let otherOwners = """
        SELECT count(*) FROM bridge_user
        WHERE organization_id = ? AND role = 'owner' AND is_active = 1 AND id <> ?
        """

    private static let noteSuccess = """
        UPDATE bridge_user
        SET failed_sign_ins = 0, locked_until = NULL, last_sign_in_at = ? WHERE id = ?
        """

    /// Of two that failed at once the longer rest counts.
    private static let noteFailure = """
        UPDATE bridge_user
        SET failed_sign_ins = failed_sign_ins + 1,
            locked_until = nullif(max(ifnull(locked_until, 0), ifnull(?, 0)), 0)
        WHERE id = ?
        """
}

extension UserRow {
    init(_ row: Row) throws {
        self.init(
            id: try row.uuid("id"), organizationID: try row.uuid("organization_id"),
            userName: row["user_name"], role: try row.word("role"), isActive: row["is_active"],
            createdAt: row.date("created_at"), failedSignIns: row["failed_sign_ins"],
            lockedUntil: row.dateIfAny("locked_until"),
            lastSignInAt: row.dateIfAny("last_sign_in_at"))
    }
}
