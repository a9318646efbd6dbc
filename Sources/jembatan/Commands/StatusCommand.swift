import ArgumentParser
import BridgeServer
import ClinicRecord
import FHIRR4
import Foundation
import SyncCore
import SyncEngine
import SyncStore

struct StatusCommand: WorkplaceCommand {
    static let configuration = CommandConfiguration(
        commandName: "status", abstract: "Show how far everything, or one encounter, has come.")

    /// An encounter asks for a few dozen resources; a stay in hospital for some hundreds.
    private static let deliveriesMax = 10_000
    /// Causes that stand at once are few; `alerts list` shows them all.
    private static let alertsMax = 20

    @Option(name: .long, help: "The encounter's own UUID.")
    var encounter: LocalID?

    @OptionGroup var tenant: TenantOptions
    @OptionGroup var output: OutputOptions

    func work(in workplace: Workplace, _ console: Console) async throws {
        let configurations = try await workplace.tenants(self.tenant.choice)
        if let encounter = self.encounter?.uuid {
            try await self.showEncounter(encounter, configurations, workplace, console)
        } else {
            try await self.showAll(configurations, workplace, console)
        }
    }

    private func showAll(
        _ configurations: [SatusehatConfiguration], _ workplace: Workplace, _ console: Console
    ) async throws {
        var sum = QueueCounts()
        var organizations: [JSONValue] = []
        var texts: [String] = []
        for configuration in configurations {
            let counts = try await workplace.bridge.counts(configuration.tenant)
            sum = sum + counts
            var object = ConfigurationDocument.json(configuration, now: workplace.ambient.now())
            let alerts = try await workplace.store.alerts(
                limit: Self.alertsMax, for: configuration.tenant
            ).filter(\.state.stands)
            object["counts"] = .object(CountsRendering.json(counts))
            object["alerts"] = .array(
                alerts.map { .object(AlertDocument.json($0, console.language)) })
            object["unplanned_records"] = JSONValue(counts.unplannedRecords)
            organizations.append(.object(object))
            texts.append(
                "\(configuration.organizationName) (\(configuration.tenant.environment.rawValue))")
            texts.append(CountsRendering.table(counts, console.language))
            texts += alerts.map { AlertRendering.line($0, console.language) }
        }
        var document = CountsRendering.json(sum)
        document["unplanned_records"] = JSONValue(sum.unplannedRecords)
        document["organizations"] = .array(organizations)
        console.finish(.object(document), texts.joined(separator: "\n"))
    }

    private func showEncounter(
        _ encounter: UUID, _ configurations: [SatusehatConfiguration], _ workplace: Workplace,
        _ console: Console
    ) async throws {
        for configuration in configurations {
            let tenant = configuration.tenant
            var filter = DeliveryFilter()
            filter.encounterID = encounter
            filter.limit = Self.deliveriesMax
            let rows = try await workplace.store.deliveries(filter, for: tenant)
            let name = RecordName(kind: RecordKind.encounter.rawValue, id: encounter)
            let record = try await workplace.store.record(name, for: tenant)
            guard record != nil || !rows.isEmpty else { continue }
            let findings = try await workplace.store.findings(
                name, limit: Self.deliveriesMax, for: tenant)
            let status = EncounterStatus(
                encounter: encounter, tenant: tenant, record: record, deliveries: rows,
                findings: findings)
            console.finish(status.json(console.language), status.text(console.language))
            return
        }
        throw Failure(
            "ENCOUNTER_NOT_FOUND",
            LocalizedText(
                "Kunjungan itu belum pernah diterima.", "That encounter has never come in."),
            advice: LocalizedText(
                "Serahkan dengan: jembatan import BERKAS", "Hand it in with: jembatan import FILE"))
    }
}
