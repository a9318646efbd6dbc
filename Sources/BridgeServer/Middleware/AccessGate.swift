import ClinicRecord
import FHIRR4
import Foundation
import HTTPTypes
import Hummingbird
import SyncCore
import SyncStore

/// Finds out who calls and whether the endpoint is theirs to call, before anything else happens.
struct AccessGate: Sendable {
    static let sessionCookie = "jembatan_session"

    let services: BridgeServices

    /// The caller, or nil for an endpoint that anybody may call.
    func admit(
        _ request: Request, _ context: BridgeContext, to endpoint: Endpoint
    ) async throws -> Principal? {
        if endpoint.access == .open { return nil }
        let caller: Principal
        do {
            caller = try await self.caller(of: request)
        } catch let refusal as APIError {
            try await self.note(refusal, nil, context, endpoint)
            throw refusal
        }
        if case .permission(let permission) = endpoint.access,
            !self.services.permissions.allows(caller.role, permission)
        {
            let refusal = APIError.forbidden(permission.rawValue)
            try await self.note(refusal, caller, context, endpoint)
            throw refusal
        }
        if caller.session != nil { try self.checkOrigin(of: request, caller) }
        return caller
    }

    func caller(of request: Request) async throws -> Principal {
        let now = self.services.ambient.now()
        if let header = request.headers[.authorization] {
            guard header.lowercased().hasPrefix("bearer ") else { throw APIError.unauthenticated }
            let token = header.dropFirst(7).trimmingCharacters(in: .whitespaces)
            guard let key = try await self.services.store.apiKey(tokenDigest: Token.digest(token)),
                key.revokedAt == nil, key.expiresAt.map({ $0 > now }) ?? true
            else { throw APIError.unauthenticated }
            try await self.services.store.noteAPIKeyUse(key.id, now: now)
            return Principal(
                kind: .apiKey, id: key.id, name: key.name, role: key.role,
                organizationID: key.organizationID)
        }
        guard let cookie = request.cookies[Self.sessionCookie]?.value,
            let session = try await self.services.store.session(tokenDigest: Token.digest(cookie)),
            SessionRule.isValid(
                created: session.createdAt, lastSeen: session.lastSeenAt, now: now)
        else { throw APIError.unauthenticated }
        // Once a minute is often enough for a limit of half an hour.
        if now.timeIntervalSince(session.lastSeenAt) > 60 {
            try await self.services.store.touchSession(session.id, now: now)
        }
        return Principal(
            kind: .user, id: session.userID, name: session.userName, role: session.role,
            organizationID: session.organizationID, session: session)
    }

    /// A browser sends its cookie by itself, also when another site makes it call: what changes
    /// something must show that our own page asked for it.
    private func checkOrigin(of request: Request, _ caller: Principal) throws(APIError) {
        if request.method == .get || request.method == .head { return }
        guard let given = request.headers[.csrfToken], let session = caller.session,
            Token.areEqual(given, session.csrfToken)
        else {
            throw APIError(
                .forbidden, "CSRF_TOKEN_MISSING",
                LocalizedText(
                    "Tanda X-CSRF-Token tidak ada atau tidak cocok.",
                    "The X-CSRF-Token header is missing or does not fit."),
                advice: LocalizedText(
                    "Ambil csrf_token dari GET /api/v1/satusehat/session dan kirim bersama panggilan.",
                    "Take csrf_token from GET /api/v1/satusehat/session and send it with the call.")
            )
        }
    }

    /// A refused key or session leaves a trace, but cannot be used to fill the disk.
    private func note(
        _ refusal: APIError, _ caller: Principal?, _ context: BridgeContext, _ endpoint: Endpoint
    ) async throws {
        guard self.services.refusals.mayNote(at: self.services.ambient.uptime()) else { return }
        try await self.services.store.appendAudit([
            AuditEvent(
                id: self.services.ambient.makeUUID(), organizationID: caller?.organizationID,
                environment: nil, at: self.services.ambient.now(),
                actorKind: caller?.actorKind ?? .system, actorID: caller?.id,
                actorName: caller?.name ?? "", role: caller?.role, action: "access_refused",
                resourceType: nil, resourceID: nil, address: context.address, outcome: .refused,
                requestID: context.requestID,
                detail: [
                    "code": refusal.code,
                    "endpoint": "\(endpoint.method.rawValue) \(endpoint.path)",
                ])
        ])
    }
}
