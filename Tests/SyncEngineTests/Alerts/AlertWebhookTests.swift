import EngineSimulation
import FHIRR4
import Foundation
import SatusehatSimulator
import SyncCore
import SyncEngine
import SyncStore
import Testing

@Suite("Alerts that are posted to an operator's address")
struct AlertWebhookTests {
    @Test(
        "An address is taken apart, and what is none is refused",
        arguments: [
            ("https://hooks.example/a/b?c=d", "https://hooks.example/…"),
            ("HTTP://192.168.1.5:8080", "http://192.168.1.5:8080/…"),
            ("https://hooks.example?x", "https://hooks.example/…"),
            ("ftp://hooks.example", nil), ("hooks.example", nil), ("https://", nil),
            ("https:///path", nil), ("https://user:pass@host/", nil), ("https://a b/", nil),
            ("https://host/#part", nil), ("", nil), ("https://:80/", nil),
        ])
    func address(_ text: String, _ shown: String?) {
        #expect(WebhookAddress(text)?.description == shown)
    }

    private static func webhook(_ box: AlertBox) throws -> AlertWebhook {
        AlertWebhook(
            address: try #require(WebhookAddress("https://hooks.example/alerts?key=abc")),
            transport: box)
    }

    @Test("Each message is posted once as a document that says what happened")
    func posts() throws {
        let file = try TemporaryStore()
        let clinic = try SimulatedClinic.unhurried(file, seed: 1)
        clinic.simulator.withPlatform {
            _ = $0.add(
                .outage(from: SimulatedClinic.noon + 20, until: SimulatedClinic.noon + 320))
        }
        let box = AlertBox()
        let webhook = try Self.webhook(box)
        try clinic.executor.run {
            try await clinic.setUp()
            let bridge = clinic.process(webhook: webhook)
            _ = try await clinic.importDay(bridge)
            _ = try await bridge.run(clinic.tenant, until: .empty(timeout: nil))
            #expect(try await clinic.messages().count == 2)
        }
        let documents = try box.bodies.map { try JSONValue(parsing: $0) }
        #expect(documents.map { $0["event"]?.string } == ["raised", "ended"])
        let first = try #require(documents.first)
        #expect(first["kind"]?.string == "platform_trouble")
        #expect(first["severity"]?.string == "warning")
        #expect(first["environment"]?.string == "sandbox")
        #expect(first["text"]?["id"]?.string?.isEmpty == false)
        #expect(documents.last?["duration_seconds"] != nil)
        #expect(first["alert_id"] == documents.last?["alert_id"])
        #expect(box.heads.allSatisfy { $0.path == "/alerts?key=abc" })
        #expect(box.heads.first?.authority == "hooks.example")
    }

    @Test("An address that does not answer disturbs no sending, and gets the message later")
    func brokenAddress() throws {
        let file = try TemporaryStore()
        let clinic = try SimulatedClinic.unhurried(file, seed: 2)
        clinic.simulator.withPlatform {
            _ = $0.add(
                .outage(from: SimulatedClinic.noon + 20, until: SimulatedClinic.noon + 320))
        }
        let box = AlertBox()
        box.breakDown(true)
        let webhook = try Self.webhook(box)
        try clinic.executor.run {
            try await clinic.setUp()
            let bridge = clinic.process(webhook: webhook)
            _ = try await clinic.importDay(bridge)
            let report = try await bridge.run(clinic.tenant, until: .empty(timeout: nil))
            #expect(report.end == .empty && report.counts.total.failed == 0)
            #expect(box.bodies.isEmpty)
            #expect((2...10).contains(box.heads.count), "tried \(box.heads.count) times")
            box.breakDown(false)
            try await clinic.live(bridge, for: .seconds(1_200))
        }
        let events = try box.bodies.map { try JSONValue(parsing: $0)["event"]?.string }
        #expect(events.sorted { $0 ?? "" < $1 ?? "" } == ["ended", "raised"])
    }

    @Test("A message is offered ten times at most")
    func givesUp() throws {
        let file = try TemporaryStore()
        let clinic = try SimulatedClinic.unhurried(file, seed: 3)
        let box = AlertBox()
        box.breakDown(true)
        let webhook = try Self.webhook(box)
        try clinic.executor.run {
            try await clinic.setUp()
            try await clinic.changeSecret(to: "wrong")
            let bridge = clinic.process(webhook: webhook)
            _ = try await clinic.importDay(bridge)
            for _ in 0..<40 {
                _ = try await bridge.run(clinic.tenant, until: .empty(timeout: nil))
                _ = try await clinic.store.acknowledgeAlert(
                    try await clinic.messages()[0].alertID, now: clinic.executor.now)
                try await clinic.executor.ambient.sleep(.seconds(1_800))
            }
            #expect(try await clinic.messages().count == 1)
        }
        #expect(box.heads.count == 10)
    }
}
