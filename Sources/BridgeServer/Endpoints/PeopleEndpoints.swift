import ClinicRecord
import FHIRR4
import Foundation
import HTTPTypes
import SyncCore
import SyncStore

/// People who sign in and keys that programs use.
enum PeopleEndpoints {
    static let all = [
        Self.users, Self.addUser, Self.changeUser, Self.keys, Self.addKey, Self.revokeKey,
    ]

    private static let usersPath = "/api/v1/satusehat/users"
    private static let keysPath = "/api/v1/satusehat/keys"
    private static let roles = Schema.choice(Role.allCases.map(\.rawValue))
    private static let daysMax = 3_650

    private static let userShape = NamedSchema(
        name: "User",
        schema: .object([
            Property("id", .uuid), Property("user_name", .string), Property("role", Self.roles),
            Property("is_active", .flag), Property("created_at", .time),
            Property("locked_until", .nullable(.time)),
            Property("last_sign_in_at", .nullable(.time)),
        ]))

    private static let keyProperties = [
        Property("id", .uuid), Property("name", .string), Property("role", Self.roles),
        Property("prefix", .string), Property("created_at", .time),
        Property("expires_at", .nullable(.time)), Property("revoked_at", .nullable(.time)),
        Property("last_used_at", .nullable(.time)),
    ]
    private static let keyShape = NamedSchema(
        name: "APIKey", schema: .object(Self.keyProperties))

    static let users = Endpoint(
        method: .get, path: Self.usersPath, group: "people", access: .permission(.config),
        summary: LocalizedText("Pengguna organisasi ini.", "The organization's users."),
        answer: .object([Property("data", .list(.named(Self.userShape)))])
    ) { call in
        let rows = try await call.store.users(organizationID: try call.principal().organizationID)
        return .object(["data": .array(rows.map(Self.json))])
    }

    static let addUser = Endpoint(
        method: .post, path: Self.usersPath, group: "people", access: .permission(.config),
        summary: LocalizedText("Tambah pengguna.", "Add a user."),
        body: .init(
            schema: .object([
                Property("user_name", .text(maxLength: 64)),
                Property("password", .text(maxLength: 200)), Property("role", Self.roles),
            ])),
        answer: .named(Self.userShape), status: .created,
        otherStatuses: [.badRequest, .conflict]
    ) { call in
        let form = try await call.form()
        let name = try form.requiredText("user_name", max: 64)
        let role = try Self.role(form, call)
        guard UserNameRule.isValid(name) else {
            throw APIError.invalid(
                "user_name",
                LocalizedText(
                    "Nama pengguna: 3 sampai 64 huruf Latin, angka, titik, garis atau @, dengan sedikitnya satu huruf.",
                    "A user name has 3 to 64 Latin letters, digits, dots, dashes or @, with a letter at least."
                ))
        }
        let password = try Self.password(form, userName: name)
        let row = UserRow(
            id: call.ambient.makeUUID(), organizationID: try call.principal().organizationID,
            userName: name, role: role, createdAt: call.ambient.now())
        try await Self.add(row, password: password, call)
        try await call.audit(
            "user_added", resource: "user", id: row.id.text, detail: ["role": role.rawValue])
        return .json(Self.json(row), status: .created)
    }

    static let changeUser = Endpoint(
        method: .put, path: Self.usersPath + "/{id}", group: "people",
        access: .permission(.config),
        summary: LocalizedText(
            "Ubah peran, kata sandi, atau nonaktifkan; yang tidak disebut tetap.",
            "Change role or password, or deactivate; what is not named stays."),
        body: .init(
            schema: .object([
                Property("role", Self.roles, isRequired: false),
                Property("is_active", .flag, isRequired: false),
                Property("password", .text(maxLength: 200), isRequired: false),
            ])),
        answer: .named(Self.userShape), otherStatuses: [.badRequest, .notFound, .conflict]
    ) { call in
        let id = try call.id()
        let organization = try call.principal().organizationID
        guard
            let standing = try await call.store.users(organizationID: organization)
                .first(where: { $0.id == id })
        else {
            throw APIError.notFound(
                "USER_NOT_FOUND",
                LocalizedText("Pengguna itu tidak ada.", "There is no such user."))
        }
        if standing.role == .owner, try call.principal().role != .owner {
            throw APIError.forbidden("owner")
        }
        let form = try await call.form()
        let role = form.has("role") ? try Self.role(form, call) : nil
        let isActive = try form.flag("is_active") ?? standing.isActive
        if form.has("password") {
            try await Self.setPassword(form, of: standing, call)
        }
        if role != nil || isActive != standing.isActive {
            try await Self.set(id, isActive: isActive, role: role, call)
        }
        try await call.audit(
            "user_changed", resource: "user", id: id.text,
            detail: ["fields": form.object.names.sorted().joined(separator: " ")])
        let changed = try await call.store.users(organizationID: organization)
            .first { $0.id == id }
        return .json(Self.json(changed ?? standing))
    }

    static let keys = Endpoint(
        method: .get, path: Self.keysPath, group: "people", access: .permission(.config),
        summary: LocalizedText("Kunci API organisasi ini.", "The organization's API keys."),
        answer: .object([Property("data", .list(.named(Self.keyShape)))])
    ) { call in
        let rows = try await call.store.apiKeys(
            organizationID: try call.principal().organizationID)
        return .object(["data": .array(rows.map { .object(Self.json($0)) })])
    }

    static let addKey = Endpoint(
        method: .post, path: Self.keysPath, group: "people", access: .permission(.config),
        summary: LocalizedText(
            "Buat kunci API; kunci itu ditampilkan sekali ini saja.",
            "Make an API key; the key is shown this once."),
        body: .init(
            schema: .object([
                Property("name", .text(maxLength: 100)), Property("role", Self.roles),
                Property("expires_in_days", .integer(1...Self.daysMax), isRequired: false),
            ])),
        answer: .object(Self.keyProperties + [Property("key", .string)]), status: .created,
        otherStatuses: [.badRequest]
    ) { call in
        let form = try await call.form()
        let now = call.ambient.now()
        let token = Token.make(random: call.ambient.random)
        let days = try form.integer("expires_in_days", in: 1...Self.daysMax)
        let row = APIKeyRow(
            id: call.ambient.makeUUID(), organizationID: try call.principal().organizationID,
            name: try form.requiredText("name", max: 100), role: try Self.role(form, call),
            createdAt: now, expiresAt: days.map { now.addingTimeInterval(Double($0) * 86_400) },
            prefix: Token.shown(token))
        try await call.store.addAPIKey(row, tokenDigest: Token.digest(token))
        try await call.audit(
            "key_added", resource: "api_key", id: row.id.text, detail: ["role": row.role.rawValue])
        var object = Self.json(row)
        object["key"] = .string(token)
        return .object(object, status: .created)
    }

    static let revokeKey = Endpoint(
        method: .post, path: Self.keysPath + "/{id}/revoke", group: "people",
        access: .permission(.config),
        summary: LocalizedText("Cabut kunci API.", "Revoke an API key."),
        answer: .named(Self.keyShape), otherStatuses: [.badRequest, .notFound]
    ) { call in
        let id = try call.id()
        let row: APIKeyRow
        do {
            row = try await call.store.revokeAPIKey(
                id, organizationID: try call.principal().organizationID, now: call.ambient.now())
        } catch let error as StoreError where error.code == .notFound {
            throw APIError.notFound(
                "KEY_NOT_FOUND", LocalizedText("Kunci itu tidak ada.", "There is no such key."))
        }
        try await call.audit("key_revoked", resource: "api_key", id: id.text)
        return .object(Self.json(row))
    }

    // MARK: - Pieces

    private static func add(_ row: UserRow, password: String, _ call: Call) async throws {
        let hash = try await call.services.passwords.make(password, random: call.ambient.random)
        do {
            try await call.store.addUser(row, password: hash)
        } catch let error as StoreError where error.code == .invalidState {
            throw APIError(
                .conflict, "USER_EXISTS",
                LocalizedText("Nama itu sudah dipakai.", "That name is taken."),
                path: "user_name")
        }
    }

    private static func setPassword(_ form: Form, of user: UserRow, _ call: Call) async throws {
        let password = try Self.password(form, userName: user.userName)
        let hash = try await call.services.passwords.make(password, random: call.ambient.random)
        try await call.store.setPassword(userID: user.id, hash, now: call.ambient.now())
    }

    private static func set(
        _ id: UUID, isActive: Bool, role: Role?, _ call: Call
    ) async throws {
        do {
            try await call.store.setUser(
                id, isActive: isActive, role: role, now: call.ambient.now())
        } catch let error as StoreError where error.code == .invalidState {
            throw APIError(
                .conflict, "LAST_OWNER",
                LocalizedText(
                    "Organisasi harus tetap punya pemilik yang aktif.",
                    "An organization must keep an active owner."))
        }
    }

    /// Only an owner makes owners: an administrator must not rise by own hand.
    private static func role(_ form: Form, _ call: Call) throws -> Role {
        guard let role = try form.choice("role", of: Role.self) else {
            throw APIError.missing("role")
        }
        if role == .owner, try call.principal().role != .owner { throw APIError.forbidden("owner") }
        return role
    }

    private static func password(_ form: Form, userName: String) throws -> String {
        let password = try form.requiredText("password", max: PasswordRule.bytesMax)
        if let problem = PasswordRule.problem(with: password, userName: userName) {
            throw APIError.invalid("password", problem.text)
        }
        return password
    }

    private static func json(_ row: UserRow) -> JSONValue {
        .object([
            "id": JSONValue(row.id), "user_name": .string(row.userName),
            "role": .string(row.role.rawValue), "is_active": .bool(row.isActive),
            "created_at": JSONValue(row.createdAt), "locked_until": JSONValue(row.lockedUntil),
            "last_sign_in_at": JSONValue(row.lastSignInAt),
        ])
    }

    private static func json(_ row: APIKeyRow) -> JSONObject {
        [
            "id": JSONValue(row.id), "name": .string(row.name),
            "role": .string(row.role.rawValue), "prefix": .string(row.prefix),
            "created_at": JSONValue(row.createdAt), "expires_at": JSONValue(row.expiresAt),
            "revoked_at": JSONValue(row.revokedAt), "last_used_at": JSONValue(row.lastUsedAt),
        ]
    }
}
