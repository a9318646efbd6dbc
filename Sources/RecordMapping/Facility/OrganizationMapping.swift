import ClinicRecord
import FHIRR4
import Foundation
import SyncCore

/// The facility, which is only looked at, and its departments, which are created below it.
struct OrganizationMapping {
    let scope: FacilityScope
    let record: OrganizationRecord

    private var facilityKey: ResourceKey { .organization(self.scope.organizationID) }

    func deliveries() -> [PlannedDelivery] {
        [self.facility()] + self.parentsFirst().map(self.department)
    }

    private func facility() -> PlannedDelivery {
        self.scope.search(
            [
                "resourceType": "Organization",
                "id": .string(self.scope.context.satusehatOrganizationID),
                "name": .string(self.record.name),
            ],
            as: self.facilityKey,
            order: .organization,
            disclosure: .facility
        )
    }

    private func department(_ department: Department) -> PlannedDelivery {
        let identifier = Identifier(
            use: .official, system: self.scope.systems.organization, value: department.code)
        var organization = Organization(name: department.name)
        organization.identifier = [identifier]
        organization.active = self.record.isActive
        organization.type = [CodeableConcept(department.type.coding)]
        organization.telecom = ContactMapping.work(
            phone: self.record.phone, email: self.record.email, website: self.record.website)
        organization.address = self.record.address.map { [AddressMapping.work($0)] } ?? []
        organization.partOf =
            department.parentID.map { ResourceKey.organization($0).reference }
            ?? self.scope.systems.facility
        return self.scope.delivery(
            organization, as: .organization(department.id), order: .department,
            follows: [self.facilityKey], identifier: identifier)
    }

    /// The departments with each parent before its children; one whose line of parents leads
    /// nowhere, or in a circle, is left out.
    private func parentsFirst() -> [Department] {
        var placed: [Department] = []
        var placedIDs: Set<UUID> = []
        var waiting = self.record.departments
        while true {
            let ready = waiting.filter { department in
                department.parentID.map(placedIDs.contains) ?? true
            }
            guard !ready.isEmpty else { return placed }
            placed.append(contentsOf: ready)
            placedIDs.formUnion(ready.map(\.id))
            waiting.removeAll { placedIDs.contains($0.id) }
        }
    }
}
