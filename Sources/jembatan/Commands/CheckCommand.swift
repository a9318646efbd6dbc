import ArgumentParser
import ClinicRecord
import FHIRR4
import Foundation
import SyncCore

struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Say what SATUSEHAT would refuse, before anything is sent.",
        discussion: """
            Takes clinic records and FHIR resources as import does: .json, .ndjson, directories, \
            and - for standard input. Resources, and entries of Bundles, are held against FHIR R4 \
            and the platform's rules. Clinic records are read as import reads them, mapped to FHIR \
            with stand-ins for ids that only the platform can give, and checked as well.
            Exit codes: 0 no errors, 1 errors found, 2 nothing could be read.
            """
    )

    @Argument(help: ArgumentHelp("Files, directories, or - for standard input.", valueName: "path"))
    var paths: [String]

    @Option(help: "The facility's Organization ID, to find identifiers that name another.")
    var organizationID: String?

    @Flag(help: "Print a FHIR OperationOutcome on standard output and nothing else.")
    var operationOutcome = false

    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard !self.paths.isEmpty else {
            throw ValidationError("Name a file, a directory, or - for standard input.")
        }
        guard !(self.operationOutcome && self.output.json) else {
            throw ValidationError("Choose one of --json and --operation-outcome.")
        }
    }

    func run() async throws {
        let console = self.output.console
        let files = try InputFile.all(named: self.paths)
        let book = try RuleBookFile(home: try RulesCommand.home()).current()
        let form: CheckRendering.Form =
            self.operationOutcome ? .operationOutcome : self.output.json ? .json : .people
        let rendering = CheckRendering(form, console.language) { console.append($0) }
        let seconds = Ambient.system.now().timeIntervalSince1970.rounded(.down)
        var work = CheckRun(
            book: book, organizationID: self.organizationID,
            now: Instant(secondsSince1970: Int64(seconds)),
            cores: ProcessInfo.processInfo.activeProcessorCount,
            show: { rendering.show($0) })
        try await work.run(files)
        rendering.finish(work.counts)
        try work.counts.status.raise()
    }
}
