import FHIRR4
import Foundation
import HTTPTypes
import SyncCore
import SyncStore
import Testing

@testable import BridgeServer

/// People in a browser.
@Suite struct SignInTests {
    private static let password = "tidak-mudah-ditebak"

    private func worldWithUser(_ role: Role = .admin) async throws -> ServerWorld {
        let world = try await ServerWorld()
        let answer = try await world.call(
            .post, "users",
            [
                "user_name": "siti", "password": .string(Self.password),
                "role": .string(role.rawValue),
            ])
        try #require(answer.status == 201, "\(answer.text)")
        return world
    }

    private func signIn(
        _ world: ServerWorld, _ name: String = "siti", _ password: String = SignInTests.password
    ) async throws -> ServerWorld.Answer {
        try await world.call(
            .post, "session", ["user_name": .string(name), "password": .string(password)], as: nil)
    }

    private func cookie(_ answer: ServerWorld.Answer) throws -> String {
        let header = try #require(answer.headers[.setCookie])
        return String(header.prefix { $0 != ";" })
    }

    @Test("Signing in gives a cookie that scripts and other sites cannot use")
    func cookieFlags() async throws {
        let world = try await self.worldWithUser()
        let answer = try await self.signIn(world)
        #expect(answer.status == 201)
        let header = try #require(answer.headers[.setCookie])
        #expect(header.contains("HttpOnly") && header.contains("SameSite=Strict"))
        #expect(!header.contains("Secure"), "over plain HTTP the browser would drop it")
        #expect(!answer.text.contains(try self.cookie(answer).split(separator: "=")[1]))
        #expect(answer.json["role"]?.string == "admin")
    }

    @Test("A session reads with its cookie and changes only with its token")
    func csrf() async throws {
        let world = try await self.worldWithUser()
        let answer = try await self.signIn(world)
        var headers = HTTPFields()
        headers[.cookie] = try self.cookie(answer)
        let read = try await world.call(.get, "sync-queue", as: nil, headers: headers)
        #expect(read.status == 200)
        let key: JSONValue = ["name": "x", "role": "nurse"]
        let without = try await world.call(.post, "keys", key, as: nil, headers: headers)
        #expect(without.status == 403)
        #expect(without.json["code"]?.string == "CSRF_TOKEN_MISSING")
        headers[.csrfToken] = "guessed"
        #expect(try await world.call(.post, "keys", key, as: nil, headers: headers).status == 403)
        headers[.csrfToken] = try #require(answer.json["csrf_token"]?.string)
        #expect(try await world.call(.post, "keys", key, as: nil, headers: headers).status == 201)
    }

    @Test("Signing out, deactivation and a new password each end the session")
    func ends() async throws {
        let world = try await self.worldWithUser()
        for end in ["out", "password", "inactive"] {
            let answer = try await self.signIn(
                world, "siti", end == "inactive" ? "sandi yang baru sekali" : Self.password)
            try #require(answer.status == 201, "\(end): \(answer.text)")
            var headers = HTTPFields()
            headers[.cookie] = try self.cookie(answer)
            headers[.csrfToken] = answer.json["csrf_token"]?.string
            #expect(try await world.call(.get, "session", as: nil, headers: headers).status == 200)
            let users = try await world.call(.get, "users").json["data"]?.array ?? []
            let id = try #require(users.first?["id"]?.string)
            switch end {
            case "out":
                let out = try await world.call(.delete, "session", as: nil, headers: headers)
                #expect(out.status == 204)
            case "password":
                let changed = try await world.call(
                    .put, "users/\(id)", ["password": "sandi yang baru sekali"])
                #expect(changed.status == 200, "\(changed.text)")
            default:
                let changed = try await world.call(.put, "users/\(id)", ["is_active": false])
                #expect(changed.status == 200, "\(changed.text)")
            }
            #expect(
                try await world.call(.get, "session", as: nil, headers: headers).status == 401,
                "\(end)")
        }
    }

    @Test("Wrong passwords are refused alike for known and unknown names, and rest the name")
    func lockOut() async throws {
        let world = try await self.worldWithUser()
        let unknown = try await self.signIn(world, "nobody", "whatever it is")
        let wrong = try await self.signIn(world, "siti", "whatever it is")
        #expect(unknown.status == 401 && wrong.status == 401)
        #expect(unknown.json["code"] == wrong.json["code"])
        for _ in 0..<4 { _ = try await self.signIn(world, "siti", "whatever it is") }
        let right = try await self.signIn(world)
        #expect(right.status == 423)
        #expect(right.headers[.retryAfter].flatMap { Int($0) } ?? 0 > 0)
    }

    @Test("Only an owner makes owners, and the last one stays")
    func owners() async throws {
        let world = try await ServerWorld()
        let owner: JSONValue = [
            "user_name": "ibu", "password": .string(Self.password), "role": "owner",
        ]
        #expect(try await world.call(.post, "users", owner, as: .admin).status == 403)
        let made = try await world.call(.post, "users", owner)
        #expect(made.status == 201)
        let id = try #require(made.json["id"]?.string)
        #expect(
            try await world.call(.put, "users/\(id)", ["is_active": false], as: .admin).status
                == 403)
        let last = try await world.call(.put, "users/\(id)", ["is_active": false])
        #expect(last.status == 409)
        #expect(last.json["code"]?.string == "LAST_OWNER")
        let again = try await world.call(.post, "users", owner)
        #expect(again.status == 409)
        #expect(again.json["code"]?.string == "USER_EXISTS")
    }

    @Test("A short password is refused and no password is ever in an answer or the log")
    func passwords() async throws {
        let world = try await self.worldWithUser()
        let short = try await world.call(
            .post, "users", ["user_name": "dewi", "password": "short", "role": "nurse"])
        #expect(short.status == 400)
        #expect(short.json["details"]?["path"]?.string == "password")
        _ = try await self.signIn(world)
        for path in ["users", "audit", "session"] {
            #expect(!(try await world.call(.get, path)).text.contains(Self.password))
        }
        #expect(!world.lines.text.contains(Self.password))
    }

    @Test("What was done is in the record with who, what and how it ended, and the chain is whole")
    func audited() async throws {
        let world = try await self.worldWithUser()
        _ = try await self.signIn(world)
        _ = try await self.signIn(world, "siti", "whatever it is")
        _ = try await world.call(.get, "sync-queue", as: .cashier)
        let rows = try await world.call(.get, "audit?limit=100").json["data"]?.array ?? []
        func has(_ action: String, _ outcome: String) -> Bool {
            rows.contains {
                $0["action"]?.string == action && $0["outcome"]?.string == outcome
            }
        }
        #expect(has("user_added", "success"))
        #expect(has("signed_in", "success"))
        #expect(has("signed_in", "refused"))
        #expect(has("access_refused", "refused"))
        let verdict = try await world.call(.get, "audit/verify")
        #expect(verdict.json["intact"]?.bool == true)
        #expect(verdict.json["checked"]?.int ?? 0 >= rows.count)
        let foreign = try await world.call(.get, "audit", foreign: true).json["data"]?.array
        #expect(foreign?.isEmpty == true)
    }
}
