import EngineSimulation
import Foundation
import StoreSQLite
import Testing

@Suite struct SystemSimulationTests {
    @Test("Whatever happens, nothing is lost and nothing is sent twice", arguments: 1...UInt64(200))
    func seed(_ seed: UInt64) throws {
        let file = try TemporaryStore()
        let outcome = try SystemSimulation(seed: seed) { try file.open($0) }.run()
        #expect(outcome.faults == [])
    }
}
