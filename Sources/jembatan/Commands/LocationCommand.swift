import ArgumentParser

struct LocationCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "location", abstract: "Bring rooms and polyclinics to the platform.",
        subcommands: [Sync.self])

    struct Sync: WorkplaceCommand {
        static let configuration = CommandConfiguration(
            commandName: "sync", abstract: "Create every Location that is not there yet.")

        @OptionGroup var tenant: TenantOptions
        @OptionGroup var output: OutputOptions

        func work(in workplace: Workplace, _ console: Console) async throws {
            try await TypeSync(type: "Location", choice: self.tenant.choice)
                .run(in: workplace, console)
        }
    }
}
