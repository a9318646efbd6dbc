import SyncStoreTesting
import Testing

@testable import StoreSQLite

@Suite("The SQLite store keeps the rules of the port")
struct ConformanceTests {
    @Test("with writes gathered", arguments: StoreConformance.rules)
    func gathered(_ rule: StoreRule) async throws {
        try await self.check(rule, .gathered)
    }

    @Test("with each write made directly", arguments: StoreConformance.rules)
    func direct(_ rule: StoreRule) async throws {
        try await self.check(rule, .direct)
    }

    /// Every rule also leaves the tables in order.
    private func check(_ rule: StoreRule, _ mode: WriteMode) async throws {
        let place = try TemporaryStore(mode: mode)
        try await rule.check(place)
        let faults = try QueueAudit.faults(try place.openStore())
        #expect(faults == [])
    }
}
