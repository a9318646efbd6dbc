import ArgumentParser
import ClinicRecord
import SyncCore
import SyncEngine

struct SyncCommand: WorkplaceCommand {
    static let configuration = CommandConfiguration(
        commandName: "sync",
        abstract: "Send what waits; without --until-empty it keeps sending until stopped."
    )

    /// A day is longer than any queue of a clinic takes.
    private static let timeoutSecondsMax = 86_400.0

    @Flag(name: .long, help: "End when nothing is left that can move by itself.")
    var untilEmpty = false

    @Option(name: .long, help: "With --until-empty: end after so many seconds in any case.")
    var timeout: Double?

    @OptionGroup var tenant: TenantOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard let timeout = self.timeout else { return }
        guard self.untilEmpty else {
            throw ValidationError("--timeout goes with --until-empty.")
        }
        guard timeout > 0, timeout <= Self.timeoutSecondsMax else {
            throw ValidationError("--timeout takes seconds, more than 0 and at most 86400.")
        }
    }

    func work(in workplace: Workplace, _ console: Console) async throws {
        let lock = try EngineLock.take(in: workplace.home)
        let tenants = try await workplace.tenants(self.tenant.choice).filter(\.isActive)
        let work = SyncWork(
            workplace: workplace,
            bar: ProgressBar(console: console, uptime: workplace.ambient.uptime))
        let goal: RunGoal =
            self.untilEmpty ? .empty(timeout: self.timeout.map { .seconds($0) }) : .stopped
        if !self.untilEmpty {
            console.note(
                LocalizedText(
                    "Mengirim terus; hentikan dengan Ctrl-C.", "Sending on; stop it with Ctrl-C."))
        }
        let stop = StopRequest()
        let outcome = try await Interruption.stopping(stop) {
            try await workplace.sendingEvents(of: tenants.map(\.tenant)) {
                try await work.run(tenants.map(\.tenant), until: goal, stop: stop)
            }
        }
        console.finish(outcome.json, outcome.text(console.language))
        withExtendedLifetime(lock) {}
        try outcome.status(isUntilEmpty: self.untilEmpty).raise()
    }
}
