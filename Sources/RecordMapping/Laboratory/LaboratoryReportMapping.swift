import ClinicRecord
import FHIRR4
import Foundation
import SyncCore

/// Laboratory reports: what was found on an order, as a whole.
///
/// A report refers to every result it rests on and depends on each, so it cannot leave before all of
/// them were accepted.
struct LaboratoryReportMapping {
    let scope: EncounterScope

    func deliveries() -> [PlannedDelivery] {
        self.scope.record.labReports.map(self.delivery)
    }

    private func delivery(_ item: LabReport) -> PlannedDelivery {
        let identifier = Identifier(
            use: .official, system: self.scope.systems.laboratoryReport, value: item.number)
        let results = item.resultIDs.compactMap { self.scope.items.result($0, for: item.id) }
        let specimens = self.specimens(of: item, results: results)
        var report = DiagnosticReport(
            status: item.status.fhir,
            code: CodeableConcept(item.test, system: Systems.loinc),
            subject: self.scope.subject
        )
        report.identifier = [identifier]
        report.category = [CodeableConcept(item.category.coding)]
        report.encounter = self.scope.encounter
        report.effective = item.effectiveAt ?? self.collected(specimens) ?? item.issuedAt
        report.issued = item.issuedAt
        report.performer = [
            self.scope.practitioner(item.authorizedBy), self.scope.systems.facility,
        ]
        report.basedOn = self.orderItems(of: item, results: results)
            .map { ResourceKey.serviceRequest($0).reference }
        report.specimen = specimens.map { ResourceKey.specimen($0.id).reference }
        report.result = results.map { ResourceKey.observation($0.id).reference }
        report.conclusion = item.conclusion
        report.conclusionCode = item.conclusionCodes.map {
            CodeableConcept($0, system: Systems.snomed)
        }
        return self.scope.delivery(
            report, as: .report(item.id), order: .diagnosticReport, identifier: identifier,
            isWithdrawn: item.status == .enteredInError)
    }

    /// The order items that the results answer, or all of the order when they name none.
    private func orderItems(of item: LabReport, results: [LabResult]) -> [UUID] {
        let answered = Self.unique(results.map(\.orderItemID)).filter {
            self.scope.items.ordered($0, for: item.id) != nil
        }
        guard answered.isEmpty else { return answered }
        return self.scope.items.orderedTests(item.orderID, for: item.id).map(\.item.id)
    }

    private func specimens(of item: LabReport, results: [LabResult]) -> [ClinicSpecimen] {
        let named = item.specimenIDs.isEmpty ? results.compactMap(\.specimenID) : item.specimenIDs
        return Self.unique(named).compactMap { self.scope.items.specimen($0, for: item.id) }
    }

    /// The findings hold for the time the last sample was taken.
    private func collected(_ specimens: [ClinicSpecimen]) -> Instant? {
        specimens.map(\.collectedAt).max()
    }

    private static func unique(_ ids: [UUID]) -> [UUID] {
        var seen: Set<UUID> = []
        return ids.filter { seen.insert($0).inserted }
    }
}
