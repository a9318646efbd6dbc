import ArgumentParser
import Foundation

struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Find out what is wrong, and whose business it is.")

    @Flag(name: .long, help: "Ask the platform nothing.")
    var offline = false

    @OptionGroup var tenant: TenantOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let console = self.output.console
        let environment = ProcessInfo.processInfo.environment
        let home = try HomeDirectory.named(
            in: environment, workingDirectory: FileManager.default.currentDirectoryPath)
        let settings = try EnvironmentSettings.retrySettings(from: environment)
        let examination = DoctorExamination(
            home: home, settings: settings, choice: self.tenant.choice,
            isOffline: self.offline, log: CompositionRoot.logger(environment))
        let report = DoctorReport(findings: await examination.findings())
        console.finish(report.json(console.language), report.text(console.language))
        try report.status.raise()
    }
}
