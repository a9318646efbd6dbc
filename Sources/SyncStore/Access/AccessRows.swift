import Foundation
import SyncCore

/// Somebody who signs in with a name and a password.
public struct UserRow: Sendable, Hashable {
    public var id: UUID
    public var organizationID: UUID
    public var userName: String
    public var role: Role
    public var isActive: Bool
    public var createdAt: Date
    /// Wrong passwords since the last right one.
    public var failedSignIns: Int
    public var lockedUntil: Date?
    public var lastSignInAt: Date?

    public init(
        id: UUID, organizationID: UUID, userName: String, role: Role, isActive: Bool = true,
        createdAt: Date, failedSignIns: Int = 0, lockedUntil: Date? = nil,
        lastSignInAt: Date? = nil
    ) {
        self.id = id
        self.organizationID = organizationID
        self.userName = userName
        self.role = role
        self.isActive = isActive
        self.createdAt = createdAt
        self.failedSignIns = failedSignIns
        self.lockedUntil = lockedUntil
        self.lastSignInAt = lastSignInAt
    }
}

/// A program that may call the bridge; the key itself is nowhere.
public struct APIKeyRow: Sendable, Hashable {
    public var id: UUID
    public var organizationID: UUID
    public var name: String
    public var role: Role
    public var createdAt: Date
    public var expiresAt: Date?
    public var revokedAt: Date?
    /// To the minute: writing every use would cost more than the use.
    public var lastUsedAt: Date?
    /// The key's first characters, by which a person tells one key from another.
    public var prefix: String

    public init(
        id: UUID, organizationID: UUID, name: String, role: Role, createdAt: Date,
        expiresAt: Date? = nil, revokedAt: Date? = nil, lastUsedAt: Date? = nil, prefix: String
    ) {
        self.id = id
        self.organizationID = organizationID
        self.name = name
        self.role = role
        self.createdAt = createdAt
        self.expiresAt = expiresAt
        self.revokedAt = revokedAt
        self.lastUsedAt = lastUsedAt
        self.prefix = prefix
    }

    /// Whether a request with this key is let in now.
    public func isValid(now: Date) -> Bool {
        self.revokedAt == nil && self.expiresAt.map { now < $0 } ?? true
    }
}

/// Somebody who is signed in; name and role are those that the user has now.
public struct SessionRow: Sendable, Hashable {
    public var id: UUID
    public var userID: UUID
    public var organizationID: UUID
    public var userName: String
    public var role: Role
    public var createdAt: Date
    public var lastSeenAt: Date
    /// What a form of the session has to send along, so that no other site can send it.
    public var csrfToken: String

    public init(
        id: UUID, userID: UUID, organizationID: UUID, userName: String, role: Role,
        createdAt: Date, lastSeenAt: Date, csrfToken: String
    ) {
        self.id = id
        self.userID = userID
        self.organizationID = organizationID
        self.userName = userName
        self.role = role
        self.createdAt = createdAt
        self.lastSeenAt = lastSeenAt
        self.csrfToken = csrfToken
    }
}
