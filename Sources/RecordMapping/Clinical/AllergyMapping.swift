import ClinicRecord
import FHIRR4
import SyncCore

/// Allergies and intolerances that came up in the encounter.
struct AllergyMapping {
    let scope: EncounterScope

    /// Allergies are known for life, so a visit may list one that belongs to another visit; that
    /// one's record sends it, with its own encounter.
    func deliveries() -> [PlannedDelivery] {
        self.scope.record.allergies.filter { !self.isSentElsewhere($0) }.map(self.delivery)
    }

    private func isSentElsewhere(_ item: Allergy) -> Bool {
        guard let id = item.encounterID, id != self.scope.id,
            let other = self.scope.known.encounters[id]
        else { return false }
        return other.allergies.contains { $0.id == item.id }
    }

    private func delivery(_ item: Allergy) -> PlannedDelivery {
        let isError = item.status == .enteredInError
        let identifier = Identifier(
            use: .official, system: self.scope.systems.allergy, value: item.number)
        let isMedicine = item.category == .medication
        let code = item.substance.flatMap {
            Coding($0, system: isMedicine ? Systems.kfa : Systems.snomed)
        }
        var allergy = AllergyIntolerance(
            code: CodeableConcept([code].compactMap { $0 }, text: item.text),
            patient: self.scope.subject
        )
        allergy.identifier = [identifier]
        // What was entered in error has no clinical status (ait-2).
        if !isError { allergy.clinicalStatus = item.clinicalStatus.concept }
        allergy.verificationStatus =
            (isError ? .enteredInError : AllergyVerification(item.certainty)).concept
        allergy.kind = item.kind.flatMap { AllergyIntolerance.Kind(rawValue: $0.rawValue) }
        // FHIR has no code for `other`; the element is left out then.
        allergy.category = [AllergyIntolerance.Category(rawValue: item.category.rawValue)]
            .compactMap { $0 }
        allergy.criticality = item.severity?.criticality
        allergy.encounter = self.scope.encounter
        allergy.onset = item.onsetDate.map(self.scope.calendar.occurrence)
        allergy.recordedDate = item.recordedAt
        allergy.recorder = self.scope.practitioner(item.recordedBy)
        if !item.reactions.isEmpty {
            allergy.reaction = [
                AllergyIntolerance.Reaction(
                    manifestation: item.reactions.map {
                        CodeableConcept($0, system: Systems.snomed)
                    },
                    severity: item.severity?.reaction
                )
            ]
        }
        return self.scope.delivery(
            allergy, as: .allergy(item.id), order: .allergy, identifier: identifier,
            isWithdrawn: isError)
    }
}
