import ArgumentParser
import Foundation

/// The bridge as a program.
@main
struct Jembatan: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "jembatan",
        abstract: "Carries a clinic's records to SATUSEHAT: none lost, none sent twice.",
        discussion: """
            First time: jembatan demo
            A clinic: jembatan config set, then jembatan import, then jembatan sync --until-empty
            As a service for the clinic's own software: jembatan serve

            JEMBATAN_HOME names the data directory (default: ~/.local/share/jembatan).
            Words follow LANG: Indonesian when it begins with id, English otherwise.
            Exit codes: 0 all done, 1 something needs a person, 2 usage, 3 platform unreachable.
            """,
        version: "jembatan \(ProgramVersion.current)",
        subcommands: [
            DemoCommand.self, ServeCommand.self, ConfigCommand.self, CheckCommand.self,
            RulesCommand.self, ImportCommand.self, SyncCommand.self,
            StatusCommand.self, QueueCommand.self, ErrorsCommand.self, AlertsCommand.self,
            PatientCommand.self, PractitionerCommand.self, LocationCommand.self,
            ConsentCommand.self, UserCommand.self, KeyCommand.self, AuditCommand.self,
            WebhookCommand.self,
            SimulatorCommand.self, DoctorCommand.self,
        ]
    )

    static func main() async {
        // Whatever we create belongs to its owner alone.
        umask(0o077)
        let status = await ProgramRun(arguments: Array(CommandLine.arguments.dropFirst())).end()
        Foundation.exit(status.rawValue)
    }
}

enum ProgramVersion {
    static let current = "0.1.0"
}
