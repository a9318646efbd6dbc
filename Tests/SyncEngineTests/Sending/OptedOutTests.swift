import EngineSimulation
import FHIRR4
import SatusehatSimulator
import SyncCore
import SyncEngine
import SyncStore
import Testing

@Suite("Patients who opted out at the platform")
struct OptedOutTests {
    @Test("What the platform keeps nothing of is skipped with the reason; nothing has failed")
    func skipped() throws {
        let file = try TemporaryStore()
        let clinic = try SimulatedClinic(seed: 6, visits: 3) { try file.open($0) }
        let people = try #require(clinic.day.platformSeed["patients"]?.array)
        let ids = people.compactMap { $0["id"]?.string }
        #expect(!ids.isEmpty)
        try clinic.executor.run {
            try await clinic.setUp()
            clinic.simulator.withPlatform { platform in
                for id in ids { platform.optOut(patientID: id, at: SimulatedClinic.noon) }
            }
            let bridge = clinic.process()
            _ = try await clinic.importDay(bridge)
            let run = try await bridge.run(clinic.tenant, until: .empty(timeout: nil))
            #expect(run.end == .empty)
            #expect(run.counts.total.failed == 0)
            #expect(run.counts.total.pending == 0 && run.counts.total.blocked == 0)
            #expect((run.counts.byType["Encounter"]?.skipped ?? 0) >= clinic.day.encounterCount)
            var filter = DeliveryFilter()
            filter.types = ["Encounter"]
            let encounters = try await clinic.store.deliveries(filter, for: clinic.tenant)
            #expect(encounters.allSatisfy { $0.skipReason == "consent_at_platform" })
        }
        #expect(clinic.simulator.snapshot.resources(ofType: "Encounter").isEmpty)
    }
}
