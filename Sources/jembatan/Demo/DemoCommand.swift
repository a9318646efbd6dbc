import ArgumentParser
import ClinicRecord
import DemoClinic
import FHIRR4
import Foundation
import SyncCore
import SyncEngine

struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Send an invented clinic day to a simulated platform, and count what came of it.",
        discussion: """
            Nothing leaves this machine. The day holds an unknown NIK, a patient without consent \
            and a diagnosis code that does not exist, put in on purpose. With --write the day is \
            only written to files, for trying the other commands with.
            """
    )

    /// The counters of an invented day have four digits.
    private static let visitsMax = 2_000

    @Option(name: .long, help: "How many visits.")
    var visits = 40

    @Option(name: .long, help: "Another number makes another day.")
    var seed: UInt64 = 1

    @Flag(name: .long, help: "Leave the deliberate problems out.")
    var clean = false

    @Flag(name: .long, help: "Keep the demonstration's data directory for looking around.")
    var keep = false

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Only write day.ndjson and platform-seed.json to this directory.",
            valueName: "directory"))
    var write: String?

    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard (1...Self.visitsMax).contains(self.visits) else {
            throw ValidationError("--visits takes 1 to 2000.")
        }
    }

    func run() async throws {
        let console = self.output.console
        let ambient = Ambient.system
        let day = self.day(now: ambient.now())
        if let directory = self.write {
            try self.write(day, to: directory, console)
            return
        }
        let run = DemoRun(day: day, console: console, ambient: ambient, keepsHome: self.keep)
        let rendering = try await run.rendering()
        console.finish(rendering.json, rendering.text)
        if !rendering.verdict.isAsPromised { throw ExitStatus.needsPerson }
    }

    private func day(now: Date) -> DemoDay {
        DemoClinic.day(
            visits: self.visits,
            seed: self.seed,
            date: DemoClinic.latestDay(
                before: Instant(
                    secondsSince1970: Int64(now.timeIntervalSince1970.rounded(.down)))),
            organizationID: DemoRun.organizationID,
            problems: self.clean ? [] : Set(DemoProblem.allCases))
    }

    private func write(_ day: DemoDay, to directory: String, _ console: Console) throws {
        let files = [
            ("day.ndjson", day.ndjson), ("platform-seed.json", day.platformSeed.bytes),
        ]
        do {
            try FileManager.default.createDirectory(
                atPath: directory, withIntermediateDirectories: true)
            for (name, bytes) in files {
                try Data(bytes).write(to: URL(fileURLWithPath: directory + "/" + name))
            }
        } catch {
            let reason = (error as NSError).localizedDescription
            throw Failure(
                "OUTPUT_UNUSABLE",
                LocalizedText(
                    "\(directory) tidak dapat ditulisi: \(reason)",
                    "\(directory) cannot be written to: \(reason)"))
        }
        console.finish(
            .object([
                "records": .string(directory + "/day.ndjson"),
                "platform_seed": .string(directory + "/platform-seed.json"),
                "organization_id": JSONValue(DemoRun.organizationID),
                "satusehat_organization_id": .string(DemoRun.client.organizationID),
                "client_id": .string(DemoRun.client.id),
                "client_secret": .string(DemoRun.client.secret),
                "encounters": JSONValue(day.encounterCount),
                "deliberate_problems": .array(
                    day.deliberateProblems.map { problem in
                        .object([
                            "kind": .string(problem.kind.rawValue),
                            "encounter_number": .string(problem.encounterNumber),
                        ])
                    }),
            ]),
            files.map { "\(directory)/\($0.0)" }.joined(separator: "\n"))
    }
}
