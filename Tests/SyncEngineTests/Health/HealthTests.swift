import EngineSimulation
import Foundation
import SatusehatSimulator
import SyncCore
import SyncEngine
import SyncStore
import Testing

@Suite("The history of the platform's health")
struct HealthTests {
    @Test("An idle bridge asks for the facility every five minutes, with the token it has")
    func idle() throws {
        let file = try TemporaryStore()
        let clinic = try SimulatedClinic.unhurried(file, seed: 1)
        try clinic.executor.run {
            try await clinic.setUp()
            try await clinic.live(clinic.process(), for: .seconds(1_900))
            let checks = try await clinic.healthChecks()
            #expect(checks.map(\.status) == Array(repeating: .healthy, count: checks.count))
            #expect((5...6).contains(checks.count), "\(checks.count) checks")
            #expect(checks.allSatisfy { $0.endpointChecked == "Organization" })
            for (before, after) in zip(checks, checks.dropFirst()) {
                #expect(after.checkDatetime.timeIntervalSince(before.checkDatetime) >= 300)
            }
            #expect(clinic.simulator.snapshot.journal.requestCount == checks.count + 1)
            #expect(clinic.simulator.snapshot.tokenRequestCount == 1)
        }
    }

    @Test("While there is work nothing is asked, and the work itself is written down")
    func busy() throws {
        let file = try TemporaryStore()
        var settings = RetrySettings()
        settings.requestsPerMinute = 6
        settings.burstSize = 1
        let clinic = try SimulatedClinic(seed: 2, visits: 5, settings: settings) {
            try file.open($0)
        }
        try clinic.executor.run {
            try await clinic.setUp()
            let bridge = clinic.process()
            _ = try await clinic.importDay(bridge)
            try await clinic.live(bridge, for: .seconds(700))
            let checks = try await clinic.healthChecks()
            #expect(checks.map(\.endpointChecked) == ["traffic", "traffic"])
            #expect(checks.map(\.status) == [.healthy, .healthy])
            let attempts = try await clinic.store.deliveries(
                DeliveryFilter(), for: clinic.tenant
            ).filter { $0.startedAt != nil }
            #expect(!attempts.isEmpty)
        }
    }

    @Test("While the breaker is open nothing is asked but the probe, and it is written down")
    func breakerOpen() throws {
        let file = try TemporaryStore()
        let clinic = try SimulatedClinic.unhurried(file, seed: 3)
        clinic.simulator.withPlatform {
            _ = $0.add(.outage(from: SimulatedClinic.noon + 5, until: .distantFuture))
        }
        try clinic.executor.run {
            try await clinic.setUp()
            let bridge = clinic.process()
            _ = try await clinic.importDay(bridge)
            try await clinic.live(bridge, for: .seconds(2_000))
            let checks = try await clinic.healthChecks()
            #expect(checks.count >= 5)
            #expect(checks.allSatisfy { $0.status == .unhealthy })
            #expect(checks.allSatisfy { $0.endpointChecked == "traffic" })
            #expect(try await clinic.told() == ["platform_trouble raised"])
        }
        let facility = clinic.simulator.snapshot.journal.entries.filter {
            $0.at > SimulatedClinic.noon + 60 && $0.type == "Organization" && $0.method == "GET"
        }
        #expect(facility.isEmpty)
    }

    @Test("A platform that fails while nothing is to be sent is unhealthy, and no outage begins")
    func failsWhenIdle() throws {
        let file = try TemporaryStore()
        let clinic = try SimulatedClinic.unhurried(file, seed: 4)
        clinic.simulator.withPlatform {
            _ = $0.add(
                .outage(from: SimulatedClinic.noon + 400, until: SimulatedClinic.noon + 4_000))
        }
        try clinic.executor.run {
            try await clinic.setUp()
            try await clinic.live(clinic.process(), for: .seconds(6_000))
            let checks = try await clinic.healthChecks()
            #expect(checks.first?.status == .healthy)
            #expect(checks.filter { $0.status == .unhealthy }.count >= 8)
            #expect(checks.last?.status == .healthy)
            #expect(try await clinic.told() == [])
        }
    }

    @Test("A slow platform is degraded, and so is one that throttles")
    func degraded() throws {
        for kind in [FaultKind.slow, .tooManyRequests] {
            let file = try TemporaryStore()
            let clinic = try SimulatedClinic.unhurried(file, seed: 5)
            clinic.simulator.withPlatform {
                _ = $0.add(FaultRule(kind, method: "GET", seconds: 3))
            }
            try clinic.executor.run {
                try await clinic.setUp()
                try await clinic.live(clinic.process(), for: .seconds(400))
                let checks = try await clinic.healthChecks()
                #expect(checks.map(\.status) == [.degraded], "\(kind)")
            }
        }
    }

    @Test("Credentials that are withdrawn overnight are noticed before the first patient")
    func withdrawn() throws {
        let file = try TemporaryStore()
        let clinic = try SimulatedClinic.unhurried(file, seed: 6)
        try clinic.executor.run {
            try await clinic.setUp()
            try await clinic.changeSecret(to: "wrong")
            try await clinic.live(clinic.process(), for: .seconds(400))
            let checks = try await clinic.healthChecks()
            #expect(checks.map(\.status) == [.unhealthy])
            #expect(
                try await clinic.told() == ["credentials_refused credentials_refused raised"])
        }
    }
}
