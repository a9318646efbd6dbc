import ClinicRecord
import FHIRR4
import SyncCore

/// Medicines handed over: a MedicationDispense for each item, its own Medication before it.
struct DispenseMapping {
    let scope: EncounterScope

    func map(into mapped: inout MappedRecord) {
        for dispense in self.scope.record.dispenses {
            for item in dispense.items {
                guard let product = self.product(of: item, in: dispense) else {
                    mapped.findings.append(.medicineUnknown(path: item.path))
                    continue
                }
                guard
                    let prescribed = self.scope.items.prescribed(
                        item.prescriptionItemID, for: item.id)
                else {
                    mapped.findings.append(.prescriptionUnknown(path: item.path))
                    continue
                }
                if self.scope.items.isStanding(item.id) {
                    mapped.deliveries.append(product.delivery(order: .dispensedMedication))
                }
                mapped.deliveries.append(self.handover(item, of: dispense, prescribed, product))
            }
        }
    }

    /// A compound is named after the item it was made for and the dispensing.
    private func product(of item: DispenseItem, in dispense: Dispense) -> MedicineProduct? {
        guard let medicine = self.scope.medicine(item.medicine) else { return nil }
        let prescribed = self.scope.items.prescribed(item.prescriptionItemID, for: item.id)
        let number = prescribed?.item.itemNumber ?? item.id.text
        return MedicineProduct(
            medicine: medicine,
            role: .dispensed(itemID: item.id, number: "\(number)-D\(dispense.number)"),
            scope: self.scope
        )
    }

    private func handover(
        _ item: DispenseItem, of dispense: Dispense, _ prescribed: EncounterItems.Prescribed,
        _ product: MedicineProduct
    ) -> PlannedDelivery {
        let identifiers = PrescriptionIdentifiers(
            systems: self.scope.systems, prescription: prescribed.prescription,
            item: prescribed.item)
        var handover = MedicationDispense(
            status: item.status.fhir,
            medication: product.key.reference,
            subject: self.scope.subject
        )
        handover.identifier = identifiers.both
        handover.category = prescribed.prescription.setting.concept(
            system: Systems.medicationDispenseCategory)
        handover.context = self.scope.encounter
        handover.performer = [self.scope.practitioner(dispense.dispensedBy)]
        handover.location = dispense.locationID.map { id in
            ResourceKey.location(id).reference(display: self.scope.known.locations[id]?.name)
        }
        handover.authorizingPrescription = [
            ResourceKey.medicationRequest(prescribed.item.id).reference
        ]
        handover.quantity = Quantity(dispensed: item.quantity)
        handover.daysSupply = item.daysSupply.map { .days($0) }
        handover.whenPrepared = dispense.preparedAt
        handover.whenHandedOver = dispense.handedOverAt
        handover.dosageInstruction =
            DosageMapping.instructions(item.dosage ?? prescribed.item.dosage)
        handover.substitution = item.substituted.map { substituted in
            MedicationDispense.Substitution(
                wasSubstituted: substituted,
                reason: item.substitutionReason.map { [.text($0)] } ?? []
            )
        }
        return self.scope.delivery(
            handover, as: .medicationDispense(item.id), order: .medicationDispense,
            identifier: identifiers.item, isWithdrawn: !self.scope.items.isStanding(item.id))
    }
}
