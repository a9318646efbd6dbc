import ClinicRecord
import FHIRR4
import SyncCore

/// Authorized laboratory results as Observations.
struct LaboratoryResultMapping {
    let scope: EncounterScope

    func deliveries() -> [PlannedDelivery] {
        self.scope.record.labResults.map(self.delivery)
    }

    private func delivery(_ item: LabResult) -> PlannedDelivery {
        let identifier = Identifier(system: self.scope.systems.observation, value: item.number)
        let specimen = item.specimenID.flatMap { self.scope.items.specimen($0, for: item.id) }
        var observation = Observation(
            status: item.status.fhir,
            code: CodeableConcept(item.test, system: Systems.loinc),
            subject: self.scope.subject
        )
        observation.identifier = [identifier]
        observation.category = [CodeableConcept(.laboratory)]
        observation.encounter = self.scope.encounter
        observation.effective = specimen?.collectedAt ?? item.resultedAt
        observation.issued = item.authorizedAt
        observation.performer =
            self.scope.practitioners([item.resultedBy, item.authorizedBy])
            + [self.scope.systems.facility]
        observation.value = item.value.map(Observation.Value.init)
        observation.interpretation = item.flag.map { [CodeableConcept($0.coding)] } ?? []
        observation.referenceRange = [self.range(of: item)].compactMap { $0 }
        observation.specimen = specimen.map { ResourceKey.specimen($0.id).reference }
        if self.scope.items.ordered(item.orderItemID, for: item.id) != nil {
            observation.basedOn = [ResourceKey.serviceRequest(item.orderItemID).reference]
        }
        return self.scope.delivery(
            observation, as: .observation(item.id), order: .laboratoryResult,
            identifier: identifier, isWithdrawn: item.status.isWithdrawn)
    }

    /// One element with both limits, in the unit of the value; limits of a value without unit are
    /// told in words.
    private func range(of item: LabResult) -> ReferenceRange? {
        guard item.referenceLow != nil || item.referenceHigh != nil || item.referenceText != nil
        else { return nil }
        guard case .quantity(let amount) = item.value, amount.ucum != "1" else {
            let limits = [item.referenceLow?.text, item.referenceHigh?.text].compactMap { $0 }
            return ReferenceRange(
                text: item.referenceText ?? limits.joined(separator: " - "))
        }
        let limit = { (number: JSONNumber) in
            Quantity.ucum(number, unit: amount.unit, code: amount.ucum)
        }
        return ReferenceRange(
            low: item.referenceLow.map(limit),
            high: item.referenceHigh.map(limit),
            text: item.referenceText
        )
    }
}
