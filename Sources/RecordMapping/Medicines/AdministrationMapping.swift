import ClinicRecord
import FHIRR4
import SyncCore

/// Medicines given by the staff, or left ungiven for a reason.
struct AdministrationMapping {
    let scope: EncounterScope

    func map(into mapped: inout MappedRecord) {
        for item in self.scope.record.administrations {
            guard let (key, product) = self.medication(of: item) else {
                mapped.findings.append(.medicineUnknown(path: item.path))
                continue
            }
            if let product, self.scope.items.isStanding(item.id) {
                mapped.deliveries.append(product.delivery(order: .administeredMedication))
            }
            mapped.deliveries.append(self.administration(item, medication: key))
        }
    }

    /// The Medication to refer to, and the product to create unless it is the compound prescribed.
    private func medication(
        of item: Administration
    ) -> (key: ResourceKey, product: MedicineProduct?)? {
        guard let medicine = self.scope.medicine(item.medicine) else { return nil }
        let prescribed = item.prescriptionItemID.flatMap {
            self.scope.items.prescribed($0, for: item.id)?.item
        }
        if medicine.isCompound, let prescribed {
            let product = MedicineProduct(
                medicine: medicine,
                role: .prescribed(itemID: prescribed.id, number: prescribed.itemNumber),
                scope: self.scope
            )
            return (product.key, nil)
        }
        let product = MedicineProduct(
            medicine: medicine, role: .administered(itemID: item.id), scope: self.scope)
        return (product.key, product)
    }

    private func administration(
        _ item: Administration, medication: ResourceKey
    ) -> PlannedDelivery {
        let identifier = Identifier(
            use: .official, system: self.scope.systems.medicationAdministration,
            value: item.id.text)
        var administration = MedicationAdministration(
            status: item.status.fhir,
            medication: medication.reference,
            subject: self.scope.subject,
            effective: Period(start: item.start, end: item.end)
        )
        administration.identifier = [identifier]
        administration.category = item.setting?.concept(
            system: Systems.medicationAdministrationCategory)
        administration.context = self.scope.encounter
        administration.performer = [self.scope.practitioner(item.performerID)]
        administration.dose = item.dose.map { Quantity(medicine: $0) }
        administration.route = item.route?.concept
        if item.status == .notGiven {
            administration.statusReason =
                item.reasonNotGiven.map { [CodeableConcept.text($0)] } ?? []
        }
        administration.request = item.prescriptionItemID.flatMap {
            self.scope.items.prescribed($0, for: item.id)
        }.map { ResourceKey.medicationRequest($0.item.id).reference }
        return self.scope.delivery(
            administration, as: .medicationAdministration(item.id),
            order: .medicationAdministration, identifier: identifier,
            isWithdrawn: !self.scope.items.isStanding(item.id))
    }
}
