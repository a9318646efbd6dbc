import ClinicRecord
import FHIRR4
import Foundation
import SyncCore

/// Procedures done, or left undone for a reason.
///
/// One that is still under way or was stopped is not sent: the platform takes only `completed` and
/// `not-done` (API 3.9).
struct ProcedureMapping {
    let scope: EncounterScope

    func deliveries() -> [PlannedDelivery] {
        self.scope.record.procedures.compactMap(self.delivery)
    }

    private func delivery(_ item: ProcedureItem) -> PlannedDelivery? {
        guard let status = self.status(of: item) else { return nil }
        let key = ResourceKey.procedure(item.id)
        let identifier = Identifier(
            use: .official, system: self.scope.systems.procedure, value: item.id.text)
        let codes = [
            Coding(item.icd9cm, system: Systems.icd9cm),
            item.snomed.flatMap { Coding($0, system: Systems.snomed) },
        ]
        var procedure = Procedure(
            status: status,
            code: CodeableConcept(codes.compactMap { $0 }, text: item.text),
            subject: self.scope.subject
        )
        procedure.identifier = [identifier]
        procedure.encounter = self.scope.encounter
        procedure.category = item.category.concept
        procedure.performed = Period(start: item.performedStart, end: item.performedEnd)
        procedure.performer = self.performers(of: item)
        procedure.bodySite = item.bodySites.map { CodeableConcept($0, system: Systems.snomed) }
        procedure.usedCode = item.usedItems.map { CodeableConcept($0, system: Systems.kfa) }
        procedure.outcome = item.outcome.map { .text($0) }
        procedure.complication = item.complication.map { [.text($0)] } ?? []
        procedure.note = item.note.map { [Annotation($0)] } ?? []
        if status == .notDone { procedure.statusReason = item.notDoneReason.map { .text($0) } }

        let reasons = item.reasonDiagnosisIDs.compactMap {
            self.scope.items.diagnosis($0, for: item.id)
        }
        procedure.reasonCode = reasons.map { CodeableConcept($0.icd10, system: Systems.icd10) }
        procedure.reasonReference = reasons.map { ResourceKey.condition($0.id).reference }
        let orders = item.orderID.map { self.scope.items.orderedTests($0, for: item.id) } ?? []
        procedure.basedOn = orders.map { ResourceKey.serviceRequest($0.item.id).reference }
        return self.scope.delivery(
            procedure,
            as: key,
            order: orders.isEmpty ? .procedure : .orderedProcedure,
            settling: Set(reasons.map { .condition($0.id) }),
            identifier: identifier,
            isWithdrawn: status == .enteredInError
        )
    }

    private func status(of item: ProcedureItem) -> Procedure.Status? {
        switch item.status {
        case .completed: .completed
        case .notDone: item.notDoneReason == nil ? nil : .notDone
        case .enteredInError: .enteredInError
        case .inProgress, .stopped: nil
        }
    }

    private func performers(of item: ProcedureItem) -> [Procedure.Performer] {
        var seen: Set<String> = []
        return item.performers.compactMap { performer in
            let actor = self.scope.practitioner(performer.practitionerID)
            guard seen.insert(actor.reference).inserted else { return nil }
            return Procedure.Performer(
                actor: actor, function: performer.function.map { .text($0) })
        }
    }
}
