import EngineSimulation
import Foundation
import HTTPTypes
import SyncCore
import SyncStore
import Testing

@testable import SyncEngine

@Suite("Events on their way to the clinic's own software")
struct WebhookDeskTests {
    @Test("An event arrives once, signed, with its id, and the bytes that were kept")
    func arrives() throws {
        let world = try WebhookWorld(try TemporaryStore())
        try world.executor.run {
            try await world.addEndpoint()
            try await world.append()
            try await world.live(world.desk(), for: .seconds(900))
            let log = try await world.log()
            #expect(log.map(\.status) == [.delivered])
            #expect(log[0].tries == 1 && log[0].responseStatus == 204)
            #expect((50...60).contains(log[0].responseMilliseconds ?? 0))
            #expect(world.receiver.requests.map(\.body) == [log[0].event.payload])
            #expect(world.receiver.ids == [log[0].event.id.uuidString.lowercased()])
        }
        let head = try #require(world.receiver.requests.first).head
        #expect(head.method == .post && head.scheme == "https")
        #expect(head.authority == "clinic.test" && head.path == "/hook?key=of-the-path")
        #expect(head.headerFields[.contentType] == "application/json")
        #expect(Self.field("Jembatan-Event", head) == "encounter.id_available")
    }

    @Test("A signature is what the receiver works out, and nothing else passes for it")
    func signature() throws {
        let world = try WebhookWorld(try TemporaryStore())
        try world.executor.run {
            try await world.addEndpoint()
            try await world.append()
            try await world.live(world.desk(), for: .seconds(5))
        }
        let request = try #require(world.receiver.requests.first)
        let body = try #require(request.body)
        let header = try #require(Self.field(WebhookSignature.headerName, request.head))
        let signer = WebhookSigner(secret: WebhookWorld.secret)
        let now = WebhookWorld.noon
        #expect(signer.verify(header: header, body: body, at: now + 2))
        #expect(!signer.verify(header: header, body: body + [0x20], at: now + 2))
        #expect(!signer.verify(header: header, body: body, at: now + 310))
        #expect(!WebhookSigner(secret: "other").verify(header: header, body: body, at: now + 2))
        let moved = header.replacing("t=1772600400", with: "t=1772600401")
        #expect(moved != header && !signer.verify(header: moved, body: body, at: now + 2))
    }

    @Test("The HMAC is the published one")
    func knownAnswer() {
        // Made with: printf '1772600400.{"a":1}' | openssl dgst -sha256 -hmac key
        let signature = WebhookSigner(secret: "key").sign(
            Array(#"{"a":1}"#.utf8), at: Date(timeIntervalSince1970: 1_772_600_400.7))
        #expect(
            signature.header
                == "t=1772600400,v1=30d916eb91e9614b82ed0b78be8c94a106aa71f7d88ff0f959fbc45b5bec6651"
        )
    }

    @Test("What is not taken is offered again, later each time, until it is")
    func retries() throws {
        let world = try WebhookWorld(try TemporaryStore())
        try world.executor.run {
            try await world.addEndpoint()
            try await world.append()
            world.receiver.answer([
                .status(500), .fails(.refused), .status(302), .status(503, retryAfter: "400"),
            ])
            try await world.live(world.desk(), for: .seconds(900))
            let log = try await world.log()
            #expect(log.map(\.status) == [.delivered])
            #expect(log[0].tries == 5)
        }
        #expect(Set(world.receiver.ids).count == 1)
        let times = world.receiver.requests.compactMap { request in
            Self.field(WebhookSignature.headerName, request.head)
                .flatMap { WebhookSignature(header: $0)?.timestamp }
        }
        let waits = zip(times.dropFirst(), times).map { $0.0 - $0.1 }
        for (wait, least) in zip(waits, [10, 30, 90, 400]) { #expect(wait >= Int64(least)) }
    }

    @Test("After about three days an event is given up, and a person may ask for it again")
    func givesUp() throws {
        let world = try WebhookWorld(try TemporaryStore())
        try world.executor.run {
            try await world.addEndpoint()
            try await world.append()
            world.receiver.answerAlways(.status(500))
            let desk = world.desk()
            for _ in 0..<1_000 {
                _ = try await desk.turn([world.tenant])
                try await world.executor.ambient.sleep(.seconds(300))
            }
            let failed = try await world.log()[0]
            #expect(failed.status == .failed && failed.failure == "http_500")
            #expect(world.receiver.requests.count == WebhookSchedule.triesMax)
            let lived = failed.lastTriedAt?.timeIntervalSince(WebhookWorld.noon) ?? 0
            #expect((2.9 * 86_400...3.6 * 86_400).contains(lived))
            world.receiver.answerAlways(.status(200))
            try await world.store.retryWebhookDelivery(
                failed.id, for: world.tenant, now: world.executor.now)
            try await world.live(world.desk(), for: .seconds(120))
            #expect(try await world.log().map(\.status) == [.delivered])
        }
        #expect(Set(world.receiver.ids).count == 1)
    }

    @Test("A receiver that is gone is switched off at its first word")
    func gone() throws {
        let world = try WebhookWorld(try TemporaryStore())
        try world.executor.run {
            let endpoint = try await world.addEndpoint()
            try await world.append(3)
            world.receiver.answerAlways(.status(410))
            // One lane at a time would do; four may have begun before the first answer.
            try await world.live(world.desk(), for: .seconds(300))
            #expect(try await world.log().map(\.status) == [.failed, .failed, .failed])
            let rows = try await world.store.webhookEndpoints(for: world.tenant)
            #expect(rows.map(\.id) == [endpoint.id] && !rows[0].isActive)
        }
        #expect(world.receiver.requests.count <= WebhookDesk.lanesMax)
    }

    @Test("A process that dies between sending and noting sends again, with the same id")
    func crash() throws {
        let world = try WebhookWorld(try TemporaryStore())
        try world.executor.run {
            try await world.addEndpoint()
            try await world.append()
            let forgetful = ForgetfulStore(base: world.store)
            _ = try await world.desk(forgetful).turn([world.tenant])
            #expect(world.receiver.requests.count == 1)
            try await world.live(world.desk(), for: .seconds(5))
            #expect(try await world.log().map(\.status) == [.delivered])
        }
        #expect(world.receiver.ids.count == 2 && Set(world.receiver.ids).count == 1)
        #expect(world.receiver.requests[0].body == world.receiver.requests[1].body)
    }

    @Test("A process that is cancelled while a receiver answers counts no failure against it")
    func cancelled() throws {
        let world = try WebhookWorld(try TemporaryStore())
        try world.executor.run {
            try await world.addEndpoint()
            try await world.append()
            let desk = world.desk()
            world.receiver.answerAlways(.hangs)
            let (tenant, sleep) = (world.tenant, world.executor.ambient.sleep)
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { await desk.run(tenants: { [tenant] }, stop: StopRequest()) }
                try await sleep(.seconds(5))
                group.cancelAll()
            }
            let row = try await world.log()[0]
            #expect(row.status == .pending && row.tries == 0 && row.failure == nil)
        }
        #expect(world.receiver.requests.count == 1)
    }

    @Test(
        "A receiver that never answers is given ten seconds, and its neighbour loses none of them")
    func hanging() throws {
        let world = try WebhookWorld(try TemporaryStore())
        try world.executor.run {
            let dead = try await world.addEndpoint()
            try await world.append(40)
            world.receiver.answerAlways(.hangs)
            _ = try await world.desk().turn([world.tenant])
            let tried = try await world.log().filter { $0.tries > 0 }
            #expect(tried.count == WebhookDesk.lanesMax, "the rest of its line is left alone")
            #expect(tried.allSatisfy { $0.failure == "answer_timeout" })
            #expect(tried.allSatisfy { (10_000...10_100).contains($0.responseMilliseconds ?? 0) })
            let alive = try await world.addEndpoint("https://alive.test/")
            try await world.append()
            let due = try await world.store.dueWebhookDeliveries(
                limit: 2, for: world.tenant, now: world.executor.now)
            #expect(due.map(\.1.id) == [dead.id, alive.id])
        }
        #expect(world.receiver.mostUnderWay == WebhookDesk.lanesMax)
    }

    @Test("An address that may not be sent to is not sent to, whoever wrote it into the store")
    func refusedAddress() throws {
        let world = try WebhookWorld(try TemporaryStore())
        try world.executor.run {
            try await world.addEndpoint("https://169.254.169.254/latest/meta-data")
            try await world.append()
            try await world.live(world.desk(), for: .seconds(60))
            #expect(try await world.log()[0].failure == "address_refused")
        }
        #expect(world.receiver.requests.isEmpty)
    }

    @Test("A test is sent at once, signed, and answered with what the receiver said")
    func test() throws {
        let world = try WebhookWorld(try TemporaryStore())
        try world.executor.run {
            let endpoint = try await world.addEndpoint()
            let fine = try await world.desk().sendTest(endpoint)
            #expect(fine.isDelivered && fine.responseStatus == 204 && fine.failure == nil)
            world.receiver.answer([.status(404), .fails(.nameNotFound)])
            let missing = try await world.desk().sendTest(endpoint)
            #expect(!missing.isDelivered && missing.failure == "http_404")
            let nowhere = try await world.desk().sendTest(endpoint)
            #expect(nowhere.responseStatus == nil && nowhere.failure == "name_not_found")
            #expect(try await world.log().isEmpty)
        }
        let request = try #require(world.receiver.requests.first)
        let header = try #require(Self.field(WebhookSignature.headerName, request.head))
        let isOurs = WebhookSigner(secret: WebhookWorld.secret).verify(
            header: header, body: request.body ?? [], at: WebhookWorld.noon)
        #expect(isOurs)
        #expect(Self.field("Jembatan-Event", request.head) == "test")
    }

    @Test("Neither secret nor address stands in logs, failures or descriptions")
    func secrecy() throws {
        let world = try WebhookWorld(try TemporaryStore())
        try world.executor.run {
            let endpoint = try await world.addEndpoint()
            try await world.append(2)
            world.receiver.answer([.status(500), .fails(.tls)])
            try await world.live(world.desk(), for: .seconds(300))
            var dumped = ""
            dump(endpoint, to: &dumped)
            let failures = try await world.store.webhookEndpoints(for: world.tenant)
                .compactMap(\.lastFailure)
            let said = [
                world.logged.text, "\(endpoint)", String(reflecting: endpoint), dumped,
                failures.joined(), "\(try await world.log())",
            ].joined()
            #expect(world.logged.text.contains("http_500"))
            for secret in [WebhookWorld.secret, "of-the-path", "clinic.test"] {
                #expect(!said.contains(secret))
            }
        }
    }

    private static func field(_ name: String, _ head: HTTPRequest) -> String? {
        HTTPField.Name(name).flatMap { head.headerFields[$0] }
    }
}

/// A store that takes no note of what was sent, as when the process dies before it can.
private struct ForgetfulStore: WebhookStore {
    struct Died: Error {}

    let base: any WebhookStore

    func saveWebhookEndpoint(_ row: WebhookEndpointRow) async throws {
        try await self.base.saveWebhookEndpoint(row)
    }

    func webhookEndpoints(for tenant: Tenant) async throws -> [WebhookEndpointRow] {
        try await self.base.webhookEndpoints(for: tenant)
    }

    func removeWebhookEndpoint(_ id: UUID, for tenant: Tenant) async throws {
        try await self.base.removeWebhookEndpoint(id, for: tenant)
    }

    func appendWebhookEvents(_ events: [WebhookEventRow]) async throws {
        try await self.base.appendWebhookEvents(events)
    }

    func dueWebhookDeliveries(
        limit: Int, for tenant: Tenant, now: Date
    ) async throws -> [(WebhookDeliveryRow, WebhookEndpointRow)] {
        try await self.base.dueWebhookDeliveries(limit: limit, for: tenant, now: now)
    }

    func noteWebhookDelivery(
        _ id: UUID, responseStatus: Int?, milliseconds: Int, failure: String?, nextTryAt: Date?,
        isFinal: Bool, now: Date
    ) async throws { throw Died() }

    func webhookDeliveries(
        endpointID: UUID?, limit: Int, offset: Int, for tenant: Tenant
    ) async throws -> [WebhookDeliveryRow] {
        try await self.base.webhookDeliveries(
            endpointID: endpointID, limit: limit, offset: offset, for: tenant)
    }

    func retryWebhookDelivery(_ id: UUID, for tenant: Tenant, now: Date) async throws {
        try await self.base.retryWebhookDelivery(id, for: tenant, now: now)
    }
}
