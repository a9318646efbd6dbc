import ClinicRecord
import FHIRR4
import Foundation
import SyncCore

/// Decides what of an encounter is due, and puts it into order.
struct EncounterPlan {
    let scope: FacilityScope
    let id: UUID
    let record: EncounterRecord

    func map() -> MappedRecord {
        guard self.isDue else { return MappedRecord() }
        guard let patient = self.scope.known.patients[self.record.patientID],
            let search = PatientMapping(
                scope: self.scope, id: self.record.patientID, record: patient
            ).delivery()
        else { return MappedRecord(findings: [.patientNotIdentifiable]) }
        guard let attending = self.record.attending else {
            return MappedRecord(findings: [.attendingMissing])
        }

        let scope = EncounterScope(
            facility: self.scope,
            id: self.id,
            record: self.record,
            patient: patient,
            attendingID: attending.practitionerID,
            items: EncounterItems(self.record)
        )
        let mapping = EncounterMapping(scope: scope)
        switch self.record.status {
        case .cancelled, .enteredInError:
            return MappedRecord(deliveries: [mapping.withdrawal()])
        case .finished:
            return self.whole(scope, mapping, search)
        case .planned, .arrived, .triaged, .inProgress, .onLeave:
            return self.underWay(scope, mapping, search)
        }
    }

    /// Whether the trigger lets anything out at this status.
    private var isDue: Bool {
        switch self.record.status {
        case .planned: false
        case .arrived, .triaged, .inProgress, .onLeave: self.scope.context.trigger == .live
        case .finished, .cancelled, .enteredInError: true
        }
    }

    /// An encounter under way: its creation, its change of status, and what is final by now.
    private func underWay(
        _ scope: EncounterScope, _ mapping: EncounterMapping, _ search: PlannedDelivery
    ) -> MappedRecord {
        var mapped = EncounterFacts(scope: scope).map()
        let head = [search, mapping.create(), mapping.statusOnTheWay()].compactMap { $0 }
        mapped.deliveries = Self.ordered(head + mapped.deliveries)
        return mapped
    }

    /// A finished encounter: everything, then its closing and the medical summary.
    private func whole(
        _ scope: EncounterScope, _ mapping: EncounterMapping, _ search: PlannedDelivery
    ) -> MappedRecord {
        var mapped = EncounterFacts(scope: scope).map()
        let live = mapped.deliveries.filter { $0.operation == .create && $0.encounterID != nil }
        let status = self.scope.context.trigger == .live ? mapping.statusOnTheWay() : nil
        let finish = mapping.finish(
            diagnoses: ConditionMapping(scope: scope).ranked(),
            items: live.map(\.key),
            status: status
        )
        let summary = CompositionMapping(
            scope: scope, facts: SummaryFacts(self.record, live: live)
        ).delivery()
        let frame = [search, mapping.create(), status, finish, summary].compactMap { $0 }
        mapped.deliveries = Self.ordered(frame + mapped.deliveries)
        return mapped
    }

    /// By the brief's order; deliveries of one kind stay in the order of the record.
    private static func ordered(_ deliveries: [PlannedDelivery]) -> [PlannedDelivery] {
        deliveries.enumerated()
            .sorted { ($0.element.order, $0.offset) < ($1.element.order, $1.offset) }
            .map(\.element)
    }
}
