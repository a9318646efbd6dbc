import ClinicRecord
import FHIRR4
import Foundation
import SyncCore

/// A polyclinic, ward, room or bed as a Location.
struct LocationMapping {
    let scope: FacilityScope
    let id: UUID
    let record: LocationRecord

    func delivery() -> PlannedDelivery {
        let facility = self.scope.known.organizations[self.scope.organizationID]
        let identifier = Identifier(
            system: self.scope.systems.location, value: self.record.code)
        var location = Location(
            status: self.record.status == .active ? .active : .inactive, name: self.record.name)
        location.identifier = [identifier]
        location.description = self.record.description ?? self.record.name
        location.physicalType = CodeableConcept(self.record.kind.coding)
        location.type = self.types
        location.operationalStatus = self.record.bedStatus?.coding
        location.telecom = ContactMapping.work(
            phone: facility?.phone, email: facility?.email, website: facility?.website)
        location.address = facility?.address.map(AddressMapping.work)
        if let longitude = self.record.longitude, let latitude = self.record.latitude {
            location.position = Location.Position(longitude: longitude, latitude: latitude)
        }
        if let serviceClass = self.record.serviceClass {
            location.fhirExtension = [
                Extension(
                    Systems.locationServiceClass,
                    .concept(CodeableConcept(ServiceClassTerms.coding(serviceClass))))
            ]
        }
        location.hoursOfOperation = self.hours
        location.partOf = self.record.parentID.map { ResourceKey.location($0).reference }
        location.managingOrganization = self.managingOrganization(facility)
        return self.scope.delivery(
            location,
            as: .location(self.id),
            order: .location,
            follows: facility == nil ? [] : [.organization(self.scope.organizationID)],
            identifier: identifier
        )
    }

    private var types: [CodeableConcept] {
        guard let polyclinic = self.record.polyclinicType,
            let type = self.scope.context.locationTypes[polyclinic.rawValue]
        else { return [] }
        return [
            CodeableConcept(
                Coding(system: Systems.locationType, code: type.code, display: type.display))
        ]
    }

    /// The department when the facility's record lists it, else the facility.
    private func managingOrganization(_ facility: OrganizationRecord?) -> Reference {
        guard let id = self.record.departmentID,
            facility?.departments.contains(where: { $0.id == id }) == true
        else { return self.scope.systems.facility }
        return ResourceKey.organization(id).reference
    }
}

extension LocationMapping {
    private var hours: [Location.Hours] {
        self.record.operatingHours.map { hours in
            // FHIR names the days by their first three letters.
            Location.Hours(
                dayOfWeek: String(hours.day.rawValue.prefix(3)), opening: hours.open,
                closing: hours.close)
        }
    }
}
