import EngineSimulation
import Foundation
import SatusehatSimulator
import SyncCore
import SyncEngine
import SyncStore
import Testing

@Suite("A run that is asked to stop")
struct StoppingTests {
    @Test("lets what is under way settle and begins nothing new", arguments: 1...UInt64(4))
    func settles(_ seed: UInt64) throws {
        let file = try TemporaryStore()
        let clinic = try SimulatedClinic(seed: seed, visits: 4) { try file.open($0) }
        let executor = clinic.executor
        try executor.run {
            try await clinic.setUp()
            let bridge = clinic.process()
            _ = try await clinic.importDay(bridge)
            let stop = StopRequest()
            let (report, sent) = try await withThrowingTaskGroup(of: RunReport?.self) { group in
                group.addTask {
                    try await bridge.run(clinic.tenant, until: .stopped, stop: stop)
                }
                group.addTask {
                    // Half of a round trip after something left: answers are on their way.
                    try await executor.sleep(.milliseconds(3_100))
                    stop.make()
                    return nil
                }
                _ = try await group.next()
                let sent = clinic.simulator.snapshot.journal.requestCount
                return (try await group.next() ?? nil, sent)
            }
            #expect(report?.end == .stopped)
            #expect(try await clinic.deliveries().allSatisfy { $0.status != .processing })
            let sentInAll = clinic.simulator.snapshot.journal.requestCount
            #expect(sent > 5)
            #expect(sentInAll - sent <= 8)
            // Whoever comes next has nothing to find out, only to go on.
            let next = try await clinic.process().run(clinic.tenant, until: .empty(timeout: nil))
            #expect(next.end == .empty)
            #expect(next.counts.total.failed == 0 && next.counts.total.pending == 0)
            let lookedFor: Set<String> = ["Patient", "Practitioner", "Organization"]
            let looks = clinic.simulator.snapshot.journal.entries.filter {
                $0.method == "GET" && !lookedFor.contains($0.type)
            }
            #expect(looks.isEmpty)
        }
    }

    @Test("ends at once when its task is cancelled, and what was under way is looked up later")
    func cancelled() throws {
        let file = try TemporaryStore()
        let clinic = try SimulatedClinic(seed: 3, visits: 4) { try file.open($0) }
        let executor = clinic.executor
        try executor.run {
            try await clinic.setUp()
            let bridge = clinic.process()
            _ = try await clinic.importDay(bridge)
            await withTaskGroup(of: Void.self) { group in
                group.addTask { _ = try? await bridge.run(clinic.tenant, until: .stopped) }
                try? await executor.sleep(.milliseconds(3_100))
                group.cancelAll()
            }
            let next = try await clinic.process().run(clinic.tenant, until: .empty(timeout: nil))
            #expect(next.end == .empty)
            #expect(next.counts.total.failed == 0 && next.counts.total.pending == 0)
        }
        let encounters = clinic.simulator.snapshot.resources(ofType: "Encounter")
        #expect(encounters.count == clinic.day.encounterCount)
    }
}
