import Foundation
import SyncCore

/// The people and programs that may use the bridge.
///
/// Every method is one transaction, as in `SyncStore`. What is secret is stored as a hash only; the
/// password hash leaves the store through `user(named:)` alone.
public protocol AccessStore: Sendable {
    /// `StoreError.invalidState` when the name is taken; names are unique over the whole store,
    /// whatever their case, because people sign in with nothing else.
    func addUser(_ row: UserRow, password: PasswordHash) async throws
    /// In the order of their names; nil asks for every organization's.
    func users(organizationID: UUID?) async throws -> [UserRow]
    func user(named name: String) async throws -> (UserRow, PasswordHash)?
    /// Also ends the user's sessions and clears the count of wrong passwords.
    func setPassword(userID: UUID, _ password: PasswordHash, now: Date) async throws
    /// Deactivation ends the user's sessions.
    ///
    /// `StoreError.invalidState` when an organization would lose its last active owner,
    /// `.notFound` when there is no such user.
    func setUser(_ id: UUID, isActive: Bool, role: Role?, now: Date) async throws
    /// Counts a wrong password, or clears the count after a right one.
    func noteSignIn(userID: UUID, succeeded: Bool, lockedUntil: Date?, now: Date) async throws

    func addAPIKey(_ row: APIKeyRow, tokenDigest: [UInt8]) async throws
    /// The newest first; nil asks for every organization's.
    func apiKeys(organizationID: UUID?) async throws -> [APIKeyRow]
    /// Also finds keys that were revoked or have expired: whether one may be used is
    /// `APIKeyRow.isValid(now:)`.
    func apiKey(tokenDigest: [UInt8]) async throws -> APIKeyRow?
    /// Writes at most once a minute.
    func noteAPIKeyUse(_ id: UUID, now: Date) async throws
    /// `StoreError.notFound` for another organization's key; a key that was revoked before keeps
    /// its time.
    func revokeAPIKey(_ id: UUID, organizationID: UUID, now: Date) async throws -> APIKeyRow

    /// `StoreError.invalidState` when the user is not active.
    func addSession(_ row: SessionRow, tokenDigest: [UInt8]) async throws
    /// Nil when there is none or the user is inactive. How long it lasts is `SessionRule`.
    func session(tokenDigest: [UInt8]) async throws -> SessionRow?
    /// Writes at most once a minute.
    func touchSession(_ id: UUID, now: Date) async throws
    func removeSession(_ id: UUID) async throws
    /// Removes sessions made before the one instant or last seen before the other; answers how many.
    func removeSessions(createdBefore: Date, lastSeenBefore: Date) async throws -> Int

    /// The clinic's real organization id became known: users, keys and sessions given to the one
    /// that stood for it follow. What the audit trail says of the old one stays as it was written.
    func moveAccess(from old: UUID, to new: UUID) async throws
}
