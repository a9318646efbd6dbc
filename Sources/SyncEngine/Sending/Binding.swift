import FHIRR4
import SyncCore
import SyncStore

/// Binds the references of a delivery's template to what the platform has accepted so far.
struct Binding: Sendable {
    let store: any SyncStore
    let tenant: Tenant

    func bind(
        _ template: JSONValue, for delivery: ClaimedDelivery
    ) async throws -> ReferenceBinder.Bound {
        let keys = ReferenceBinder.keys(in: template)
        let known = try await self.store.platformIDs(for: Array(keys), tenant: self.tenant)
        let unknown = keys.subtracting(known.keys).intersection(delivery.optionalReferences)
        var template = template
        for medication in try await ContainedMedication.find(
            among: unknown, store: self.store, tenant: self.tenant)
        {
            template = medication.putting(into: template)
        }
        return ReferenceBinder(
            identifiers: known.mapValues(\.id), optional: delivery.optionalReferences
        ).bind(template)
    }
}
