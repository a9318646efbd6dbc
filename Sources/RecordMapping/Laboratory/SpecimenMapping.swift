import ClinicRecord
import FHIRR4
import SyncCore

/// Samples taken for laboratory orders.
struct SpecimenMapping {
    let scope: EncounterScope

    func deliveries() -> [PlannedDelivery] {
        self.scope.record.specimens.map(self.delivery)
    }

    private func delivery(_ item: ClinicSpecimen) -> PlannedDelivery {
        var identifier = Identifier(system: self.scope.systems.specimen, value: item.number)
        identifier.assigner = self.scope.systems.facility
        let orders = item.orderItemIDs.compactMap {
            self.scope.items.ordered($0, for: item.id)
        }
        var specimen = FHIRR4.Specimen(
            status: item.status.fhir,
            type: item.type.concept(text: item.typeText),
            subject: self.scope.subject
        )
        specimen.identifier = [identifier]
        specimen.receivedTime = item.receivedAt
        specimen.request = orders.map { ResourceKey.serviceRequest($0.item.id).reference }
        specimen.containerType = item.container.map { .text($0) }
        specimen.condition = item.condition.map { [.text($0.text)] } ?? []

        var collection = FHIRR4.Specimen.Collection()
        collection.collector = self.scope.practitioner(item.collectedBy)
        collection.collected = item.collectedAt
        collection.quantity = item.quantity.map { Quantity(measure: $0) }
        collection.method = item.method.map { CodeableConcept($0, system: Systems.snomed) }
        collection.bodySite = item.bodySite.map { CodeableConcept($0, system: Systems.snomed) }
        collection.fastingStatus = orders.lazy.compactMap(\.order.fasting?.concept).first
        specimen.collection = collection
        return self.scope.delivery(
            specimen, as: .specimen(item.id), order: .specimen, identifier: identifier,
            isWithdrawn: item.status == .enteredInError)
    }
}
