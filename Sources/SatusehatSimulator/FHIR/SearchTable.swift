/// Which parameters a search of each type honours; every other is dropped in silence.
enum SearchTable {
    enum Parameter: Hashable, Sendable {
        /// A business identifier, as `system|value` or a value alone.
        case identifier
        /// A reference held in this element, asked for by id or by `Type/id`.
        case reference(element: String, type: String)
        /// A code, as `system|code` or a code alone.
        case token(element: String)
        /// Part of a text.
        case text(element: String)
        /// The resource's id.
        case id
    }

    private static let subject = Parameter.reference(element: "subject", type: "Patient")
    private static let patient = Parameter.reference(element: "patient", type: "Patient")
    private static let encounter = Parameter.reference(element: "encounter", type: "Encounter")
    private static let requester = Parameter.reference(element: "requester", type: "Practitioner")
    private static let performer = Parameter.reference(element: "performer", type: "Practitioner")
    private static let basedOn = Parameter.reference(element: "basedOn", type: "ServiceRequest")
    private static let context = Parameter.reference(element: "context", type: "Encounter")

    static let parameters: [String: [String: Parameter]] = [
        "AllergyIntolerance": ["patient": patient, "code": .token(element: "code")],
        "Appointment": ["patient": patient],
        "CarePlan": [
            "subject": subject, "encounter": encounter, "category": .token(element: "category"),
            "_id": .id,
        ],
        "ChargeItem": ["encounter": context],
        "ClaimResponse": ["identifier": .identifier],
        "ClinicalImpression": ["subject": subject, "encounter": encounter],
        "Composition": ["subject": subject, "encounter": encounter],
        "Condition": [
            "subject": subject, "encounter": encounter,
            "clinical-status": .token(element: "clinicalStatus"), "code": .token(element: "code"),
        ],
        "DiagnosticReport": [
            "subject": subject, "encounter": encounter, "based-on": basedOn,
            "performer": performer,
            "specimen": .reference(element: "specimen", type: "Specimen"),
        ],
        "DocumentReference": ["identifier": .identifier],
        "Encounter": [
            "subject": subject, "identifier": .identifier,
            "service-provider": .reference(element: "serviceProvider", type: "Organization"),
        ],
        "EpisodeOfCare": [
            "patient": patient, "type": .token(element: "type"),
            "status": .token(element: "status"), "identifier": .identifier,
            "organization": .reference(element: "managingOrganization", type: "Organization"),
        ],
        "FamilyMemberHistory": ["patient": patient],
        "Goal": ["subject": subject, "category": .token(element: "category")],
        "ImagingStudy": ["identifier": .identifier],
        "Immunization": ["patient": patient, "vaccine-code": .token(element: "vaccineCode")],
        "Location": [
            "identifier": .identifier, "name": .text(element: "name"),
            "organization": .reference(element: "managingOrganization", type: "Organization"),
        ],
        "MedicationAdministration": ["subject": subject],
        "MedicationDispense": [
            "subject": subject, "context": context,
            "prescription": .reference(
                element: "authorizingPrescription", type: "MedicationRequest"),
        ],
        "MedicationRequest": [
            "subject": subject, "encounter": encounter, "identifier": .identifier,
        ],
        "MedicationStatement": ["subject": subject, "context": context],
        "NutritionOrder": ["patient": patient],
        "Observation": [
            "subject": subject, "encounter": encounter, "based-on": basedOn,
            "performer": performer,
        ],
        "Organization": [
            "name": .text(element: "name"), "type": .token(element: "type"),
            "partof": .reference(element: "partOf", type: "Organization"),
        ],
        "PractitionerRole": [
            "practitioner": .reference(element: "practitioner", type: "Practitioner"),
            "organization": .reference(element: "organization", type: "Organization"),
        ],
        "Procedure": ["subject": subject, "encounter": encounter],
        "QuestionnaireResponse": ["encounter": encounter, "patient": subject],
        "RelatedPerson": ["identifier": .identifier, "patient": patient],
        "RiskAssessment": ["subject": subject],
        "ServiceRequest": [
            "identifier": .identifier, "subject": subject, "encounter": encounter,
            "performer": performer, "requester": requester,
            "category": .token(element: "category"), "_id": .id,
        ],
        "Specimen": [
            "subject": subject, "identifier": .identifier,
            "request": .reference(element: "request", type: "ServiceRequest"),
        ],
        "Task": ["patient": .reference(element: "for", type: "Patient")],
        "VisionPrescription": ["patient": patient],
    ]

    /// Types whose business identifier the documents do not list as a parameter but which a
    /// careful client asks for when it has lost an answer.
    ///
    /// Whether the platform honours it is not written down; `searchesEveryIdentifier` decides.
    static let identifierAlsoSearches: Set<String> = [
        "AllergyIntolerance", "Condition", "DiagnosticReport", "Immunization",
        "MedicationDispense", "Observation", "Organization", "Procedure", "PractitionerRole",
        "ClinicalImpression", "CarePlan", "MedicationStatement", "Composition",
        "QuestionnaireResponse",
    ]
}
