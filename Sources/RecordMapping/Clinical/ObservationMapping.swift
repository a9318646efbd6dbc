import ClinicRecord
import FHIRR4
import SyncCore

/// Findings and measurements that have no section of their own.
struct ObservationMapping {
    let scope: EncounterScope

    func deliveries() -> [PlannedDelivery] {
        self.scope.record.observations.map(self.delivery)
    }

    private func delivery(_ item: ObservationItem) -> PlannedDelivery {
        let key = ResourceKey.observation(item.id)
        let identifier = self.scope.localIdentifier(self.scope.systems.observation, key)
        var observation = Observation(
            status: item.status.fhir,
            code: CodeableConcept(item.code, system: Systems.loinc),
            subject: self.scope.subject
        )
        observation.identifier = [identifier]
        observation.category = [CodeableConcept(item.category.coding)]
        observation.encounter = self.scope.encounter
        observation.effective = item.effectiveAt
        observation.issued = item.effectiveAt
        observation.performer = [self.scope.practitioner(item.performerID)]
        observation.value = Observation.Value(item.value)
        observation.interpretation =
            item.interpretation.map {
                [CodeableConcept($0, system: Systems.observationInterpretation)]
            } ?? []
        observation.note = item.note.map { [Annotation($0)] } ?? []
        observation.bodySite = item.bodySite.map { CodeableConcept($0, system: Systems.snomed) }
        return self.scope.delivery(
            observation, as: key, order: .observation, identifier: identifier,
            isWithdrawn: item.status == .enteredInError)
    }
}
