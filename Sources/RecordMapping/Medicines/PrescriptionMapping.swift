import ClinicRecord
import FHIRR4
import SyncCore

/// Prescribed medicines: a MedicationRequest for each item, its Medication before it.
struct PrescriptionMapping {
    let scope: EncounterScope

    func map(into mapped: inout MappedRecord) {
        for prescription in self.scope.record.prescriptions {
            for item in prescription.items {
                guard let product = self.product(of: item) else {
                    mapped.findings.append(.medicineUnknown(path: item.path))
                    continue
                }
                if self.scope.items.isStanding(item.id) {
                    mapped.deliveries.append(product.delivery(order: .medication))
                }
                mapped.deliveries.append(self.request(item, of: prescription, product))
            }
        }
    }

    private func product(of item: PrescriptionItem) -> MedicineProduct? {
        self.scope.medicine(item.medicine).map { medicine in
            MedicineProduct(
                medicine: medicine,
                role: .prescribed(itemID: item.id, number: item.itemNumber),
                scope: self.scope
            )
        }
    }

    private func request(
        _ item: PrescriptionItem, of prescription: Prescription, _ product: MedicineProduct
    ) -> PlannedDelivery {
        let identifiers = PrescriptionIdentifiers(
            systems: self.scope.systems, prescription: prescription, item: item)
        var request = MedicationRequest(
            status: item.status.fhir,
            medication: product.key.reference,
            subject: self.scope.subject
        )
        request.identifier = identifiers.both
        request.category = [
            prescription.setting.concept(system: Systems.medicationRequestCategory)
        ]
        request.encounter = self.scope.encounter
        request.authoredOn = prescription.prescribedAt
        request.requester = self.scope.practitioner(prescription.prescriberID)
        let reason = item.reasonDiagnosisID.flatMap {
            self.scope.items.diagnosis($0, for: item.id)
        }
        request.reasonReference = reason.map { [ResourceKey.condition($0.id).reference] } ?? []
        request.dosageInstruction = DosageMapping.instructions(item.dosage)
        request.dispenseRequest = self.dispenseRequest(item, of: prescription)
        request.substitutionAllowed = item.allowSubstitution
        return self.scope.delivery(
            request,
            as: .medicationRequest(item.id),
            order: .medicationRequest,
            settling: Set(reason.map { [.condition($0.id)] } ?? []),
            identifier: identifiers.item,
            isWithdrawn: !self.scope.items.isStanding(item.id)
        )
    }

    private func dispenseRequest(
        _ item: PrescriptionItem, of prescription: Prescription
    ) -> MedicationRequest.DispenseRequest {
        var dispense = MedicationRequest.DispenseRequest()
        dispense.validityPeriod = Period(
            start: prescription.prescribedAt,
            end: prescription.validUntil.map(self.scope.calendar.end)
        )
        dispense.repeatsAllowed = item.repeats
        dispense.quantity = Quantity(medicine: item.quantity)
        dispense.expectedSupplyDuration = item.daysSupply.map { .days($0) }
        // The facility dispenses; rule 10453 wants it named.
        dispense.performer = self.scope.systems.facility
        return dispense
    }
}
