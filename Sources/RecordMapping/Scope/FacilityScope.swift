import ClinicRecord
import FHIRR4
import Foundation
import SyncCore

/// What the mapping of any record works with: the facility, its settings and the records known.
struct FacilityScope {
    let context: MappingContext
    let known: KnownRecords
    /// The tenant's local identifier, which names the facility among our facts.
    let organizationID: UUID

    var systems: Systems { Systems(organizationID: self.context.satusehatOrganizationID) }

    var calendar: LocalCalendar {
        LocalCalendar(timezone: self.known.organizations[self.organizationID]?.timezone)
    }

    /// A delivery of facility data, which no consent stands before.
    ///
    /// It depends on every fact that the resource refers to, and comes after those in `follows`
    /// whatever becomes of them.
    func delivery(
        _ resource: some FHIRResource,
        as key: ResourceKey,
        order: PlanOrder,
        follows: [ResourceKey] = [],
        identifier: Identifier?,
        keepsExisting: Bool = false
    ) -> PlannedDelivery {
        let json = resource.json
        var dependencies = DependencyList(required: json.localReferences)
        dependencies.add(follows, kind: .settled)
        return PlannedDelivery(
            key: key,
            operation: .create,
            template: json.bytes,
            dependencies: dependencies.items,
            order: order.rawValue,
            disclosure: .facility,
            businessIdentifier: identifier?.token,
            keepsExisting: keepsExisting
        )
    }

    /// A look-up of somebody or something that the platform has already.
    ///
    /// Its template is sealed; no identifier is told outside it, for it may be a person's number.
    func search(
        _ template: JSONObject,
        as key: ResourceKey,
        order: PlanOrder,
        patientID: UUID? = nil,
        disclosure: DisclosureClass,
        keepsExisting: Bool = false
    ) -> PlannedDelivery {
        PlannedDelivery(
            key: key,
            operation: .search,
            template: JSONValue.object(template).bytes,
            dependencies: [],
            order: order.rawValue,
            patientID: patientID,
            disclosure: disclosure,
            keepsExisting: keepsExisting
        )
    }
}

extension Identifier {
    /// The identifier as a search token, `system|value`.
    var token: String { "\(self.system)|\(self.value)" }
}
