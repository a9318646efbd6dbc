import FHIRR4
import SyncCore
import SyncStore

/// Binds the references of a delivery's template to what the platform has accepted so far.
struct Binding: Sendable {
    let store: any SyncStore
    let tenant: Tenant

    /// - Parameter stored: What the platform holds, when the question is what was sent to it: a
    ///   reference that could be left out, and is not there, was left out.
    func bind(
        _ template: JSONValue, for delivery: ClaimedDelivery, asIn stored: JSONValue? = nil
    ) async throws -> ReferenceBinder.Bound {
        try await self.bind(template, optional: delivery.optionalReferences, asIn: stored)
    }

    /// - Parameter optional: References whose target may be left out.
    func bind(
        _ template: JSONValue, optional: Set<ResourceKey>, asIn stored: JSONValue? = nil
    ) async throws -> ReferenceBinder.Bound {
        let keys = ReferenceBinder.keys(in: template)
        let known = try await self.store.platformIDs(for: Array(keys), tenant: self.tenant)
        let unknown = keys.subtracting(known.keys).intersection(optional)
        var template = template
        for medication in try await ContainedMedication.find(
            among: unknown, store: self.store, tenant: self.tenant)
        {
            template = medication.putting(into: template)
        }
        var identifiers = known.mapValues(\.id)
        if let stored {
            let named = ReferenceBinder.references(in: stored)
            for key in optional {
                guard let id = identifiers[key] else { continue }
                let name = "\(key.type)/\(id)"
                let isThere = named.contains { $0 == name || $0.hasSuffix("/" + name) }
                if !isThere { identifiers[key] = nil }
            }
        }
        return ReferenceBinder(
            identifiers: identifiers, optional: optional
        ).bind(template)
    }
}
