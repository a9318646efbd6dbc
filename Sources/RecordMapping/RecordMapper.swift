import ClinicRecord
import FHIRR4
import Foundation
import SyncCore

/// Turns a clinic record into the deliveries that bring it to the platform.
///
/// Pure: the same record with the same known records gives the same bytes, so that the queue can
/// tell a change from a repetition by comparing templates.
public struct RecordMapper: Sendable {
    private let context: MappingContext

    public init(_ context: MappingContext) {
        self.context = context
    }

    /// - Parameter known: The records that this one refers to, and the organization's own.
    public func map(_ record: ClinicRecord, known: KnownRecords) -> MappedRecord {
        let id = record.envelope.id
        let scope = FacilityScope(
            context: self.context, known: known, organizationID: record.envelope.organizationID)
        switch record.data {
        case .organization(let organization):
            return MappedRecord(
                deliveries: OrganizationMapping(scope: scope, record: organization).deliveries())
        case .location(let location):
            return MappedRecord(
                deliveries: [LocationMapping(scope: scope, id: id, record: location).delivery()])
        case .practitioner(let practitioner):
            return MappedRecord(
                deliveries: [
                    PractitionerMapping(scope: scope, id: id, record: practitioner).delivery()
                ])
        case .practitionerAssignment(let assignment):
            return MappedRecord(
                deliveries: [AssignmentMapping(scope: scope, id: id, record: assignment).delivery()]
            )
        case .encounter(let encounter):
            return EncounterPlan(scope: scope, id: id, record: encounter).map()
        case .patient, .consent, .medicine, .pregnancy:
            // They ask for nothing by themselves: the first visit looks the patient up, the first
            // prescription creates the medicine, and consent is judged at sending.
            return MappedRecord()
        }
    }
}
