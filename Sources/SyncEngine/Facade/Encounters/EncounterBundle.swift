import FHIRR4
import Foundation
import Satusehat
import SyncCore
import SyncStore

/// Puts together what the platform accepted of an encounter, as it was last sent.
struct EncounterBundle: Sendable {
    let store: any SyncStore
    let tenant: Tenant
    let fhirBase: BaseURL

    func collect(_ known: EncounterReading.Known) async throws -> JSONValue {
        var entries: [JSONValue] = []
        var medications: [ResourceKey] = []
        for row in Self.lastSent(known.deliveries) {
            guard let id = known.identities[row.key]?.id,
                let resource = try await self.sent(row)
            else { continue }
            entries.append(self.entry(row.key.type, id, resource))
            if let template = try? JSONValue(parsing: row.template) {
                medications += ReferenceBinder.keys(in: template)
                    .filter { $0.type == "Medication" && known.identities[$0] == nil }
                    .sorted { $0.description < $1.description }
            }
        }
        entries += try await self.shared(medications)
        var bundle: JSONObject = ["resourceType": "Bundle", "type": "collection"]
        // FHIR has no empty lists.
        if !entries.isEmpty { bundle["entry"] = .array(entries) }
        return .object(bundle)
    }

    /// Medicines that visits share belong to none of them, but a prescription says little without.
    private func shared(_ keys: [ResourceKey]) async throws -> [JSONValue] {
        var seen: Set<ResourceKey> = []
        let wanted = keys.filter { seen.insert($0).inserted }
        let identities = try await self.store.platformIDs(for: wanted, tenant: self.tenant)
        var entries: [JSONValue] = []
        for key in wanted {
            guard let id = identities[key]?.id,
                let row = try await self.store.delivery(
                    of: key, stage: .create, tenant: self.tenant),
                let resource = try await self.sent(row)
            else { continue }
            entries.append(self.entry(key.type, id, resource))
        }
        return entries
    }

    /// The delivery of each fact that was completed last, in the order of the facts.
    private static func lastSent(_ rows: [DeliveryRow]) -> [DeliveryRow] {
        var order: [ResourceKey] = []
        var last: [ResourceKey: DeliveryRow] = [:]
        for row in rows where row.satusehatID != nil {
            guard let before = last[row.key] else {
                order.append(row.key)
                last[row.key] = row
                continue
            }
            let isLater =
                (row.completedAt ?? .distantPast) >= (before.completedAt ?? .distantPast)
            if isLater { last[row.key] = row }
        }
        return order.compactMap { last[$0] }
    }

    /// The bytes that left with the last success; when the log no longer has them, or the resource
    /// was found and not answered for, the template with its references bound.
    private func sent(_ row: DeliveryRow) async throws -> JSONValue? {
        let attempts = try await self.store.attempts(deliveryID: row.id)
        let success = attempts.last { $0.attempt.success && $0.attempt.requestBody != nil }
        if let body = success?.attempt.requestBody, let resource = try? JSONValue(parsing: body) {
            return resource
        }
        guard let template = try? JSONValue(parsing: row.template) else { return nil }
        let optional = try await self.store.dependencies(of: row.id)
            .filter { $0.kind != .required }.map(\.key)
        return try await Binding(store: self.store, tenant: self.tenant)
            .bind(template, optional: Set(optional)).resource
    }

    private func entry(_ type: String, _ id: String, _ resource: JSONValue) -> JSONValue {
        .object([
            "fullUrl": .string("\(self.fhirBase)/\(type)/\(id)"),
            "resource": Preparation.with(id: id, resource),
        ])
    }
}
