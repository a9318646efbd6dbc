import Foundation
import StoreSQLite
import SyncCore
import SyncStore

/// How fast deliveries are queued, claimed and settled in batches, with every commit flushed.
struct QueueBenchmark {
    private static let queued = 20_000
    private static let batches = [1, 10, 100]
    private static let sentABatchSize = 1_500

    let directory: URL

    func run() async throws {
        let flushes = try Disk.flushesPerSecond(in: self.directory)
        var table = Table(
            "Queue on one file, synchronous = FULL; the disk confirms \(flushes.text(0)) flushes "
                + "a second",
            ["work", "deliveries/s", "a flush of the disk"])
        func add(_ name: String, _ rate: Double) {
            table.add(name, rate.text(0), (rate / flushes).text(2))
        }
        add(
            "queued with dependencies, \(Plans.batch) at a time",
            try await self.measure("queued", count: Self.queued) { store, ambient in
                try await Plans.fill(
                    store, ambient: ambient, count: Self.queued, ofVisits: true, dependent: true)
            })
        for batch in Self.batches {
            add(
                "claimed, marked and settled, \(batch) at a time",
                try await self.measure(
                    "batch-\(batch)", count: Self.sentABatchSize,
                    before: { store, ambient in
                        try await Plans.fill(
                            store, ambient: ambient, count: Self.sentABatchSize, size: 1,
                            ofVisits: true)
                    },
                    work: { store, ambient in
                        try await Self.send(store, ambient, batch: batch)
                    }))
        }
        table.show()
    }

    private static func send(_ store: SQLiteStore, _ ambient: Ambient, batch: Int) async throws {
        let cycle = SendCycle(store: store, ambient: ambient)
        var sent = 0
        while sent < Self.sentABatchSize {
            let claimed = try await cycle.claim(batch)
            guard !claimed.isEmpty else {
                throw StoreError(.notFound, "nothing was claimable after \(sent)")
            }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for delivery in claimed {
                    group.addTask {
                        try await cycle.mark(delivery)
                        try await cycle.settle(delivery)
                    }
                }
                try await group.waitForAll()
            }
            sent += claimed.count
        }
    }

    /// Deliveries per second of some work on a database of its own.
    private func measure(
        _ name: String, count: Int,
        before: (SQLiteStore, Ambient) async throws -> Void = { _, _ in },
        work: (SQLiteStore, Ambient) async throws -> Void
    ) async throws -> Double {
        let ambient = Ambient.system
        let file = DatabaseFile(self.directory, name)
        defer { file.remove() }
        let store = try file.open(ambient)
        defer { try? store.close() }
        try await before(store, ambient)
        let clock = ContinuousClock()
        let start = clock.now
        try await work(store, ambient)
        return Double(count) / ((clock.now - start) / .seconds(1))
    }
}
