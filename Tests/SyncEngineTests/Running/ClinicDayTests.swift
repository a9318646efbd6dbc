import EngineSimulation
import FHIRR4
import Foundation
import SatusehatSimulator
import SyncCore
import SyncEngine
import SyncStore
import Testing

@Suite struct ClinicDayTests {
    @Test("A clinic's day arrives whole, each fact once, parents before children")
    func wholeDay() throws {
        let file = try TemporaryStore()
        let clinic = try SimulatedClinic(seed: 1, visits: 20) { try file.open($0) }
        let (report, second) = try clinic.executor.run {
            try await clinic.setUp()
            let bridge = clinic.process()
            let imported = try await clinic.importDay(bridge)
            #expect(imported.findings.isEmpty, "\(imported.findings.map(\.finding.path))")
            #expect(imported.accepted == clinic.day.records.count)
            let first = try await bridge.run(clinic.tenant, until: .empty(timeout: nil))
            let again = try await bridge.run(clinic.tenant, until: .empty(timeout: nil))
            return (first, again)
        }
        #expect(report.end == .empty)
        #expect(report.counts.total.failed == 0)
        #expect(report.counts.total.pending == 0)
        #expect(report.counts.total.blocked == 0)
        #expect(report.counts.total.completed > 200)
        #expect(second.counts == report.counts)
        let platform = clinic.simulator.snapshot
        #expect(platform.journal.violations.isEmpty, "\(platform.journal.violations.prefix(3))")
        let refused = platform.journal.entries.filter { $0.status >= 400 }
        #expect(refused.isEmpty, "\(refused.prefix(3).map { ($0.path, $0.refusal) })")
        #expect(
            platform.resources(ofType: "Encounter").count == clinic.day.encounterCount)
    }
}
