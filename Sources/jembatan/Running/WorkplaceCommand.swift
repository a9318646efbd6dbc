import ArgumentParser

/// A command that works in an opened home.
protocol WorkplaceCommand: AsyncParsableCommand {
    /// True for the one command that may begin a new home.
    static var makesHome: Bool { get }
    var output: OutputOptions { get }

    func work(in workplace: Workplace, _ console: Console) async throws
}

extension WorkplaceCommand {
    static var makesHome: Bool { false }

    func run() async throws {
        let console = self.output.console
        try await CompositionRoot.withWorkplace(console, makingHome: Self.makesHome) {
            try await self.work(in: $0, console)
        }
    }
}
