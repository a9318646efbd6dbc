import DemoClinic
import EngineSimulation
import FHIRR4
import Foundation
import SatusehatSimulator
import SyncCore
import SyncStore
import Testing

@testable import SyncEngine

@Suite("What people are told of while the bridge works")
struct AlertTests {
    private static let begins = SimulatedClinic.noon + 20
    private static let ends = SimulatedClinic.noon + 320

    private static func addOutage(_ clinic: SimulatedClinic) {
        clinic.simulator.withPlatform {
            _ = $0.add(.outage(from: Self.begins, until: Self.ends))
        }
    }

    @Test("A calm day tells nothing")
    func calm() throws {
        let file = try TemporaryStore()
        let clinic = try SimulatedClinic.unhurried(file, seed: 1)
        try clinic.executor.run {
            try await clinic.setUp()
            let bridge = clinic.process()
            _ = try await clinic.importDay(bridge)
            let report = try await bridge.run(clinic.tenant, until: .empty(timeout: nil))
            #expect(report.end == .empty && report.counts.total.completed > 50)
            #expect(try await clinic.told() == [])
            #expect(try await clinic.standing() == [])
        }
    }

    @Test("An outage of minutes is told at its start and at its end", arguments: 1...UInt64(4))
    func outage(_ seed: UInt64) throws {
        let file = try TemporaryStore()
        let clinic = try SimulatedClinic.unhurried(file, seed: seed)
        Self.addOutage(clinic)
        try clinic.executor.run {
            try await clinic.setUp()
            let bridge = clinic.process()
            _ = try await clinic.importDay(bridge)
            let report = try await bridge.run(clinic.tenant, until: .empty(timeout: nil))
            #expect(report.end == .empty && report.counts.total.failed == 0)
            #expect(
                try await clinic.told() == ["platform_trouble raised", "platform_trouble ended"])
            #expect(try await clinic.standing() == [])
            let messages = try await clinic.messages()
            let start = try #require(messages.first)
            let end = try #require(messages.last)
            #expect((0...10).contains(start.at.timeIntervalSince(Self.begins)))
            #expect(end.at > Self.ends)
            #expect((290...900).contains(end.durationSeconds))
            #expect(start.waiting > 0 && end.waiting > 0)
        }
    }

    @Test("A restart in mid-outage does not tell of its start again", arguments: [true, false])
    func restart(isKilled: Bool) throws {
        let file = try TemporaryStore()
        let clinic = try SimulatedClinic.unhurried(file, seed: 5)
        Self.addOutage(clinic)
        try clinic.executor.run {
            try await clinic.setUp()
            _ = try await clinic.importDay(clinic.process())
            for _ in 0..<3 {
                let life = Life()
                if isKilled { life.strike(.dieAfter, inCalls: 900) }
                _ = try? await clinic.process(life).run(
                    clinic.tenant, until: .empty(timeout: .seconds(70)))
                life.end()
            }
            #expect(clinic.executor.now < Self.ends)
            #expect(try await clinic.told() == ["platform_trouble raised"])
            #expect(try await clinic.standing().count == 1)
            let report = try await clinic.process().run(
                clinic.tenant, until: .empty(timeout: .seconds(3_600)))
            #expect(report.end == .empty && report.counts.total.failed == 0)
            #expect(
                try await clinic.told() == ["platform_trouble raised", "platform_trouble ended"])
        }
    }

    @Test("What a process that died could not tell is told by the next")
    func diesBeforeTelling() throws {
        let file = try TemporaryStore()
        let clinic = try SimulatedClinic.unhurried(file, seed: 6)
        try clinic.executor.run {
            try await clinic.setUp()
            _ = try await clinic.importDay(clinic.process())
            // The breaker opens, and power fails before anybody hears of it.
            let configuration = try #require(
                try await clinic.store.configuration(for: clinic.tenant))
            let now = clinic.executor.now
            try await clinic.store.updateBreaker(client: configuration.paceKey) { breaker in
                breaker.state = .open
                breaker.openedAt = now
                breaker.probeAt = now.addingTimeInterval(30)
            }
            #expect(try await clinic.told() == [])
            let report = try await clinic.process().run(
                clinic.tenant, until: .empty(timeout: .seconds(3_600)))
            #expect(report.end == .empty)
            #expect(
                try await clinic.told() == ["platform_trouble raised", "platform_trouble ended"])
            #expect(try await clinic.messages().first?.since == now)
        }
    }

    @Test("Refused credentials are one critical alert, over restarts too, and end when mended")
    func credentials() throws {
        let file = try TemporaryStore()
        let clinic = try SimulatedClinic.unhurried(file, seed: 7)
        try clinic.executor.run {
            try await clinic.setUp()
            try await clinic.changeSecret(to: "wrong")
            _ = try await clinic.importDay(clinic.process())
            for _ in 0..<3 {
                let run = try await clinic.process().run(
                    clinic.tenant, until: .empty(timeout: nil))
                #expect(run.end == .credentialsRefused)
                try await clinic.executor.ambient.sleep(.seconds(120))
            }
            #expect(
                try await clinic.told() == ["credentials_refused credentials_refused raised"])
            #expect(try await clinic.messages().map(\.severity) == [.critical])
            try await clinic.changeSecret(to: SimulatorClient.demo.secret)
            let run = try await clinic.process().run(clinic.tenant, until: .empty(timeout: nil))
            #expect(run.end == .empty && run.counts.total.completed > 0)
            #expect(try await clinic.standing() == [])
            #expect(try await clinic.told().count == 1)
            let configuration = try await clinic.store.configuration(for: clinic.tenant)
            #expect(configuration?.lastError == nil)
        }
    }

    @Test(
        "A blocked address and a refused renewed token are critical too",
        arguments: [
            (FaultKind.htmlForbidden, "network_blocked"), (.tokenRefused, "token_refused"),
        ])
    func stops(_ kind: FaultKind, _ code: String) throws {
        let file = try TemporaryStore()
        let clinic = try SimulatedClinic.unhurried(file, seed: 8)
        clinic.simulator.withPlatform { _ = $0.add(FaultRule(kind, method: "GET")) }
        try clinic.executor.run {
            try await clinic.setUp()
            let bridge = clinic.process()
            _ = try await clinic.importDay(bridge)
            _ = try await bridge.run(clinic.tenant, until: .empty(timeout: nil))
            let messages = try await clinic.messages()
            #expect(messages.map(\.cause.kind) == [.credentialsRefused])
            #expect(messages.map(\.severity) == [.critical])
            #expect(messages.map(\.cause.code) == [code])
        }
    }

    @Test("A delivery that ran out of retries is told once, however often it is tried again")
    func exhausted() throws {
        let file = try TemporaryStore()
        let clinic = try SimulatedClinic.unhurried(file, seed: 9, visits: 2)
        clinic.simulator.withPlatform {
            _ = $0.add(FaultRule(.serverError, method: "POST", type: "Composition"))
        }
        try clinic.executor.run {
            try await clinic.setUp()
            let bridge = clinic.process()
            _ = try await clinic.importDay(bridge)
            for _ in 0..<3 {
                _ = try await bridge.run(clinic.tenant, until: .empty(timeout: nil))
            }
            let failures = try await clinic.messages().filter {
                $0.cause.kind == .deliveryFailed
            }
            #expect(failures.map(\.event) == [.raised])
            let counts = try await bridge.counts(clinic.tenant)
            #expect(counts.total.failed == 2)
        }
    }

    @Test("Nothing about a patient is in an alert")
    func privacy() throws {
        let file = try TemporaryStore()
        let clinic = try SimulatedClinic(
            seed: 10, visits: 30, problems: Set(DemoProblem.allCases)
        ) { try file.open($0) }
        let box = AlertBox()
        let address = try #require(WebhookAddress("https://hooks.example/alerts?key=abc"))
        try clinic.executor.run {
            try await clinic.setUp()
            let bridge = clinic.process(
                webhook: AlertWebhook(address: address, transport: box))
            _ = try await clinic.importDay(bridge)
            _ = try await bridge.run(clinic.tenant, until: .empty(timeout: nil))
            let messages = try await clinic.messages()
            #expect(!messages.isEmpty && messages.count == box.bodies.count)
        }
        let text = box.bodies.map { String(decoding: $0, as: UTF8.self) }.joined()
        #expect(text.firstMatch(of: /[0-9]{16}/) == nil)
        for record in clinic.day.records {
            guard record["kind"]?.string == "patient",
                let name = record["data"]?["name"]?.string
            else { continue }
            #expect(!text.contains(name))
        }
    }
}
