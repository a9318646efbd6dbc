import ArgumentParser
import ClinicRecord
import SyncCore

struct ImportCommand: WorkplaceCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Take clinic records in; nothing is sent yet.",
        discussion: """
            A .json file holds one envelope or an array of them, an .ndjson file one on each line; \
            a directory stands for all such files in it, and - for standard input. Each record \
            that is counted as accepted is stored for good.
            """
    )

    @Argument(help: ArgumentHelp("Files, directories, or - for standard input.", valueName: "path"))
    var paths: [String]

    @OptionGroup var output: OutputOptions

    func work(in workplace: Workplace, _ console: Console) async throws {
        let files = try InputFile.all(named: self.paths)
        guard !(try await workplace.store.configurations()).isEmpty else {
            throw TenantChoice.nothingConfigured
        }
        var work = ImportRun(bridge: workplace.bridge)
        for file in files { try await work.take(file) }
        try await work.finish()
        for tenant in work.report.tenants.sorted(by: Self.inOrder) {
            try await workplace.bridge.plan(tenant)
        }
        try await work.settleIncomplete(in: workplace.store)
        let language = console.language
        console.finish(
            FindingRendering.json(work.report, language),
            FindingRendering.text(work.report, language) + Self.nextStep(work, language))
        try Self.status(work).raise()
    }

    private static func status(_ work: ImportRun) -> ExitStatus {
        if work.readable == 0 && work.unreadable > 0 { return .usage }
        let hasError = work.report.findings.contains { $0.finding.severity == .error }
        return hasError ? .needsPerson : .allDone
    }

    private static func nextStep(_ work: ImportRun, _ language: Language) -> String {
        guard work.report.accepted > 0 else { return "" }
        return "\n"
            + LocalizedText(
                "Kirim dengan: jembatan sync --until-empty",
                "Send with: jembatan sync --until-empty")[language]
    }

    private static func inOrder(_ a: Tenant, _ b: Tenant) -> Bool {
        (a.organizationID.text, a.environment.rawValue)
            < (b.organizationID.text, b.environment.rawValue)
    }
}
