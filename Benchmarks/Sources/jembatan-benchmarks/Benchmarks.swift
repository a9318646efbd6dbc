import ArgumentParser
import Foundation

/// Measures what the promises about speed rest on, and prints a table.
@main
struct Benchmarks: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "jembatan-benchmarks",
        abstract:
            "Measure the queue, the start of a run, and the reading and checking of documents.",
        discussion: """
            Exit status: 0 when claiming stays flat and a start is quick enough, 1 otherwise.
            """)

    enum Part: String, CaseIterable, ExpressibleByArgument {
        case queue
        case flatness
        case start
        case documents
        case checking
    }

    @Option(parsing: .upToNextOption, help: "What to measure.")
    var parts = Part.allCases

    @Option(parsing: .upToNextOption, help: "Sizes of the queue to compare.")
    var rows = [1_000, 100_000, 1_000_000]

    @Option(help: "Deliveries that wait when a run starts.")
    var waiting = 100_000

    @Option(help: "Where databases are made; one in memory shows the work without the flushes.")
    var directory = FileManager.default.temporaryDirectory.path

    func run() async throws {
        let place = URL(fileURLWithPath: self.directory, isDirectory: true)
            .appendingPathComponent("jembatan-benchmarks-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: place) }
        var missed: [String] = []
        for part in self.parts {
            switch part {
            case .queue:
                try await QueueBenchmark(directory: place).run()
            case .flatness:
                missed += try await FlatnessBenchmark(directory: place, rows: self.rows).run()
            case .start:
                missed += try await StartBenchmark(directory: place, waiting: self.waiting).run()
            case .documents:
                try DocumentBenchmark().run()
            case .checking:
                try await CheckBenchmark().run()
            }
        }
        for text in missed { print("MISSED: \(text)") }
        if !missed.isEmpty { throw ExitCode(1) }
    }
}
