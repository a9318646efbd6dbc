/// The resource types that the bridge writes.
enum AuthoredTypes {
    static let names: Set<String> = [
        "AllergyIntolerance", "CarePlan", "ClinicalImpression", "Composition", "Condition",
        "Consent", "DiagnosticReport", "Encounter", "EpisodeOfCare", "Immunization", "Location",
        "Medication", "MedicationAdministration", "MedicationDispense", "MedicationRequest",
        "Observation", "Organization", "Patient", "Practitioner", "PractitionerRole", "Procedure",
        "QuestionnaireResponse", "ServiceRequest", "Specimen",
    ]
}
