import ClinicRecord
import FHIRR4
import Foundation
import SyncCore
import SyncEngine
import SyncStore

/// Lets people and programs in and out from the command line; each act goes into the audit trail,
/// the refused ones too.
struct PeopleDesk: Sendable {
    typealias Store = AccessStore & AuditStore & SetupStore

    let store: any Store
    let ambient: Ambient
    /// Who types, as the operating system knows them.
    let actorName: String

    /// The organization that somebody new belongs to.
    ///
    /// While nothing is configured there is a stand-in, so that a first owner can be made; what was
    /// given to it follows to the clinic once that is known.
    func organization(_ given: UUID?) async throws -> UUID {
        let configurations = try await self.store.configurations()
        guard !configurations.isEmpty else { return given ?? OrganizationIdentity.unnamed }
        let choice = TenantChoice(organizationID: given)
        let fitting = try choice.all(of: configurations)
        guard Set(fitting.map(\.tenant.organizationID)).count > 1 else {
            return fitting[0].tenant.organizationID
        }
        return try choice.one(of: fitting).tenant.organizationID
    }

    // MARK: People

    /// - Parameter password: Where none is given, one is made and answered; it is nowhere else.
    func addUser(
        _ name: String, role: Role, organizationID: UUID, password: String?
    ) async throws -> (user: UserRow, password: String?) {
        guard UserNameRule.isValid(name) else { throw Failure.userNameInvalid }
        let (hash, made) = try self.hash(password, of: name)
        let user = UserRow(
            id: self.ambient.makeUUID(), organizationID: organizationID, userName: name,
            role: role, createdAt: self.ambient.now())
        do {
            try await self.store.addUser(user, password: hash)
        } catch let error as StoreError where error.code == .invalidState {
            try await self.note(
                "user_added", outcome: .refused, organizationID: organizationID,
                resource: "user", detail: ["reason": "name_taken"])
            throw Failure.userExists(name)
        }
        try await self.note("user_added", user, ["role": role.rawValue])
        return (user, made)
    }

    func revokeUser(_ name: String) async throws -> UserRow {
        var user = try await self.user(name)
        do {
            try await self.store.setUser(
                user.id, isActive: false, role: nil, now: self.ambient.now())
        } catch let error as StoreError where error.code == .invalidState {
            try await self.note(
                "user_changed", user, outcome: .refused, ["reason": "last_owner"])
            throw Failure.lastOwner(name)
        }
        user.isActive = false
        try await self.note("user_changed", user, ["fields": "is_active"])
        return user
    }

    func setPassword(
        of name: String, _ password: String?
    ) async throws -> (user: UserRow, password: String?) {
        let user = try await self.user(name)
        let (hash, made) = try self.hash(password, of: user.userName)
        try await self.store.setPassword(userID: user.id, hash, now: self.ambient.now())
        try await self.note("user_changed", user, ["fields": "password"])
        return (try await self.user(name), made)
    }

    private func user(_ name: String) async throws -> UserRow {
        guard let (user, _) = try await self.store.user(named: name) else {
            throw Failure.userNotFound
        }
        return user
    }

    private func hash(
        _ given: String?, of name: String
    ) throws -> (hash: PasswordHash, made: String?) {
        if let given, let problem = PasswordRule.problem(with: given, userName: name) {
            throw Failure.passwordUnusable(problem)
        }
        let made = given == nil ? ReadablePassword.make(random: self.ambient.random) : nil
        let hash = try PasswordHash.make(
            password: given ?? made ?? "", random: self.ambient.random)
        return (hash, made)
    }

    private func note(
        _ action: String, _ user: UserRow, outcome: AuditEvent.Outcome = .success,
        _ detail: [String: String]
    ) async throws {
        try await self.note(
            action, outcome: outcome, organizationID: user.organizationID, resource: "user",
            id: user.id, detail: detail)
    }

    // MARK: Keys

    /// The answer's `token` is the key itself; it is nowhere else.
    func addKey(
        _ name: String, role: Role, organizationID: UUID, days: Int?
    ) async throws -> (key: APIKeyRow, token: String) {
        let now = self.ambient.now()
        let token = Token.make(random: self.ambient.random)
        let key = APIKeyRow(
            id: self.ambient.makeUUID(), organizationID: organizationID, name: name, role: role,
            createdAt: now, expiresAt: days.map { now.addingTimeInterval(Double($0) * 86_400) },
            prefix: Token.shown(token))
        try await self.store.addAPIKey(key, tokenDigest: Token.digest(token))
        try await self.note(
            "key_added", organizationID: organizationID, resource: "api_key", id: key.id,
            detail: ["role": role.rawValue])
        return (key, token)
    }

    /// Whoever sits at this machine may revoke every organization's keys.
    func revokeKey(_ id: UUID) async throws -> APIKeyRow {
        let keys = try await self.store.apiKeys(organizationID: nil)
        guard let key = keys.first(where: { $0.id == id }) else { throw Failure.keyNotFound(id) }
        let revoked = try await self.store.revokeAPIKey(
            id, organizationID: key.organizationID, now: self.ambient.now())
        try await self.note(
            "key_revoked", organizationID: key.organizationID, resource: "api_key", id: id)
        return revoked
    }

    // MARK: The trail

    func verifyAudit() async throws -> AuditVerdict {
        let verdict = try await self.store.verifyAudit()
        var detail = ["checked": "\(verdict.checked)"]
        detail["fault"] = verdict.fault?.kind.rawValue
        detail["fault_sequence"] = verdict.fault.map { "\($0.sequence)" }
        try await self.note(
            "audit_verified", outcome: verdict.fault == nil ? .success : .failed, detail: detail)
        return verdict
    }

    /// Tells every event that fits, the oldest first, and at the end that this was done.
    func exportAudit(_ filter: AuditFilter, _ tell: ([AuditRow]) -> Void) async throws {
        var page = filter
        page.limit = AuditFilter.limitMax
        page.afterSequence = 0
        var count = 0
        while true {
            let rows = try await self.store.auditEvents(page)
            guard let last = rows.last else { break }
            tell(rows)
            count += rows.count
            page.afterSequence = last.sequence
        }
        try await self.note(
            "audit_exported", organizationID: filter.organizationID,
            detail: ["count": "\(count)"])
    }

    private func note(
        _ action: String, outcome: AuditEvent.Outcome = .success, organizationID: UUID? = nil,
        resource: String? = nil, id: UUID? = nil, detail: [String: String] = [:]
    ) async throws {
        try await self.store.appendAudit([
            AuditEvent(
                id: self.ambient.makeUUID(), organizationID: organizationID,
                at: self.ambient.now(), actorKind: .commandLine, actorName: self.actorName,
                action: action, resourceType: resource, resourceID: id?.text, outcome: outcome,
                detail: detail)
        ])
    }
}

extension Workplace {
    var people: PeopleDesk {
        PeopleDesk(
            store: self.store, ambient: self.ambient,
            actorName: ProcessInfo.processInfo.userName)
    }
}
