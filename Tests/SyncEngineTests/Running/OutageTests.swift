import EngineSimulation
import Foundation
import Logging
import SatusehatSimulator
import StoreSQLite
import SyncCore
import SyncEngine
import SyncStore
import Synchronization
import Testing

@Suite("Trouble with the platform as a whole")
struct OutageTests {
    /// A clinic at a pace that an outage meets in the middle of its day.
    private static func clinic(
        _ file: TemporaryStore, seed: UInt64, clientSecret: String? = nil
    ) throws -> SimulatedClinic {
        var settings = RetrySettings()
        settings.requestsPerMinute = 300
        return try SimulatedClinic(seed: seed, visits: 5, settings: settings) {
            try file.open($0)
        }
    }

    private static let begins = SimulatedClinic.noon + 20
    private static let ends = SimulatedClinic.noon + 320

    /// The first requests that fail open the breaker; each one after them is a probe of its own.
    private static func expectOneProbeAnOpening(_ attempts: [Date]) {
        guard let first = attempts.first else {
            Issue.record("nothing left during the outage")
            return
        }
        let opening = attempts.prefix { $0 <= first + 5 }
        #expect((5...16).contains(opening.count), "\(opening.count) until it opened")
        let probes = attempts.dropFirst(opening.count)
        #expect((1...5).contains(probes.count), "\(probes.count) probes")
        for (before, after) in zip(attempts.dropFirst(opening.count - 1), probes) {
            #expect(after.timeIntervalSince(before) >= 29)
        }
    }

    private static func expectCalm(_ rows: [DeliveryRow], _ clinic: SimulatedClinic) {
        #expect(rows.count > 50)
        let open = rows.filter { $0.status != .completed }
        #expect(open.isEmpty, "\(open.map { "\($0.key.type) \($0.phase)" })")
        let charged = rows.filter { $0.retryCount != 0 }
        #expect(charged.isEmpty, "\(charged.map { "\($0.key.type) \($0.retryCount)" })")
        let encounters = clinic.simulator.snapshot.resources(ofType: "Encounter")
        #expect(encounters.count == clinic.day.encounterCount)
    }

    @Test(
        "Five minutes in which the platform answers nothing cost no retry, and end by themselves",
        arguments: 1...UInt64(4))
    func unavailable(_ seed: UInt64) throws {
        let file = try TemporaryStore()
        let clinic = try Self.clinic(file, seed: seed)
        clinic.simulator.withPlatform {
            _ = $0.add(.outage(from: Self.begins, until: Self.ends))
        }
        try clinic.executor.run {
            try await clinic.setUp()
            let bridge = clinic.process()
            _ = try await clinic.importDay(bridge)
            let report = try await bridge.run(clinic.tenant, until: .empty(timeout: nil))
            #expect(report.end == .empty)
            Self.expectCalm(try await clinic.deliveries(), clinic)
        }
        Self.expectOneProbeAnOpening(
            clinic.simulator.snapshot.journal.entries.filter { $0.fault != nil }.map(\.at))
    }
}
