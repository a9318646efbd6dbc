import ArgumentParser
import EngineSimulation
import Foundation
import HostileInput
import StoreSQLite
import SyncStore

/// Gives the readers of outside bytes what nobody should send them.
@main
struct Fuzz: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "jembatan-fuzz",
        abstract: "Try JSON, FHIR, clinic records and the platform's answers with hostile input.",
        discussion: """
            Inputs are made from the samples in the corpus and follow from the seed, so a failure \
            prints the command that makes the same input again; --keep writes it to a file, which \
            belongs into the corpus. Exit status: 0 when everything held, 1 otherwise.
            """)

    /// What the process may have taken at most; reading is done in memory, and inputs are small.
    private static let residentMebibytesMax = 600
    /// Some targets take so much longer that they get a share of the inputs.
    private static let shares = ["door": 400, "engine": 1_000, "structure": 4, "intake": 4]

    @Option(help: "How many inputs for each target; slow targets get a share of them.")
    var runs: UInt64 = 10_000

    @Option(help: "The seed that the inputs follow from.")
    var seed: UInt64 = 1

    @Option(help: "The number of the first input.")
    var first: UInt64 = 0

    @Option(help: "One of json, structure, intake, answers, headers, door, engine; all without it.")
    var target: String?

    @Option(help: "The folder with the samples.")
    var corpus = "Tests/Corpus"

    @Option(help: "Where to write inputs that fail.")
    var keep: String?

    func validate() throws {
        let names = FuzzRun.names + ["engine"]
        guard self.target.map(names.contains) ?? true else {
            throw ValidationError("--target is one of \(names.joined(separator: ", ")).")
        }
    }

    func run() throws {
        let directory = EmptyStores.place
            .appendingPathComponent("jembatan-fuzz-\(ProcessInfo.processInfo.processIdentifier)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: directory) }
        let stores = EmptyStores(directory: directory)
        CrashNote.install()
        var failed = 0
        for name in self.target.map({ [$0] }) ?? FuzzRun.names + ["engine"] {
            failed += name == "engine" ? try self.runEngine(stores) : try self.run(name, stores)
        }
        let mebibytes = PeakMemory.mebibytes()
        print("\(mebibytes.map(String.init) ?? "an unknown number of") MiB at most in memory")
        if let mebibytes, mebibytes > Self.residentMebibytesMax {
            print("FAILED: more than \(Self.residentMebibytesMax) MiB")
            failed += 1
        }
        if failed > 0 { throw ExitCode(1) }
    }

    private func numbers(_ name: String) -> Range<UInt64> {
        let share = UInt64(self.target == nil ? Self.shares[name] ?? 1 : 1)
        return self.first..<(self.first + max(1, self.runs / share))
    }

    private func run(_ name: String, _ stores: EmptyStores) throws -> Int {
        let run = try FuzzRun(
            target: name, corpus: Corpus(directory: URL(fileURLWithPath: self.corpus)),
            makeStore: { try stores.next($0) })
        var failed = 0
        CrashNote.set("a sample of \(name)")
        for failure in try run.samplesThatFail() {
            failed += 1
            print("sample \(failure.sample ?? "") of \(name) FAILED: \(failure.faults)")
        }
        let numbers = self.numbers(name)
        for number in numbers {
            CrashNote.set(self.replay(name, number))
            guard let failure = try run.failure(seed: self.seed, number: number) else { continue }
            failed += 1
            self.report(name, number, failure.faults)
            try self.keep(run.input(seed: self.seed, number: number), "\(name)-\(number)")
        }
        print("\(name): \(run.sampleCount) samples, \(numbers.count) inputs, \(failed) failed")
        fflush(nil)
        return failed
    }

    private func runEngine(_ stores: EmptyStores) throws -> Int {
        var failed = 0
        var totals = (disturbed: 0, deliveries: 0, retried: 0)
        let numbers = self.numbers("engine")
        for number in numbers {
            CrashNote.set(self.replay("engine", number), seconds: 120)
            let outcome = try EngineRun.outcome(seed: self.seed, number: number) {
                try stores.next($0)
            }
            totals.disturbed += outcome.disturbed
            totals.deliveries += outcome.deliveries
            totals.retried += outcome.retried
            guard !outcome.faults.isEmpty else { continue }
            failed += 1
            self.report("engine", number, outcome.faults)
        }
        print(
            """
            engine: \(numbers.count) days, \(totals.deliveries) deliveries, \
            \(totals.disturbed) answers disturbed, \(totals.retried) retried by a person, \
            \(failed) failed
            """)
        return failed
    }

    private func report(_ name: String, _ number: UInt64, _ faults: [String]) {
        print("\(name) input \(number) FAILED")
        for fault in faults.prefix(10) { print("  \(fault)") }
        print("  replay: \(self.replay(name, number))")
        // A later input may end the process, which would take along what was not written out.
        fflush(nil)
    }

    private func replay(_ name: String, _ number: UInt64) -> String {
        "jembatan-fuzz --target \(name) --seed \(self.seed) --first \(number) --runs 1"
    }

    private func keep(_ input: [UInt8], _ name: String) throws {
        guard let keep else { return }
        let directory = URL(fileURLWithPath: keep)
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        try Data(input).write(to: directory.appendingPathComponent("\(name)-\(self.seed)"))
    }
}
