import Foundation
import StoreSQLite
import SyncCore
import SyncStore

/// Whether what is asked at every turn costs the same while the queue grows.
struct FlatnessBenchmark {
    private static let claimed = 300
    private static let questions = 100
    /// Flat means: the median beside the most rows costs at most so many times that beside the
    /// fewest. The upper layers of the trees, and a shared machine, account for the rest.
    private static let ratioMax = 3.0

    let directory: URL
    let rows: [Int]

    private struct Measured {
        var claim = Timings()
        var mark = Timings()
        var settle = Timings()
        var question = Timings()

        var medians: [Double] {
            [self.claim, self.mark, self.settle, self.question].map(\.median)
        }
    }

    func run() async throws -> [String] {
        let names = ["claim", "mark", "settle", "due, work, counts, rescue"]
        var table = Table(
            "\(Self.claimed) deliveries one by one beside a crowd; median milliseconds, and times "
                + "the first line",
            ["rows", "most are"] + names)
        var missed: [String] = []
        var first: [Double]?
        let cases =
            self.rows.map { ($0, Crowd.done) }
            + [Crowd.blocked, .delayed].map { (self.rows.last ?? 0, $0) }
        for (rows, crowd) in cases {
            let medians = try await self.measure(rows: rows, crowd).medians
            let base = first ?? medians
            first = base
            let ratios = zip(medians, base).map { $0 / max($1, 0.001) }
            table.add(
                ["\(rows)", crowd.rawValue]
                    + zip(medians, ratios).map { "\($0.text(3)) (\($1.text(2)))" })
            for (name, ratio) in zip(names, ratios) where ratio > Self.ratioMax {
                missed.append(
                    "\(name) beside \(rows) rows, most \(crowd.rawValue), costs "
                        + "\(ratio.text(1)) times as much as beside \(self.rows.first ?? 0)")
            }
        }
        table.show()
        return missed
    }

    private func measure(rows: Int, _ crowd: Crowd) async throws -> Measured {
        let ambient = Ambient.system
        let file = DatabaseFile(self.directory, "flat-\(crowd.rawValue)-\(rows)")
        defer { file.remove() }
        let empty = try file.open(ambient)
        try await Plans.fill(
            empty, ambient: ambient, count: Self.claimed, size: 5, ofVisits: true, dependent: true)
        try empty.close()
        try crowd.fill(path: file.path, rows: rows)
        let store = try file.open(ambient)
        defer { try? store.close() }
        var measured = Measured()
        let cycle = SendCycle(store: store, ambient: ambient)
        for number in 0..<Self.claimed {
            let claimed = try await measured.claim.measure { try await cycle.claim(1) }
            guard let delivery = claimed.first else {
                throw StoreError(.notFound, "nothing was claimable at \(number)")
            }
            try await measured.mark.measure { try await cycle.mark(delivery) }
            try await measured.settle.measure { try await cycle.settle(delivery) }
        }
        for _ in 0..<Self.questions {
            let now = ambient.now()
            try await measured.question.measure {
                _ = try await store.nextDue(for: Plans.tenant)
                _ = try await store.hasWork(for: Plans.tenant, now: now)
                _ = try await store.summary(for: Plans.tenant)
                _ = try await store.rescue(lookAt: now, now: now)
            }
        }
        return measured
    }
}
