import ClinicRecord
import FHIRR4
import Foundation
import SyncCore
import SyncEngine
import SyncStore

/// Brings all deliveries of one type to rest and tells what became of each.
///
/// It sends in the queue's own order, in which facility data comes first, and stops as soon as the
/// type has nothing left that can move.
struct TypeSync: Sendable {
    /// More rooms or staff than the largest hospital has.
    private static let rowsMax = 10_000

    let type: String
    let choice: TenantChoice

    func run(in workplace: Workplace, _ console: Console) async throws {
        let lock = try EngineLock.take(in: workplace.home)
        let bar = ProgressBar(console: console, uptime: workplace.ambient.uptime)
        var items: [SyncOutcome] = []
        var status = ExitStatus.allDone
        for configuration in try await workplace.tenants(self.choice) where configuration.isActive {
            let tenant = configuration.tenant
            try await workplace.bridge.plan(tenant)
            let began = workplace.ambient.now()
            if try await self.rows(tenant, workplace).contains(where: Self.canMove) {
                let end = try await self.send(tenant, workplace, bar)
                if end == .unreachable { status = status.combined(with: .unreachable) }
                if end == .credentialsRefused { status = status.combined(with: .needsPerson) }
            }
            items += try await workplace.bridge.syncOutcomes(
                type: self.type, tenant: tenant, since: began)
        }
        if items.contains(where: { !$0.isGood }) { status = status.combined(with: .needsPerson) }
        console.finish(
            .object(["items": .array(items.map { Self.json($0, console.language) })]),
            self.text(items, console.language))
        withExtendedLifetime(lock) {}
        try status.raise()
    }

    private static func canMove(_ row: DeliveryRow) -> Bool {
        (row.status == .pending || row.status == .processing) && row.blockedBy == nil
            && row.phase != .held
    }

    private func rows(_ tenant: Tenant, _ workplace: Workplace) async throws -> [DeliveryRow] {
        var filter = DeliveryFilter()
        filter.types = [self.type]
        filter.limit = Self.rowsMax
        return try await workplace.store.deliveries(filter, for: tenant)
    }

    /// Runs until the type has come to rest; what is under way by then settles.
    private func send(
        _ tenant: Tenant, _ workplace: Workplace, _ bar: ProgressBar
    ) async throws -> RunReport.End {
        defer { bar.clear() }
        let stop = StopRequest()
        return try await Interruption.stopping(stop) {
            try await workplace.bridge.run(tenant, until: .empty(timeout: nil), stop: stop) {
                counts in
                let row = counts.byType[self.type] ?? .init()
                bar.show(row)
                if row.pending == 0 && counts.unplannedRecords == 0 { stop.make() }
            }.end
        }
    }

    private func text(_ items: [SyncOutcome], _ language: Language) -> String {
        guard !items.isEmpty else {
            return LocalizedText(
                "Belum ada data \(self.type); serahkan dulu dengan: jembatan import BERKAS",
                "There is no \(self.type) yet; hand them in first: jembatan import FILE")[language]
        }
        var table = TextTable([
            "UUID", LocalizedText("Hasil", "Outcome")[language], "SATUSEHAT",
            LocalizedText("Sebab", "Reason")[language],
        ])
        for item in items {
            table.add([
                item.localID.text, item.outcome.rawValue, item.satusehatID ?? "",
                item.reason?[language] ?? "",
            ])
        }
        return table.text
    }

    private static func json(_ item: SyncOutcome, _ language: Language) -> JSONValue {
        .object([
            "id": JSONValue(item.localID),
            "queue_id": JSONValue(item.deliveryID),
            "outcome": .string(item.outcome.rawValue),
            "satusehat_id": JSONValue(item.satusehatID),
            "reason_code": JSONValue(item.reasonCode),
            "reason": JSONValue(item.reason?[language]),
        ])
    }
}
