import ArgumentParser
import BridgeServer
import ClinicRecord
import FHIRR4
import Foundation
import SyncCore
import SyncStore

struct QueueCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "queue",
        abstract: "Look at deliveries on their way, or put one back in line.",
        subcommands: [List.self, Show.self, Retry.self]
    )

    /// Longer lists are read with `--offset`.
    private static let limitMax = 10_000
}

extension DeliveryStatus: ExpressibleByArgument {}

extension QueueCommand {
    struct List: WorkplaceCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "List deliveries, newest needs first.")

        @Option(name: .long, help: "pending, processing, completed, failed or skipped.")
        var status: [DeliveryStatus] = []

        @Option(name: .long, help: "A resource type, such as Encounter.")
        var type: [String] = []

        @Option(name: .long, help: "How many at most.")
        var limit = 50

        @Option(name: .long, help: "How many to pass over first.")
        var offset = 0

        @OptionGroup var tenant: TenantOptions
        @OptionGroup var output: OutputOptions

        func validate() throws {
            guard (1...QueueCommand.limitMax).contains(self.limit), self.offset >= 0 else {
                throw ValidationError("--limit takes 1 to 10000 and --offset 0 or more.")
            }
        }

        func work(in workplace: Workplace, _ console: Console) async throws {
            var filter = DeliveryFilter()
            filter.statuses = Set(self.status)
            filter.types = Set(self.type)
            filter.limit = self.limit
            filter.offset = self.offset
            var rows: [DeliveryRow] = []
            for configuration in try await workplace.tenants(self.tenant.choice) {
                rows += try await workplace.store.deliveries(filter, for: configuration.tenant)
            }
            rows = Array(rows.prefix(self.limit))
            console.finish(
                .object(["items": .array(rows.map { .object(DeliveryDocument.json($0)) })]),
                rows.isEmpty
                    ? LocalizedText("Tidak ada.", "There is none.")[console.language]
                    : DeliveryRendering.table(rows, console.language))
        }
    }

    struct Show: WorkplaceCommand {
        static let configuration = CommandConfiguration(
            commandName: "show",
            abstract: "Show one delivery: what it sends, what it waits for, what was tried.",
            discussion: "The payload holds a patient's data."
        )

        @Argument(help: "The delivery's id.")
        var id: LocalID

        @OptionGroup var output: OutputOptions

        func work(in workplace: Workplace, _ console: Console) async throws {
            let row = try await QueueCommand.delivery(self.id.uuid, in: workplace)
            let parents = try await workplace.store.dependencies(of: self.id.uuid)
            let attempts = try await workplace.store.attempts(deliveryID: self.id.uuid)
            let payload = JSONValue(stored: row.template)
            var object = DeliveryDocument.json(row)
            object["fhir_resource"] = payload
            object["depends_on"] = .array(parents.map(DeliveryDocument.json))
            object["attempts"] = .array(attempts.map(DeliveryDocument.json))
            console.finish(
                .object(object),
                DeliveryText(
                    row: row, parents: parents, attempts: attempts, payload: payload,
                    language: console.language
                ).text)
        }
    }

    struct Retry: WorkplaceCommand {
        static let configuration = CommandConfiguration(
            commandName: "retry",
            abstract: "Put a failed, skipped or held delivery back in line.")

        @Argument(help: "The delivery's id.")
        var id: LocalID

        @OptionGroup var output: OutputOptions

        func work(in workplace: Workplace, _ console: Console) async throws {
            _ = try await QueueCommand.delivery(self.id.uuid, in: workplace)
            try await workplace.store.retry(self.id.uuid, now: workplace.ambient.now())
            let row = try await QueueCommand.delivery(self.id.uuid, in: workplace)
            console.finish(
                .object(DeliveryDocument.json(row)),
                LocalizedText(
                    "Kembali ke antrean. Kirim dengan: jembatan sync --until-empty",
                    "Back in line. Send with: jembatan sync --until-empty")[console.language])
        }
    }

    fileprivate static func delivery(
        _ id: UUID, in workplace: Workplace
    ) async throws -> DeliveryRow {
        guard let row = try await workplace.store.delivery(id) else {
            throw Failure(
                "DELIVERY_NOT_FOUND",
                LocalizedText(
                    "Kiriman \(id.text) tidak ada.", "There is no delivery \(id.text)."),
                advice: LocalizedText(
                    "Lihat daftarnya: jembatan queue list",
                    "See what there is: jembatan queue list"))
        }
        return row
    }
}
