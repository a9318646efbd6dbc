import Foundation
import SyncCore
import SyncStore

/// People, keys and sessions.
enum AccessRules {
    static let all: [StoreRule] = people + keys + sessions + moves

    private static let people: [StoreRule] = [
        StoreRule("A user is found by name in any case, with the password kept") { scene in
            let store = try scene.access()
            let user = scene.user("Dewi")
            try await store.addUser(user, password: try scene.password("a"))
            let other = scene.user("budi", organization: scene.other.organizationID)
            try await store.addUser(other, password: try scene.password("b"))
            let found = try need(try await store.user(named: "dEWI"), "the user")
            try expectEqual(found.0, user)
            try expectEqual(found.1, try scene.password("a"))
            try expect(try await store.user(named: "dew") == nil, "no part of a name is a name")
            let everybody = try await store.users(organizationID: nil)
            try expectEqual(everybody, [other, user], "in the order of names")
            let own = try await store.users(organizationID: scene.tenant.organizationID)
            try expectEqual(own, [user])
        },
        StoreRule("A user name is taken in the whole store, whatever its case") { scene in
            let store = try scene.access()
            try await store.addUser(scene.user("dewi"), password: try scene.password())
            try await expectError(.invalidState) {
                try await store.addUser(
                    scene.user("DEWI", organization: scene.other.organizationID),
                    password: try scene.password())
            }
            try expectEqual(try await store.users(organizationID: nil).count, 1)
        },
        StoreRule("An organization keeps an active owner") { scene in
            let store = try scene.access()
            let first = scene.user("first", role: .owner)
            try await store.addUser(first, password: try scene.password())
            // Neither another clinic's owner nor an admin nor an inactive owner counts.
            try await store.addUser(
                scene.user("foreign", role: .owner, organization: scene.other.organizationID),
                password: try scene.password())
            try await store.addUser(
                scene.user("admin", role: .admin), password: try scene.password())
            var gone = scene.user("gone", role: .owner)
            gone.isActive = false
            try await store.addUser(gone, password: try scene.password())
            try await expectError(.invalidState) {
                try await store.setUser(first.id, isActive: false, role: nil, now: scene.noon)
            }
            try await expectError(.invalidState) {
                try await store.setUser(first.id, isActive: true, role: .admin, now: scene.noon)
            }
            var kept = try need(try await store.user(named: "first"), "the owner").0
            try expectEqual(kept, first, "nothing changed")
            try await store.setUser(first.id, isActive: true, role: .owner, now: scene.noon)
            try await store.setUser(gone.id, isActive: true, role: nil, now: scene.noon)
            try await store.setUser(first.id, isActive: true, role: .doctor, now: scene.noon)
            kept = try need(try await store.user(named: "first"), "the owner").0
            try expectEqual(kept.role, .doctor)
            try await expectError(.invalidState) {
                try await store.setUser(gone.id, isActive: false, role: nil, now: scene.noon)
            }
            try await expectError(.notFound) {
                try await store.setUser(scene.id(), isActive: false, role: nil, now: scene.noon)
            }
        },
        StoreRule("Wrong passwords are counted until a right or a new one") { scene in
            let store = try scene.access()
            let user = scene.user("dewi")
            try await store.addUser(user, password: try scene.password("a"))
            for number in 1...3 {
                try await store.noteSignIn(
                    userID: user.id, succeeded: false,
                    lockedUntil: number == 3 ? scene.noon + 30 : nil, now: scene.noon)
            }
            var row = try need(try await store.user(named: "dewi"), "the user").0
            try expectEqual(row.failedSignIns, 3)
            try expectEqual(row.lockedUntil, scene.noon + 30)
            try expectEqual(row.lastSignInAt, nil)
            try await store.noteSignIn(
                userID: user.id, succeeded: true, lockedUntil: nil, now: scene.noon + 40)
            row = try need(try await store.user(named: "dewi"), "the user").0
            try expectEqual(row.failedSignIns, 0)
            try expectEqual(row.lockedUntil, nil)
            try expectEqual(row.lastSignInAt, scene.noon + 40)
            try await store.noteSignIn(
                userID: user.id, succeeded: false, lockedUntil: scene.noon + 90, now: scene.noon)
            try await store.setPassword(
                userID: user.id, try scene.password("b"), now: scene.noon + 50)
            let found = try need(try await store.user(named: "dewi"), "the user")
            try expectEqual(found.0.failedSignIns, 0)
            try expectEqual(found.0.lockedUntil, nil)
            try expectEqual(found.0.lastSignInAt, scene.noon + 40)
            try expectEqual(found.1, try scene.password("b"))
            try await expectError(.notFound) {
                try await store.noteSignIn(
                    userID: scene.id(), succeeded: true, lockedUntil: nil, now: scene.noon)
            }
            try await expectError(.notFound) {
                try await store.setPassword(
                    userID: scene.id(), try scene.password(), now: scene.noon)
            }
        },
    ]

    private static let keys: [StoreRule] = [
        StoreRule("A key is found by its digest and listed, the newest first") { scene in
            let store = try scene.access()
            var old = scene.apiKey("old")
            old.createdAt = scene.noon - 60
            old.expiresAt = scene.noon + 5
            let new = scene.apiKey("new")
            let foreign = scene.apiKey("foreign", organization: scene.other.organizationID)
            for key in [old, new, foreign] {
                try await store.addAPIKey(key, tokenDigest: Token.digest(key.name))
            }
            try expectEqual(try await store.apiKey(tokenDigest: Token.digest("old")), old)
            try expect(
                try await store.apiKey(tokenDigest: Token.digest("none")) == nil, "an unknown key")
            try expectEqual(
                try await store.apiKeys(organizationID: scene.tenant.organizationID), [new, old])
            try expectEqual(try await store.apiKeys(organizationID: nil).count, 3)
        },
        StoreRule("A key is revoked once, by its own organization") { scene in
            let store = try scene.access()
            let key = scene.apiKey("key")
            try await store.addAPIKey(key, tokenDigest: Token.digest("key"))
            try await expectError(.notFound) {
                _ = try await store.revokeAPIKey(
                    key.id, organizationID: scene.other.organizationID, now: scene.noon)
            }
            try await expectError(.notFound) {
                _ = try await store.revokeAPIKey(
                    scene.id(), organizationID: scene.tenant.organizationID, now: scene.noon)
            }
            try expectEqual(try await store.apiKey(tokenDigest: Token.digest("key")), key)
            var revoked = key
            revoked.revokedAt = scene.noon + 1
            for second in [1.0, 9.0] {
                let answer = try await store.revokeAPIKey(
                    key.id, organizationID: scene.tenant.organizationID, now: scene.noon + second)
                try expectEqual(answer, revoked)
            }
            let found = try need(
                try await store.apiKey(tokenDigest: Token.digest("key")), "the revoked key")
            try expect(!found.isValid(now: scene.noon), "a revoked key lets nobody in")
        },
        StoreRule("The use of a key is written down once a minute") { scene in
            let store = try scene.access()
            let key = scene.apiKey("key")
            try await store.addAPIKey(key, tokenDigest: Token.digest("key"))
            var seen: [Date?] = []
            for seconds in [0.0, 59, 60, 61] {
                try await store.noteAPIKeyUse(key.id, now: scene.noon + seconds)
                seen.append(try await store.apiKey(tokenDigest: Token.digest("key"))?.lastUsedAt)
            }
            let noon = scene.noon
            try expectEqual(seen, [noon, noon, noon + 60, noon + 60])
        },
    ]

    private static let sessions: [StoreRule] = [
        StoreRule("A session shows its user as the user is now") { scene in
            let store = try scene.access()
            let user = scene.user("dewi", role: .nurse)
            try await store.addUser(user, password: try scene.password())
            var session = scene.session(of: user)
            try await store.addSession(session, tokenDigest: Token.digest("token"))
            try expectEqual(try await store.session(tokenDigest: Token.digest("token")), session)
            try expect(
                try await store.session(tokenDigest: Token.digest("csrf")) == nil, "no session")
            try await store.setUser(user.id, isActive: true, role: .cashier, now: scene.noon)
            session.role = .cashier
            let second = try need(
                try await scene.place.open() as? any AccessStore, "store of people")
            try expectEqual(try await second.session(tokenDigest: Token.digest("token")), session)
            try await store.touchSession(session.id, now: scene.noon + 59)
            try expectEqual(try await store.session(tokenDigest: Token.digest("token")), session)
            try await store.touchSession(session.id, now: scene.noon + 60)
            session.lastSeenAt = scene.noon + 60
            try expectEqual(try await store.session(tokenDigest: Token.digest("token")), session)
            try await store.removeSession(session.id)
            try expect(
                try await store.session(tokenDigest: Token.digest("token")) == nil, "signed out")
            try await store.touchSession(session.id, now: scene.noon + 900)
            try expect(
                try await store.session(tokenDigest: Token.digest("token")) == nil, "stays out")
        },
        StoreRule("A new password and a deactivation end that user's sessions") { scene in
            let store = try scene.access()
            let user = scene.user("dewi")
            let other = scene.user("budi")
            for one in [user, other] {
                try await store.addUser(one, password: try scene.password())
                try await store.addSession(
                    scene.session(of: one), tokenDigest: Token.digest(one.userName))
            }
            try await store.setPassword(userID: user.id, try scene.password("b"), now: scene.noon)
            try expect(
                try await store.session(tokenDigest: Token.digest("dewi")) == nil, "ended")
            try await store.addSession(
                scene.session(of: user), tokenDigest: Token.digest("again"))
            try await store.setUser(user.id, isActive: false, role: nil, now: scene.noon)
            try expect(
                try await store.session(tokenDigest: Token.digest("again")) == nil, "ended")
            try await expectError(.invalidState) {
                try await store.addSession(
                    scene.session(of: user), tokenDigest: Token.digest("inactive"))
            }
            try await store.setUser(user.id, isActive: true, role: nil, now: scene.noon)
            try expect(
                try await store.session(tokenDigest: Token.digest("again")) == nil,
                "what ended does not come back")
            try expect(
                try await store.session(tokenDigest: Token.digest("budi")) != nil,
                "others stay signed in")
        },
        StoreRule("Old and idle sessions are removed and counted") { scene in
            let store = try scene.access()
            let user = scene.user("dewi")
            try await store.addUser(user, password: try scene.password())
            for (name, created, seen) in [
                ("old", -100.0, 0.0), ("idle", -10.0, -10.0), ("kept", -10.0, -5.0),
            ] {
                var session = scene.session(of: user)
                session.createdAt = scene.noon + created
                session.lastSeenAt = scene.noon + seen
                try await store.addSession(session, tokenDigest: Token.digest(name))
            }
            let removed = try await store.removeSessions(
                createdBefore: scene.noon - 99, lastSeenBefore: scene.noon - 5)
            try expectEqual(removed, 2)
            for name in ["old", "idle", "kept"] {
                let isKept = try await store.session(tokenDigest: Token.digest(name)) != nil
                try expectEqual(isKept, name == "kept", name)
            }
        },
    ]
    private static let moves: [StoreRule] = [
        StoreRule("A configuration moves with token, people, keys, sessions and trail") { scene in
            let (store, trail) = (try scene.access(), try scene.audit())
            let configuration = scene.configuration(scene.tenant)
            try await scene.store.saveConfiguration(configuration, now: scene.noon)
            let token = StoredToken(
                accessToken: "secret-token", obtainedAt: scene.noon, expiresAt: scene.noon + 60)
            try await scene.store.saveToken(token, for: scene.tenant, now: scene.noon)
            var user = scene.user("dewi", role: .owner)
            try await store.addUser(user, password: try scene.password())
            try await store.addSession(scene.session(of: user), tokenDigest: Token.digest("s"))
            var key = scene.apiKey("key")
            try await store.addAPIKey(key, tokenDigest: Token.digest("key"))
            try await trail.appendAudit([scene.event(at: 0)])

            let new = scene.other.organizationID
            let moved = try await scene.store.moveConfiguration(
                from: scene.tenant, to: new, now: scene.noon)
            try expectEqual(moved.tenant, scene.other)
            try expectEqual(moved.clientSecret, configuration.clientSecret)
            try expectEqual(try await scene.store.configurations(), [moved])
            try expectEqual(try await scene.store.token(for: scene.other), token)
            user.organizationID = new
            key.organizationID = new
            try expectEqual(try await store.users(organizationID: nil), [user])
            try expectEqual(try await store.apiKeys(organizationID: nil), [key])
            let session = try await store.session(tokenDigest: Token.digest("s"))
            try expectEqual(session?.organizationID, new)
            let rows = try await trail.auditEvents(AuditFilter(organizationID: new))
            try expectEqual(rows.map(\.event.action), ["organization_moved", "signed_in"])
            try expectEqual(rows.last?.event.organizationID, scene.tenant.organizationID)
            try expectEqual(try await trail.verifyAudit().fault, nil)
        },
        StoreRule("Webhooks move with a configuration and still open; other environments' stay") {
            scene in
            let store = try need(scene.store as? any WebhookStore, "store of webhooks")
            try await scene.store.saveConfiguration(
                scene.configuration(scene.tenant), now: scene.noon)
            let live = Tenant(
                organizationID: scene.tenant.organizationID, environment: .production)
            for tenant in [scene.tenant, live] {
                try await store.saveWebhookEndpoint(
                    WebhookEndpointRow(
                        id: scene.id(), tenant: tenant, url: "https://clinic.test/hook",
                        secret: "hook-secret", createdAt: scene.noon))
            }
            _ = try await scene.store.moveConfiguration(
                from: scene.tenant, to: scene.other.organizationID, now: scene.noon)
            let moved = try await store.webhookEndpoints(for: scene.other)
            try expectEqual(moved.map(\.url), ["https://clinic.test/hook"])
            try expectEqual(moved.map(\.secret), ["hook-secret"])
            try expectEqual(try await store.webhookEndpoints(for: scene.tenant).count, 0)
            try expectEqual(try await store.webhookEndpoints(for: live).count, 1)
        },
        StoreRule("A tenant that holds a record does not move, nor do its people") { scene in
            let store = try scene.access()
            let configuration = scene.configuration(scene.tenant)
            try await scene.store.saveConfiguration(configuration, now: scene.noon)
            let user = scene.user("dewi", role: .owner)
            try await store.addUser(user, password: try scene.password())
            try await scene.plan([])
            try await expectError(.invalidState) {
                _ = try await scene.store.moveConfiguration(
                    from: scene.tenant, to: scene.other.organizationID, now: scene.noon)
            }
            try expectEqual(try await scene.store.configurations(), [configuration])
            try expectEqual(try await store.users(organizationID: nil), [user])
            try await expectError(.notFound) {
                _ = try await scene.store.moveConfiguration(
                    from: scene.other, to: scene.tenant.organizationID, now: scene.noon)
            }
        },
        StoreRule("Where a configuration is active already, it stands and people still move") {
            scene in
            let store = try scene.access()
            let own = scene.configuration(scene.other)
            try await scene.store.saveConfiguration(own, now: scene.noon)
            var standIn = scene.configuration(scene.tenant)
            standIn.clientSecret = "another"
            try await scene.store.saveConfiguration(standIn, now: scene.noon)
            let user = scene.user("dewi", role: .owner)
            try await store.addUser(user, password: try scene.password())
            let moved = try await scene.store.moveConfiguration(
                from: scene.tenant, to: scene.other.organizationID, now: scene.noon)
            try expectEqual(moved, own)
            try expectEqual(try await scene.store.configurations(), [own])
            let users = try await store.users(organizationID: scene.other.organizationID)
            try expectEqual(users.map(\.id), [user.id])
        },
        StoreRule("People move without a configuration too, and a second move says nothing new") {
            scene in
            let (store, trail) = (try scene.access(), try scene.audit())
            let (old, new) = (scene.tenant.organizationID, scene.other.organizationID)
            try await store.moveAccess(from: old, to: new)
            try expectEqual(try await trail.verifyAudit().headSequence, 0, "nothing to tell")
            try await store.addUser(scene.user("dewi"), password: try scene.password())
            try await trail.appendAudit([scene.event(at: 0)])
            for _ in 0..<2 { try await store.moveAccess(from: old, to: new) }
            try await store.moveAccess(from: new, to: new)
            let users = try await store.users(organizationID: nil)
            try expectEqual(users.map(\.organizationID), [new])
            try expectEqual(try await trail.verifyAudit().headSequence, 2)
            // On to a third, and back: the trail leads along, and never in a circle.
            let third = scene.id()
            try await store.moveAccess(from: new, to: third)
            var found = try await trail.auditEvents(AuditFilter(organizationID: third))
            try expectEqual(found.map(\.sequence), [3, 2, 1])
            try await store.moveAccess(from: third, to: old)
            found = try await trail.auditEvents(AuditFilter(organizationID: old))
            try expectEqual(found.map(\.sequence), [4, 3, 2, 1])
            try expectEqual(try await trail.auditEvents(AuditFilter(organizationID: new)).count, 1)
        },
    ]
}

extension Scene {
    func access() throws -> any AccessStore {
        try need(self.store as? any AccessStore, "store of people and keys")
    }

    func user(_ name: String, role: Role = .admin, organization: UUID? = nil) -> UserRow {
        UserRow(
            id: self.id(), organizationID: organization ?? self.tenant.organizationID,
            userName: name, role: role, createdAt: self.noon)
    }

    /// A hash of nothing at the lowest cost: the rules compare hashes and verify none.
    func password(_ digit: String = "0") throws -> PasswordHash {
        let salt = String(repeating: digit, count: 32)
        return try PasswordHash(text: "scrypt$2$1$1$\(salt)$\(salt)\(salt)")
    }

    func apiKey(_ name: String, organization: UUID? = nil) -> APIKeyRow {
        APIKeyRow(
            id: self.id(), organizationID: organization ?? self.tenant.organizationID, name: name,
            role: .cashier, createdAt: self.noon, prefix: "jbt_abc")
    }

    func session(of user: UserRow) -> SessionRow {
        SessionRow(
            id: self.id(), userID: user.id, organizationID: user.organizationID,
            userName: user.userName, role: user.role, createdAt: self.noon,
            lastSeenAt: self.noon, csrfToken: "csrf")
    }
}
