import ClinicRecord
import FHIRR4
import Foundation
import HTTPTypes
import Hummingbird
import SyncCore
import SyncStore

/// Signing in and out, for people in a browser.
enum SessionEndpoints {
    static let all = [Self.signIn, Self.show, Self.signOut]

    private static let path = "/api/v1/satusehat/session"
    private static let passwordBytesMax = 1_024

    private static let shape = NamedSchema(
        name: "Session",
        schema: .object([
            Property("user_name", .string),
            Property("role", .choice(Role.allCases.map(\.rawValue))),
            Property("organization_id", .uuid),
            Property("permissions", .list(.choice(Permission.allCases.map(\.rawValue)))),
            Property("csrf_token", .nullable(.string)),
            Property("signed_in_at", .nullable(.time)),
        ]))

    static let signIn = Endpoint(
        method: .post, path: Self.path, group: "session", access: .open,
        summary: LocalizedText(
            "Masuk dengan nama dan kata sandi; jawaban membawa cookie sesi.",
            "Sign in with a name and a password; the answer carries the session's cookie."),
        body: .init(
            schema: .object([
                Property("user_name", .text(maxLength: 200)),
                Property("password", .text(maxLength: Self.passwordBytesMax)),
            ])),
        answer: .named(Self.shape), status: .created,
        otherStatuses: [.badRequest, .unauthorized, .locked]
    ) { call in
        let services = call.services
        let address = call.context.address ?? ""
        if let seconds = services.signIns.take(address, at: call.ambient.uptime()) {
            throw APIError.tooMany(seconds: seconds)
        }
        let form = try await call.form()
        let name = try form.requiredText("user_name", max: 200)
        let password = try form.requiredText("password", max: Self.passwordBytesMax)
        let now = call.ambient.now()
        let found = try await call.store.user(named: name)
        if let lockedUntil = found?.0.lockedUntil, lockedUntil > now {
            try await Self.note(found?.0, .refused, ["code": "locked"], call)
            throw Self.locked(until: lockedUntil, now: now)
        }
        // An unknown name takes as long as a wrong password, so that names cannot be found out.
        let hash = found?.1 ?? .ofNobody
        let fits = try await services.passwords.verify(password, against: hash)
        guard let (user, _) = found, fits, user.isActive else {
            if let user = found?.0 {
                let failures = user.failedSignIns + 1
                try await call.store.noteSignIn(
                    userID: user.id, succeeded: false,
                    lockedUntil: LockoutRule.standard.lockedUntil(
                        failures: failures, now: now), now: now)
            }
            try await Self.note(found?.0, .refused, ["code": "wrong"], call)
            throw APIError(
                .unauthorized, "SIGN_IN_REFUSED",
                LocalizedText(
                    "Nama atau kata sandi tidak cocok.", "The name or the password is wrong."))
        }
        try await call.store.noteSignIn(
            userID: user.id, succeeded: true, lockedUntil: nil, now: now)
        let token = Token.make(prefix: "jbs_", random: call.ambient.random)
        let session = SessionRow(
            id: call.ambient.makeUUID(), userID: user.id, organizationID: user.organizationID,
            userName: user.userName, role: user.role, createdAt: now, lastSeenAt: now,
            csrfToken: Token.make(prefix: "", random: call.ambient.random))
        try await call.store.addSession(session, tokenDigest: Token.digest(token))
        try await Self.note(user, .success, [:], call)
        var reply = Reply.object(Self.json(Principal(session), call), status: .created)
        reply.headers[.setCookie] = Self.cookie(token, call)
        return reply
    }

    static let show = Endpoint(
        method: .get, path: Self.path, group: "session", access: .anyRole,
        summary: LocalizedText(
            "Siapa yang memanggil, dan apa yang boleh.", "Who calls, and what they may do."),
        answer: .named(Self.shape)
    ) { call in
        .object(Self.json(try call.principal(), call))
    }

    static let signOut = Endpoint(
        method: .delete, path: Self.path, group: "session", access: .anyRole,
        summary: LocalizedText("Keluar.", "Sign out."), status: .noContent,
        otherStatuses: [.badRequest]
    ) { call in
        guard let session = try call.principal().session else {
            throw APIError(
                .badRequest, "NO_SESSION",
                LocalizedText(
                    "Panggilan ini memakai kunci API, bukan sesi.",
                    "This call uses an API key, not a session."))
        }
        try await call.store.removeSession(session.id)
        try await call.audit("signed_out", resource: "user", id: session.userID.text)
        var reply = Reply(status: .noContent)
        reply.headers[.setCookie] =
            "\(AccessGate.sessionCookie)=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0"
        return reply
    }

    private static func cookie(_ token: String, _ call: Call) -> String {
        let secure = call.services.settings.tls == nil ? "" : "; Secure"
        return "\(AccessGate.sessionCookie)=\(token); Path=/; HttpOnly; SameSite=Strict\(secure)"
    }

    private static func json(_ principal: Principal, _ call: Call) -> JSONObject {
        let permissions = call.services.permissions.permissions(of: principal.role)
        return [
            "user_name": .string(principal.name), "role": .string(principal.role.rawValue),
            "organization_id": JSONValue(principal.organizationID),
            "permissions": .array(
                permissions.map(\.rawValue).sorted().map(JSONValue.string)),
            "csrf_token": JSONValue(principal.session?.csrfToken),
            "signed_in_at": JSONValue(principal.session?.createdAt),
        ]
    }

    private static func note(
        _ user: UserRow?, _ outcome: AuditEvent.Outcome, _ detail: [String: String], _ call: Call
    ) async throws {
        if outcome != .success,
            !call.services.refusals.mayNote(at: call.ambient.uptime())
        {
            return
        }
        // The name that was typed may be a password in the wrong field: only known ones are kept.
        try await call.store.appendAudit([
            AuditEvent(
                id: call.ambient.makeUUID(), organizationID: user?.organizationID,
                at: call.ambient.now(), actorKind: .user, actorID: user?.id,
                actorName: user?.userName ?? "", role: user?.role, action: "signed_in",
                resourceType: "user", resourceID: user?.id.text, address: call.context.address,
                outcome: outcome, requestID: call.context.requestID, detail: detail)
        ])
    }

    private static func locked(until: Date, now: Date) -> APIError {
        let seconds = max(1, Int(until.timeIntervalSince(now).rounded(.up)))
        var error = APIError(
            .locked, "SIGN_IN_LOCKED",
            LocalizedText(
                "Terlalu banyak kata sandi salah; coba lagi \(seconds) detik lagi.",
                "Too many wrong passwords; try again in \(seconds) seconds."))
        error.headers[.retryAfter] = String(seconds)
        return error
    }
}

extension Principal {
    init(_ session: SessionRow) {
        self.init(
            kind: .user, id: session.userID, name: session.userName, role: session.role,
            organizationID: session.organizationID, session: session)
    }
}

extension HTTPResponse.Status {
    /// 423, of WebDAV: the account cannot be used for now.
    static let locked = Self(code: 423, reasonPhrase: "Locked")
}
