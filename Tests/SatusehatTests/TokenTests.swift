import FHIRR4
import Foundation
import Satusehat
import SyncCore
import Synchronization
import Testing

/// A vault in memory that can be made to fail.
actor MemoryVault: TokenVault {
    private(set) var token: AccessToken?
    private var isBroken = false

    init(_ token: AccessToken? = nil) {
        self.token = token
    }

    func breakDown() { self.isBroken = true }

    func load() throws -> AccessToken? {
        if self.isBroken { throw Broken() }
        return self.token
    }

    func save(_ token: AccessToken) { self.token = token }

    func discard() { self.token = nil }

    struct Broken: Error {}
}

@Suite struct TokenAnswerTests {
    @Test(
        "Lifetimes come as text or number, and any Bearer will do",
        arguments: [
            #"{"access_token":"t","expires_in":"3599","token_type":"BearerToken"}"#,
            #"{"access_token":"t","expires_in":3599,"token_type":"Bearer"}"#,
            #"{"access_token":"t","expires_in":3599.9,"token_type":"bearer"}"#,
            #"{"access_token":"t","expires_in":"3599","issued_at":"1671109805593","status":"approved","developer.email":"x","api_product_list_json":["api-sandbox"]}"#,
        ])
    func lenient(_ text: String) throws {
        let answer = try #require(TokenAnswer(try JSONValue(parsing: text)))
        #expect(answer.accessToken == "t")
        #expect(answer.expiresInSeconds == 3_599)
    }

    @Test(
        "What is no token is none",
        arguments: [
            #"{}"#, #"{"access_token":"","expires_in":1}"#, #"{"access_token":"t"}"#,
            #"{"access_token":"t","expires_in":"soon"}"#, #"{"access_token":"t","expires_in":0}"#,
            #"{"access_token":"t","expires_in":-5}"#, #"{"access_token":5,"expires_in":60}"#,
            #"{"access_token":"t","expires_in":60,"token_type":"MAC"}"#,
            #"{"access_token":"t\r\nX: y","expires_in":60}"#,
            #"{"access_token":"t","expires_in":"nan"}"#,
            #"{"access_token":"\#(String(repeating: "t", count: 9_000))","expires_in":60}"#,
        ])
    func none(_ text: String) throws {
        #expect(TokenAnswer(try JSONValue(parsing: text)) == nil)
    }

    @Test("A token is renewed five minutes before its end, a short one after nine tenths")
    func margin() {
        let long = AccessToken(value: "t", obtainedAt: .noon, expiresAt: .noon + 14_399)
        #expect(long.renewAt == .noon + 14_099)
        let short = AccessToken(value: "t", obtainedAt: .noon, expiresAt: .noon + 60)
        #expect(short.renewAt == .noon + 54)
        #expect(short.isFresh(at: .noon + 53.9))
        #expect(!short.isFresh(at: .noon + 54))
    }
}

@Suite struct TokenSourceTests {
    private static let refused = answer(
        401, #"{"ErrorCode":"invalid_client","Error":"ClientId is Invalid"}"#)

    private static func granted(_ value: String, seconds: Int = 3_600) -> ScriptedTransport.Answer {
        answer(
            200,
            #"{"access_token":"\#(value)","expires_in":"\#(seconds)","token_type":"BearerToken"}"#)
    }

    private func source(
        _ transport: ScriptedTransport, _ world: TestWorld = TestWorld(),
        vault: any TokenVault = MemoryVault(),
        before: @escaping @Sendable () async throws -> Void = {},
        after: @escaping @Sendable (Exchange) async -> Void = { _ in }
    ) throws -> TokenSource {
        try TokenSource(
            credentials: ClientCredentials(clientID: "id", clientSecret: "secret"),
            gateway: .test(), vault: vault, transport: transport, ambient: world.ambient,
            beforeRequest: before, afterExchange: after)
    }

    private func failure(_ source: TokenSource) async -> TokenFailure? {
        do {
            _ = try await source.token()
            return nil
        } catch {
            return error as? TokenFailure
        }
    }

    @Test("A token is asked for once, kept, and renewed in its margin")
    func renews() async throws {
        let world = TestWorld()
        let transport = ScriptedTransport([Self.granted("one"), Self.granted("two")])
        let vault = MemoryVault()
        let source = try self.source(transport, world, vault: vault)
        #expect(try await source.token().value == "one")
        world.advance(3_299)
        #expect(try await source.token().value == "one")
        world.advance(1)
        #expect(try await source.token().value == "two")
        #expect(transport.requests.count == 2)
        #expect(await vault.token?.value == "two")
    }

    @Test("A token that was stored is used after a restart without asking")
    func stored() async throws {
        let transport = ScriptedTransport([])
        let source = try self.source(transport, vault: MemoryVault(.test))
        #expect(try await source.token() == .test)
        #expect(transport.requests.isEmpty)
    }

    @Test("A hundred callers at once cause one request and get one token")
    func singleFlight() async throws {
        let gate = Gate()
        let transport = ScriptedTransport([Self.granted("one"), Self.granted("two")], gate: gate)
        let source = try self.source(transport)
        let values = try await withThrowingTaskGroup(of: String.self) { group in
            for _ in 0..<100 { group.addTask { try await source.token().value } }
            await gate.somebodyArrived()
            await gate.open()
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(values == Array(repeating: "one", count: 100))
        #expect(transport.requests.count == 1)
    }

    @Test("A hundred callers at once share one refusal")
    func sharedRefusal() async throws {
        let gate = Gate()
        let transport = ScriptedTransport([Self.refused], gate: gate)
        let source = try self.source(transport)
        let refusals = await withTaskGroup(of: AnswerFacts.Unauthorized?.self) { group in
            for _ in 0..<100 { group.addTask { await self.failure(source)?.facts.unauthorized } }
            await gate.somebodyArrived()
            await gate.open()
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(refusals == Array(repeating: .invalidCredentials, count: 100))
        #expect(transport.requests.count == 1)
    }

    @Test("When the caller who renews is cancelled another one takes over")
    func takesOver() async throws {
        let gate = Gate()
        let transport = ScriptedTransport([Self.granted("two")])
        let calls = Atomic(0)
        let source = try self.source(
            transport,
            before: {
                guard calls.add(1, ordering: .relaxed).newValue == 1 else { return }
                await gate.pass()
                try Task.checkCancellation()
            })
        await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { _ = try await source.token() }
            await gate.somebodyArrived()
            group.cancelAll()
            await withTaskGroup(of: Void.self) { others in
                others.addTask { #expect(await self.failure(source) == nil) }
                others.addTask { await gate.open() }
            }
        }
        #expect(try await source.token().value == "two")
        #expect(transport.requests.count == 1)
    }

    @Test("After a refusal the platform is left alone for a minute, whatever the wall clock does")
    func lockOut() async throws {
        let world = TestWorld()
        let transport = ScriptedTransport([Self.refused, Self.granted("one")])
        let source = try self.source(transport, world)
        let first = await self.failure(source)
        #expect(first?.isRepeated == false)
        #expect(first?.facts.unauthorized == .invalidCredentials)
        world.advance(59)
        world.setWallClock(86_400)
        let second = await self.failure(source)
        #expect(second?.isRepeated == true)
        #expect(second?.facts == first?.facts)
        #expect(transport.requests.count == 1)
        world.advance(1)
        #expect(try await source.token().value == "one")
    }

    @Test(
        "Trouble and throttling lock nobody out",
        arguments: [
            answer(503), answer(500), answer(429), .failure(.init(reach: .lost, code: .cut)),
        ])
    func trouble(_ trouble: ScriptedTransport.Answer) async throws {
        let transport = ScriptedTransport([trouble, Self.granted("one")])
        let source = try self.source(transport)
        #expect(await self.failure(source)?.secondsUntilNextRequest == nil)
        #expect(try await source.token().value == "one")
    }

    @Test(
        "A 200 that holds no token is a refusal that nobody can read",
        arguments: ["", "{}", "<html>", #"{"resourceType":"OperationOutcome","issue":[]}"#])
    func noToken(_ body: String) async throws {
        let transport = ScriptedTransport([answer(200, body), Self.granted("one")])
        let source = try self.source(transport)
        #expect(await self.failure(source)?.facts.isUnreadable == true)
        #expect(await self.failure(source)?.isRepeated == true)
    }

    @Test("A refused token is forgotten, a newer one is not")
    func invalidates() async throws {
        let transport = ScriptedTransport([Self.granted("one"), Self.granted("two")])
        let vault = MemoryVault()
        let source = try self.source(transport, vault: vault)
        let one = try await source.token()
        try await source.invalidate(one)
        #expect(await vault.token == nil)
        let two = try await source.token()
        #expect(two.value == "two")
        try await source.invalidate(one)
        #expect(try await source.token() == two)
        #expect(await vault.token == two)
        #expect(transport.requests.count == 2)
    }

    @Test("A token that another process stored meanwhile is taken instead of asking")
    func otherProcess() async throws {
        let world = TestWorld()
        let transport = ScriptedTransport([Self.granted("one", seconds: 60)])
        let vault = MemoryVault()
        let source = try self.source(transport, world, vault: vault)
        _ = try await source.token()
        world.advance(55)
        await vault.save(.test)
        #expect(try await source.token() == .test)
        #expect(transport.requests.count == 1)
    }

    @Test("A connection test gets a new token although the old one is good")
    func renewed() async throws {
        let transport = ScriptedTransport([Self.granted("one"), Self.granted("two")])
        let source = try self.source(transport)
        _ = try await source.token()
        #expect(try await source.renewedToken().value == "two")
    }

    @Test("What the pace throws reaches the caller and nothing is sent")
    func paceRefuses() async throws {
        struct Closed: Error {}
        let transport = ScriptedTransport([Self.granted("one")])
        let source = try self.source(transport, before: { throw Closed() })
        await #expect(throws: Closed.self) { try await source.token() }
        #expect(transport.requests.isEmpty)
    }

    @Test("Every token exchange is written down, without secret or token")
    func writtenDown() async throws {
        let seen = Mutex<[LoggableExchange]>([])
        let transport = ScriptedTransport([Self.granted("geheim-token")])
        let source = try self.source(
            transport, after: { exchange in seen.withLock { $0.append(exchange.loggable) } })
        _ = try await source.token()
        let logged = seen.withLock { $0 }
        #expect(logged.count == 1)
        #expect(logged.first?.requestBody == nil)
        #expect(logged.first?.responseBody == nil)
        #expect(logged.first?.url.hasSuffix("?grant_type=client_credentials") == true)
        #expect(!"\(logged)".contains("geheim"))
    }

    @Test("A vault that fails is told to the caller and locks nobody out")
    func brokenVault() async throws {
        let vault = MemoryVault()
        await vault.breakDown()
        let source = try self.source(ScriptedTransport([]), vault: vault)
        await #expect(throws: MemoryVault.Broken.self) { try await source.token() }
        await #expect(throws: MemoryVault.Broken.self) { try await source.token() }
    }
}
