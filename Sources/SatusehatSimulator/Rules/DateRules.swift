import FHIRR4

/// One element that must hold a full date and time within the platform's bounds.
struct DateRule: Sendable {
    let number: Int?
    let path: ElementPath
    let mayBeInFuture: Bool

    init(_ number: Int?, _ path: ElementPath, mayBeInFuture: Bool = false) {
        self.number = number
        self.path = path
        self.mayBeInFuture = mayBeInFuture
    }
}

enum DateRules {
    static let byType: [String: [DateRule]] = Dictionary(grouping: all, by: \.path.type)

    private static let all: [DateRule] = [
        DateRule(10123, "Encounter.period.start"),
        DateRule(10173, "Encounter.period.end"),
        DateRule(10122, "Encounter.statusHistory.period.start"),
        DateRule(10122, "Encounter.statusHistory.period.end"),
        DateRule(10290, "Encounter.location.period.start"),
        DateRule(10291, "Encounter.location.period.end"),
        DateRule(10300, "Encounter.participant.period.start"),
        DateRule(10301, "Encounter.participant.period.end"),
        DateRule(10302, "Encounter.classHistory.period.start"),
        DateRule(10303, "Encounter.classHistory.period.end"),
        DateRule(10402, "Condition.onsetDateTime"),
        DateRule(10403, "Condition.recordedDate"),
        DateRule(10841, "Condition.onsetPeriod.start"),
        DateRule(10842, "Condition.onsetPeriod.end"),
        DateRule(10295, "Observation.effectiveDateTime"),
        DateRule(10296, "Observation.issued"),
        DateRule(10400, "Procedure.performedPeriod.start"),
        DateRule(10401, "Procedure.performedPeriod.end"),
        DateRule(10132, "Composition.date"),
        DateRule(10358, "AllergyIntolerance.recordedDate"),
        DateRule(10337, "MedicationRequest.authoredOn"),
        DateRule(10338, "MedicationRequest.dispenseRequest.validityPeriod.start"),
        DateRule(
            10339, "MedicationRequest.dispenseRequest.validityPeriod.end", mayBeInFuture: true),
        DateRule(10351, "MedicationDispense.whenPrepared"),
        DateRule(10352, "MedicationDispense.whenHandedOver"),
        DateRule(10299, "MedicationStatement.dateAsserted"),
        DateRule(10761, "MedicationAdministration.effectiveDateTime"),
        DateRule(10850, "MedicationAdministration.effectivePeriod.start"),
        DateRule(10851, "MedicationAdministration.effectivePeriod.end"),
        // What is ordered may lie ahead, as a follow-up visit does.
        DateRule(10360, "ServiceRequest.occurrenceDateTime", mayBeInFuture: true),
        DateRule(10361, "ServiceRequest.authoredOn"),
        DateRule(10362, "Specimen.collection.collectedDateTime"),
        DateRule(10365, "Specimen.processing.timeDateTime"),
        DateRule(10366, "Specimen.receivedTime"),
        DateRule(10367, "Specimen.extension.valueDateTime"),
        DateRule(10359, "DiagnosticReport.issued"),
        DateRule(10379, "DiagnosticReport.effectiveDateTime"),
        DateRule(10156, "Immunization.occurrenceDateTime"),
        DateRule(10451, "Immunization.recorded"),
        DateRule(10819, "Immunization.reaction.date"),
        DateRule(10404, "EpisodeOfCare.statusHistory.period.start"),
        DateRule(10405, "EpisodeOfCare.statusHistory.period.end"),
        DateRule(10406, "EpisodeOfCare.period.start"),
        DateRule(10407, "EpisodeOfCare.period.end"),
        DateRule(10927, "PractitionerRole.identifier.period.start"),
        DateRule(10928, "PractitionerRole.identifier.period.end", mayBeInFuture: true),
        DateRule(10324, "CarePlan.created"),
        DateRule(10373, "QuestionnaireResponse.authored"),
        DateRule(nil, "ClinicalImpression.effectiveDateTime"),
        DateRule(nil, "ClinicalImpression.date"),
    ]
}
