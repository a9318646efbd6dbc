import ArgumentParser
import ClinicRecord
import FHIRR4
import Foundation
import SyncCore
import SyncEngine
import SyncStore

struct WebhookCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "webhook",
        abstract: "Say where the clinic's own software is told of what happens.",
        subcommands: [Add.self, List.self, Remove.self, Test.self, Log.self, Retry.self])
}

extension WebhookEventKind: ExpressibleByArgument {}

extension WebhookCommand {
    struct Add: WorkplaceCommand {
        static let configuration = CommandConfiguration(
            commandName: "add",
            abstract: "Add an address that events are posted to; its secret is shown once.")

        @Argument(help: "An https:// address; http:// for this machine alone.")
        var url: String

        @Option(
            name: .long, parsing: .upToNextOption,
            help: "Only events of these kinds; all when none is named.")
        var event: [WebhookEventKind] = []

        @OptionGroup var tenant: TenantOptions
        @OptionGroup var output: OutputOptions

        func work(in workplace: Workplace, _ console: Console) async throws {
            let configuration = try await workplace.tenant(self.tenant.choice)
            do {
                _ = try WebhookTarget(
                    self.url, platformAddresses: [configuration.baseURL].compactMap { $0 })
            } catch { throw Failure(error) }
            let row = WebhookEndpointRow(
                id: workplace.ambient.makeUUID(), tenant: configuration.tenant, url: self.url,
                secret: WebhookSigner.makeSecret(random: workplace.ambient.random),
                kinds: Set(self.event), createdAt: workplace.ambient.now())
            try await workplace.store.saveWebhookEndpoint(row)
            var json = WebhookRendering.json(row)
            json["secret"] = .string(row.secret)
            console.finish(
                .object(json),
                WebhookRendering.line(row, console.language) + "\n"
                    + LocalizedText(
                        "Rahasia (hanya ditampilkan sekali): \(row.secret)",
                        "Secret (shown only once): \(row.secret)")[console.language])
        }
    }

    struct List: WorkplaceCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "List the addresses, without paths and secrets.")

        @OptionGroup var tenant: TenantOptions
        @OptionGroup var output: OutputOptions

        func work(in workplace: Workplace, _ console: Console) async throws {
            let rows = try await workplace.webhookEndpoints(self.tenant.choice)
            console.finish(
                .object(["items": .array(rows.map { .object(WebhookRendering.json($0)) })]),
                rows.isEmpty
                    ? LocalizedText("Belum ada alamat.", "There is no address yet.")[
                        console.language]
                    : rows.map { WebhookRendering.line($0, console.language) }
                        .joined(separator: "\n"))
        }
    }

    struct Remove: WorkplaceCommand {
        static let configuration = CommandConfiguration(
            commandName: "remove", abstract: "Remove an address, with what is on its way there.")

        @Argument(help: "The address's id.")
        var id: LocalID

        @OptionGroup var tenant: TenantOptions
        @OptionGroup var output: OutputOptions

        func work(in workplace: Workplace, _ console: Console) async throws {
            let row = try await workplace.webhookEndpoint(self.id.uuid, self.tenant.choice)
            try await workplace.store.removeWebhookEndpoint(row.id, for: row.tenant)
            console.finish(
                .object(["id": JSONValue(row.id)]),
                LocalizedText("Alamat dihapus.", "The address is removed.")[console.language])
        }
    }

    struct Test: WorkplaceCommand {
        static let configuration = CommandConfiguration(
            commandName: "test", abstract: "Post a test event there now and show the answer.")

        @Argument(help: "The address's id.")
        var id: LocalID

        @OptionGroup var tenant: TenantOptions
        @OptionGroup var output: OutputOptions

        func work(in workplace: Workplace, _ console: Console) async throws {
            let row = try await workplace.webhookEndpoint(self.id.uuid, self.tenant.choice)
            let result = try await workplace.webhookDesk.sendTest(row)
            console.finish(
                .object(WebhookRendering.json(result)),
                WebhookRendering.line(result, console.language))
            if !result.isDelivered { throw ExitStatus.needsPerson }
        }
    }

    struct Log: WorkplaceCommand {
        static let configuration = CommandConfiguration(
            commandName: "log", abstract: "List events and what became of them, newest first.")

        @Argument(help: "The address's id; all addresses when none is named.")
        var id: LocalID?

        @Option(name: .long, help: "How many at most.")
        var limit = 50

        @OptionGroup var tenant: TenantOptions
        @OptionGroup var output: OutputOptions

        func validate() throws {
            guard (1...WebhookLimits.rowsMax).contains(self.limit) else {
                throw ValidationError("--limit takes 1 to 1000.")
            }
        }

        func work(in workplace: Workplace, _ console: Console) async throws {
            var rows: [WebhookDeliveryRow] = []
            if let id = self.id {
                let endpoint = try await workplace.webhookEndpoint(id.uuid, self.tenant.choice)
                rows = try await workplace.store.webhookDeliveries(
                    endpointID: endpoint.id, limit: self.limit, offset: 0, for: endpoint.tenant)
            } else {
                for configuration in try await workplace.tenants(self.tenant.choice) {
                    rows += try await workplace.store.webhookDeliveries(
                        endpointID: nil, limit: self.limit, offset: 0, for: configuration.tenant)
                }
            }
            rows = Array(rows.prefix(self.limit))
            console.finish(
                .object(["items": .array(rows.map { .object(WebhookRendering.json($0)) })]),
                rows.isEmpty
                    ? LocalizedText("Belum ada kejadian.", "There is no event yet.")[
                        console.language]
                    : WebhookRendering.table(rows, console.language))
        }
    }

    struct Retry: WorkplaceCommand {
        static let configuration = CommandConfiguration(
            commandName: "retry", abstract: "Offer an event again, whatever became of it.")

        @Argument(help: "The id that the log shows.")
        var id: LocalID

        @OptionGroup var tenant: TenantOptions
        @OptionGroup var output: OutputOptions

        func work(in workplace: Workplace, _ console: Console) async throws {
            let tenant = try await workplace.tenant(self.tenant.choice).tenant
            do {
                try await workplace.store.retryWebhookDelivery(
                    self.id.uuid, for: tenant, now: workplace.ambient.now())
            } catch let error as StoreError where error.code == .notFound {
                throw Failure(
                    "EVENT_NOT_FOUND",
                    LocalizedText(
                        "Kejadian \(self.id.uuid.text) tidak ada.",
                        "There is no event \(self.id.uuid.text)."),
                    advice: LocalizedText(
                        "Lihat daftarnya: jembatan webhook log",
                        "See what there is: jembatan webhook log"))
            }
            console.finish(
                .object(["id": JSONValue(self.id.uuid)]),
                LocalizedText("Akan dikirim lagi.", "It is sent again.")[console.language])
        }
    }
}

extension Workplace {
    fileprivate func webhookEndpoints(_ choice: TenantChoice) async throws -> [WebhookEndpointRow] {
        var rows: [WebhookEndpointRow] = []
        for configuration in try await self.tenants(choice) {
            rows += try await self.store.webhookEndpoints(for: configuration.tenant)
        }
        return rows
    }

    fileprivate func webhookEndpoint(
        _ id: UUID, _ choice: TenantChoice
    ) async throws -> WebhookEndpointRow {
        guard let row = try await self.webhookEndpoints(choice).first(where: { $0.id == id }) else {
            throw Failure(
                "WEBHOOK_NOT_FOUND",
                LocalizedText("Alamat \(id.text) tidak ada.", "There is no address \(id.text)."),
                advice: LocalizedText(
                    "Lihat daftarnya: jembatan webhook list",
                    "See what there is: jembatan webhook list"))
        }
        return row
    }
}

extension Failure {
    fileprivate init(_ problem: WebhookTarget.Problem) {
        self.init("WEBHOOK_ADDRESS_INVALID", problem.text)
    }
}
