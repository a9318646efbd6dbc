import FHIRR4

/// The resource types the exchange accepts from facilities.
enum KnownTypes {
    static let all: Set<String> = [
        "Account", "AllergyIntolerance", "Appointment", "AppointmentResponse", "CarePlan",
        "ChargeItem", "Claim", "ClaimResponse", "ClinicalImpression", "Composition", "Condition",
        "CoverageEligibilityRequest", "CoverageEligibilityResponse", "DiagnosticReport",
        "DocumentReference", "Encounter", "EpisodeOfCare", "FamilyMemberHistory", "Goal",
        "HealthcareService", "ImagingStudy", "Immunization", "Invoice", "Location", "Medication",
        "MedicationAdministration", "MedicationDispense", "MedicationRequest",
        "MedicationStatement", "NutritionOrder", "Observation", "Organization", "Patient",
        "PaymentNotice", "PaymentReconciliation", "Practitioner", "PractitionerRole", "Procedure",
        "Provenance", "QuestionnaireResponse", "RelatedPerson", "RiskAssessment",
        "ServiceRequest", "Slot", "Specimen", "Task", "VisionPrescription",
    ]
}

/// The illegal empty values that answers to writes carry.
enum EmptyValues {
    private static let lists: [String: [String]] = [
        "AllergyIntolerance": ["identifier", "note"],
        "Condition": ["identifier", "note"],
        "DiagnosticReport": ["imagingStudy"],
        "Encounter": ["account", "episodeOfCare"],
        "Immunization": ["identifier", "reaction"],
        "Location": ["endpoint"],
        "Medication": ["ingredient"],
        "MedicationRequest": ["note"],
        "Observation": ["identifier", "hasMember"],
        "Procedure": ["identifier", "complication"],
        "Specimen": ["note"],
    ]
    private static let objects: [String: [String]] = [
        "Composition": ["identifier"],
        "Encounter": ["hospitalization"],
        "MedicationDispense": ["substitution"],
    ]

    /// The resource with an empty value for each listed element it lacks, in alphabetical order.
    static func added(to resource: JSONValue, type: String) -> JSONValue {
        guard var object = resource.object else { return resource }
        for name in Self.lists[type] ?? [] where object[name] == nil { object[name] = [] }
        for name in Self.objects[type] ?? [] where object[name] == nil { object[name] = [:] }
        var sorted = JSONObject()
        for name in object.names.sorted() { sorted[name] = object[name] }
        return .object(sorted)
    }
}
