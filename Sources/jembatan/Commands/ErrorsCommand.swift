import ArgumentParser
import BridgeServer
import ClinicRecord
import FHIRR4
import Foundation
import SyncCore
import SyncStore

struct ErrorsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "errors",
        abstract: "Look at what went wrong, and mark it as settled.",
        subcommands: [List.self, Show.self, Resolve.self]
    )

    private static let limitMax = 10_000
}

extension ErrorCategory: ExpressibleByArgument {}
extension ResolutionStatus: ExpressibleByArgument {}

extension ErrorsCommand {
    struct List: WorkplaceCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "List what is open, or everything with --all.")

        @Option(name: .long, help: "transient, client, auth, not_found, server or unknown.")
        var category: ErrorCategory?

        @Flag(name: .long, help: "Also what is settled.")
        var all = false

        @Option(name: .long, help: "How many at most.")
        var limit = 50

        @OptionGroup var tenant: TenantOptions
        @OptionGroup var output: OutputOptions

        func validate() throws {
            guard (1...ErrorsCommand.limitMax).contains(self.limit) else {
                throw ValidationError("--limit takes 1 to 10000.")
            }
        }

        func work(in workplace: Workplace, _ console: Console) async throws {
            var filter = ErrorFilter()
            filter.category = self.category
            filter.resolutionStatus = self.all ? nil : .pending
            filter.limit = self.limit
            var rows: [ErrorRow] = []
            for configuration in try await workplace.tenants(self.tenant.choice) {
                rows += try await workplace.store.errors(filter, for: configuration.tenant)
            }
            rows = Array(rows.prefix(self.limit))
            console.finish(
                .object([
                    "items": .array(rows.map { .object(ErrorDocument.json($0, console.language)) })
                ]),
                rows.isEmpty
                    ? LocalizedText(
                        "Tidak ada yang perlu dilihat.", "Nothing needs a look.")[console.language]
                    : ErrorRendering.table(rows, console.language))
        }
    }

    struct Show: WorkplaceCommand {
        static let configuration = CommandConfiguration(
            commandName: "show",
            abstract: "Show one error with what was asked and answered.",
            discussion: "Request and answer hold a patient's data."
        )

        @Argument(help: "The error's id.")
        var id: LocalID

        @OptionGroup var output: OutputOptions

        func work(in workplace: Workplace, _ console: Console) async throws {
            let row = try await ErrorsCommand.row(self.id.uuid, in: workplace)
            let document = JSONValue.object(ErrorDocument.wholeJSON(row, console.language))
            console.finish(document, JSONOutline.text(document))
        }
    }

    struct Resolve: WorkplaceCommand {
        static let configuration = CommandConfiguration(
            commandName: "resolve", abstract: "Mark an error as settled.")

        @Argument(help: "The error's id.")
        var id: LocalID

        @Option(name: .long, help: "manual_resolved or ignored.")
        var status = ResolutionStatus.manualResolved

        @Option(name: .long, help: "What was done; no patient data, please.")
        var notes: String?

        @Option(name: .long, help: "The UUID of who settled it.")
        var by: LocalID?

        @OptionGroup var output: OutputOptions

        func validate() throws {
            guard self.status == .manualResolved || self.status == .ignored else {
                throw ValidationError("--status takes manual_resolved or ignored.")
            }
        }

        func work(in workplace: Workplace, _ console: Console) async throws {
            _ = try await ErrorsCommand.row(self.id.uuid, in: workplace)
            try await workplace.store.resolveError(
                self.id.uuid, as: self.status, notes: self.notes, by: self.by?.uuid,
                now: workplace.ambient.now())
            let row = try await ErrorsCommand.row(self.id.uuid, in: workplace)
            console.finish(
                .object(ErrorDocument.json(row, console.language)),
                LocalizedText("Ditandai selesai.", "Marked as settled.")[console.language])
        }
    }

    fileprivate static func row(_ id: UUID, in workplace: Workplace) async throws -> ErrorRow {
        guard let row = try await workplace.store.error(id) else {
            throw Failure(
                "ERROR_NOT_FOUND",
                LocalizedText("Catatan \(id.text) tidak ada.", "There is no error \(id.text)."),
                advice: LocalizedText(
                    "Lihat daftarnya: jembatan errors list",
                    "See what there is: jembatan errors list"))
        }
        return row
    }
}
