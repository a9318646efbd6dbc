import ClinicRecord
import FHIRR4
import Foundation
import SyncCore

/// A practitioner's assignment as a PractitionerRole; nothing depends on it.
struct AssignmentMapping {
    let scope: FacilityScope
    let id: UUID
    let record: AssignmentRecord

    func delivery() -> PlannedDelivery {
        let practitioner = self.scope.known.practitioners[self.record.practitionerID]
        let identifier = self.identifier(of: practitioner)
        var role = PractitionerRole(
            practitioner: ResourceKey.practitioner(self.record.practitionerID).reference,
            organization: self.scope.systems.facility
        )
        role.identifier = [identifier].compactMap { $0 }
        role.active = self.record.isActive
        role.period = Period(
            start: self.scope.calendar.start(of: self.record.startDate),
            end: self.record.endDate.map(self.scope.calendar.end)
        )
        role.code = practitioner?.type.coding.map { [CodeableConcept($0)] } ?? []
        role.location = [ResourceKey.location(self.record.locationID).reference]
        return self.scope.delivery(
            role, as: .practitionerRole(self.id), order: .practitionerRole,
            identifier: identifier)
    }

    /// The practice licence of the main assignment; any other has no identifier.
    ///
    /// The platform knows a role by the licence and by nothing else (rule 10924), and two roles under
    /// one licence would be taken for duplicates.
    private func identifier(of practitioner: PractitionerRecord?) -> Identifier? {
        guard self.record.role == .primary, let licence = practitioner?.sipNumber else {
            return nil
        }
        var identifier = Identifier(
            use: .official, system: Systems.practiceLicence, value: licence)
        identifier.assigner = self.scope.systems.facility
        return identifier
    }
}
