import ArgumentParser
import EngineSimulation
import Foundation
import StoreSQLite
import SyncStore

/// Runs whole clinics through seeded trouble and reports what does not hold.
@main
struct Simulate: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "jembatan-simulation",
        abstract: "Run the whole engine under a seeded scheduler against the simulated platform.",
        discussion: """
            Each seed is one clinic with its own crashes, cuts, throttling, stale searches, token \
            expiries, outages, clock jumps and revocations. A seed that fails prints the command \
            that replays it. Exit status: 0 when everything held, 1 otherwise.
            """)

    @Option(help: "How many seeds to run.")
    var seeds = 100

    @Option(help: "The first seed.")
    var first: UInt64 = 1

    @Flag(help: "Print a line for every seed.")
    var verbose = false

    @Flag(help: "Instead, let storage fail at each call of a small day in turn.")
    var failingStorage = false

    func validate() throws {
        guard self.seeds > 0 else { throw ValidationError("--seeds must be at least 1.") }
    }

    func run() throws {
        let directory = FileManager.default.temporaryDirectory
            .appendingPathComponent(
                "jembatan-simulation-\(ProcessInfo.processInfo.processIdentifier)")
        try FileManager.default.createDirectory(
            at: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: directory) }
        if self.failingStorage {
            return try FailingStorage(seed: self.first, directory: directory).run()
        }
        var totals = (requests: 0, deliveries: 0, adopted: 0, people: 0, failed: 0)
        for seed in self.first..<(self.first + UInt64(self.seeds)) {
            let path = directory.appendingPathComponent("\(seed).sqlite").path
            let outcome = try SystemSimulation(seed: seed) { ambient in
                try SQLiteStore.open(
                    path: path, masterKey: MasterKey(bytes: Array(repeating: 1, count: 32)),
                    ambient: ambient, mode: .direct)
            }.run()
            for suffix in ["", "-wal", "-shm"] {
                try? FileManager.default.removeItem(atPath: path + suffix)
            }
            totals.requests += outcome.requests
            totals.deliveries += outcome.deliveries
            totals.adopted += outcome.adopted
            totals.people += outcome.leftToPeople
            if !outcome.faults.isEmpty {
                totals.failed += 1
                print("seed \(seed) FAILED")
                for fault in outcome.faults.prefix(10) { print("  \(fault)") }
                print("  replay: jembatan-simulation --seeds 1 --first \(seed)")
            } else if self.verbose {
                print("seed \(seed): \(outcome.requests) requests, \(outcome.adopted) adopted")
            }
        }
        print(
            """
            \(self.seeds) seeds, \(totals.deliveries) deliveries, \(totals.requests) requests, \
            \(totals.adopted) outcomes found by looking, \(totals.people) left to a person, \
            \(totals.failed) seeds failed
            """)
        if totals.failed > 0 { throw ExitCode(1) }
    }
}
