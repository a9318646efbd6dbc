import ArgumentParser
import BridgeServer
import ClinicRecord
import FHIRR4
import SyncCore
import SyncEngine
import SyncStore

struct ConfigCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "config",
        abstract: "Say who the clinic is on the platform, and try it.",
        subcommands: [ConfigSetCommand.self, Show.self, Test.self])

    struct Show: WorkplaceCommand {
        static let configuration = CommandConfiguration(
            commandName: "show", abstract: "Show the configuration, without its secrets.")

        @OptionGroup var tenant: TenantOptions
        @OptionGroup var output: OutputOptions

        func work(in workplace: Workplace, _ console: Console) async throws {
            let now = workplace.ambient.now()
            let rows = try await workplace.tenants(self.tenant.choice)
            console.finish(
                .object([
                    "items": .array(
                        rows.map { .object(ConfigurationDocument.json($0, now: now)) })
                ]),
                rows.map { ConfigurationRendering.text($0, now: now, console.language) }
                    .joined(separator: "\n\n"))
        }
    }

    struct Test: WorkplaceCommand {
        static let configuration = CommandConfiguration(
            commandName: "test",
            abstract: "Ask for a new token and read the facility back from the platform.")

        @OptionGroup var tenant: TenantOptions
        @OptionGroup var output: OutputOptions

        func work(in workplace: Workplace, _ console: Console) async throws {
            let tenant = try await workplace.tenant(self.tenant.choice).tenant
            let report = try await workplace.bridge.testConnection(tenant)
            console.finish(
                ConnectionRendering.json(report, console.language),
                ConnectionRendering.text(report, console.language))
            try ConnectionRendering.status(report).raise()
        }
    }
}
