import ArgumentParser
import BridgeServer
import ClinicRecord
import FHIRR4
import Foundation
import SyncCore
import SyncStore

struct AlertsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "alerts",
        abstract: "See what needs a person, and say that somebody sees to it.",
        subcommands: [List.self, Acknowledge.self]
    )

    private static let limitMax = 1_000
}

extension AlertsCommand {
    struct List: WorkplaceCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "List what stands, or also what is over with --all.")

        @Flag(name: .long, help: "Also what is over.")
        var all = false

        @Option(name: .long, help: "How many at most.")
        var limit = 50

        @OptionGroup var tenant: TenantOptions
        @OptionGroup var output: OutputOptions

        func validate() throws {
            guard (1...AlertsCommand.limitMax).contains(self.limit) else {
                throw ValidationError("--limit takes 1 to 1000.")
            }
        }

        func work(in workplace: Workplace, _ console: Console) async throws {
            var rows: [AlertRow] = []
            for configuration in try await workplace.tenants(self.tenant.choice) {
                rows += try await workplace.store.alerts(
                    limit: self.limit, for: configuration.tenant)
            }
            rows = Array(rows.filter { self.all || $0.state.stands }.prefix(self.limit))
            console.finish(
                .object([
                    "items": .array(rows.map { .object(AlertDocument.json($0, console.language)) })
                ]),
                rows.isEmpty
                    ? LocalizedText("Tidak ada peringatan.", "There is no alert.")[console.language]
                    : AlertRendering.table(rows, console.language))
        }
    }

    struct Acknowledge: WorkplaceCommand {
        static let configuration = CommandConfiguration(
            commandName: "acknowledge",
            abstract: "Say that somebody sees to it: it is not repeated unless it happens anew.")

        @Argument(help: "The alert's id.")
        var id: LocalID

        @OptionGroup var output: OutputOptions

        func work(in workplace: Workplace, _ console: Console) async throws {
            let row: AlertRow
            do {
                row = try await workplace.store.acknowledgeAlert(
                    self.id.uuid, now: workplace.ambient.now())
            } catch let error as StoreError where error.code == .notFound {
                throw Failure(
                    "ALERT_NOT_FOUND",
                    LocalizedText(
                        "Peringatan \(self.id.uuid.text) tidak ada.",
                        "There is no alert \(self.id.uuid.text)."),
                    advice: LocalizedText(
                        "Lihat daftarnya: jembatan alerts list",
                        "See what there is: jembatan alerts list"))
            }
            console.finish(
                .object(AlertDocument.json(row, console.language)),
                LocalizedText(
                    "Dicatat: ada yang menanganinya.", "Noted: somebody sees to it.")[
                        console.language])
        }
    }
}
