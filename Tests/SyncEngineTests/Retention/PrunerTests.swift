import EngineSimulation
import Foundation
import Logging
import SyncCore
import SyncEngine
import SyncStore
import Synchronization
import Testing

@Suite("Removing what has been kept for long enough")
struct PrunerTests {
    private static let noon = Date(timeIntervalSince1970: 1_772_600_400)

    private func pruner(_ store: PileStore, _ executor: SimulationExecutor) -> Pruner {
        Pruner(
            store: store, policy: RetentionPolicy(), ambient: executor.ambient,
            log: Logger(label: "none") { _ in SwiftLogNoOpLogHandler() })
    }

    @Test("A turn takes page after page until nothing is left, and adds up what went")
    func whole() throws {
        let executor = SimulationExecutor(seed: 1, startingAt: Self.noon)
        let store = PileStore(rows: 1_700)
        let report = try executor.run { try await self.pruner(store, executor).turn() }
        #expect(report.removed == [.attempts: 1_700] && report.isWhole)
        #expect(store.pages == 4)
    }

    @Test("It happens at once and then every hour, until it is asked to stop")
    func hourly() throws {
        let executor = SimulationExecutor(seed: 1, startingAt: Self.noon)
        let store = PileStore(rows: 0)
        try executor.run {
            let stop = StopRequest()
            let pruner = self.pruner(store, executor)
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { await pruner.run(stop: stop) }
                try await executor.ambient.sleep(.seconds(3 * 3_600 + 60))
                stop.make()
                try await group.waitForAll()
            }
            let late = executor.now.timeIntervalSince(Self.noon) - 3 * 3_600 - 60
            #expect(late <= 1, "it stops within a second")
        }
        #expect(store.pages == 4)
    }

    @Test("Storage that fails once is no reason to give up")
    func trouble() throws {
        let executor = SimulationExecutor(seed: 1, startingAt: Self.noon)
        let store = PileStore(rows: 10, failures: 1)
        try executor.run {
            let pruner = self.pruner(store, executor)
            await withTaskGroup(of: Void.self) { group in
                group.addTask { await pruner.run(stop: StopRequest()) }
                try? await executor.ambient.sleep(.seconds(3_700))
                group.cancelAll()
            }
        }
        #expect(store.left == 0)
    }

    @Test("A turn that is asked to stop ends after its page")
    func stopped() throws {
        let executor = SimulationExecutor(seed: 1, startingAt: Self.noon)
        let store = PileStore(rows: 5_000)
        let stop = StopRequest()
        stop.make()
        _ = try executor.run { try await self.pruner(store, executor).turn(stop: stop) }
        #expect(store.pages == 1)
    }
}

/// So many rows that may go.
private final class PileStore: RetentionStore {
    private let state: Mutex<(left: Int, failures: Int, pages: Int)>

    init(rows: Int, failures: Int = 0) {
        self.state = Mutex((rows, failures, 0))
    }

    var left: Int { self.state.withLock { $0.left } }
    var pages: Int { self.state.withLock { $0.pages } }

    func prune(_ policy: RetentionPolicy, limit: Int, now: Date) async throws -> PruneReport {
        try self.state.withLock { state in
            guard state.failures == 0 else {
                state.failures -= 1
                throw StoreError(.locked, "another process holds the database")
            }
            var report = PruneReport()
            let count = min(limit, state.left)
            state.left -= count
            state.pages += 1
            report.removed[.attempts] = count
            report.isWhole = count < limit
            return report
        }
    }
}
