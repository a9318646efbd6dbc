import ClinicRecord
import FHIRR4
import SyncCore

/// Laboratory orders: one ServiceRequest for each test or panel ordered.
struct LaboratoryOrderMapping {
    let scope: EncounterScope

    func deliveries() -> [PlannedDelivery] {
        self.scope.record.labOrders.flatMap { order in
            order.items.map { self.delivery($0, of: order) }
        }
    }

    private func delivery(_ item: LabOrderItem, of order: LabOrder) -> PlannedDelivery {
        let key = ResourceKey.serviceRequest(item.id)
        let identifier = Identifier(
            use: .official, system: self.scope.systems.serviceRequest, value: item.itemNumber)
        let codes = [
            Coding(item.test, system: Systems.loinc),
            item.kptl.flatMap { Coding($0, system: Systems.kptl) },
        ]
        var request = ServiceRequest(
            status: (item.status ?? order.status).fhir,
            code: CodeableConcept(codes.compactMap { $0 }, text: item.testName),
            subject: self.scope.subject
        )
        request.identifier = [identifier]
        request.category = [OrderTerms.laboratory]
        request.priority = order.priority.fhir
        request.encounter = self.scope.encounter
        request.occurrence = order.orderedAt
        request.authoredOn = order.orderedAt
        request.requester = self.scope.practitioner(order.orderedBy)
        // The platform wants a performer; until the laboratory is known it is who ordered.
        request.performer = [
            self.scope.practitioner(item.performerID ?? order.performerID ?? order.orderedBy)
        ]
        request.reasonCode = self.reasons(of: order, for: item)
        return self.scope.delivery(
            request, as: key, order: .serviceRequest, identifier: identifier,
            isWithdrawn: !self.scope.items.isStanding(item.id))
    }

    private func reasons(of order: LabOrder, for item: LabOrderItem) -> [CodeableConcept] {
        let diagnosis = order.diagnosisID.flatMap {
            self.scope.items.diagnosis($0, for: item.id)
        }
        if let diagnosis {
            return [
                CodeableConcept(
                    diagnosis.icd10, system: Systems.icd10, text: order.indication)
            ]
        }
        return order.indication.map { [.text($0)] } ?? []
    }
}
