import EngineSimulation
import Foundation
import SatusehatSimulator
import SyncCore
import SyncEngine
import SyncStore
import Testing

@Suite struct ConnectionTestTests {
    @Test("A good connection names the facility and is written down as healthy")
    func good() throws {
        let file = try TemporaryStore()
        let clinic = try SimulatedClinic(seed: 1, visits: 1) { try file.open($0) }
        try clinic.executor.run {
            try await clinic.setUp()
            let report = try await clinic.process().testConnection(clinic.tenant)
            #expect(report.succeeded && report.tokenObtained && report.organizationVerified)
            #expect(report.organizationName?.isEmpty == false)
            let checks = try await clinic.store.healthChecks(limit: 10, for: clinic.tenant)
            #expect(checks.map(\.status) == [.healthy])
        }
    }

    @Test("Wrong credentials are blamed, asked for once, and written down as unhealthy")
    func wrongSecret() throws {
        let file = try TemporaryStore()
        let clinic = try SimulatedClinic(seed: 2, visits: 1) { try file.open($0) }
        try clinic.executor.run {
            try await clinic.setUp()
            var configuration = try #require(
                try await clinic.store.configuration(for: clinic.tenant))
            configuration.clientSecret = "wrong"
            try await clinic.store.saveConfiguration(configuration, now: clinic.executor.now)
            let bridge = clinic.process()
            let report = try await bridge.testConnection(clinic.tenant)
            #expect(!report.succeeded && report.fault == .credentials)
            #expect(report.explanation != nil)
            let checks = try await clinic.store.healthChecks(limit: 10, for: clinic.tenant)
            #expect(checks.map(\.status) == [.unhealthy])

            _ = try await clinic.importDay(bridge)
            let run = try await bridge.run(clinic.tenant, until: .empty(timeout: nil))
            #expect(run.end == .credentialsRefused)
            #expect(run.counts.total.failed == 0 && run.counts.total.pending > 0)
            #expect(clinic.simulator.snapshot.tokenRequestCount == 1)
        }
    }
}
