import FHIRR4

/// One element the ministry's dictionary asks for, by its rule number.
struct RequiredRule: Sendable {
    enum Form: Sendable {
        /// Present and not empty.
        case element
        /// Present with a `reference`.
        case reference
        /// A text that is not empty.
        case text
    }

    let number: Int?
    let path: ElementPath
    let form: Form
    /// The rule holds only for resources of which this is true.
    let applies: @Sendable (JSONValue) -> Bool

    init(
        _ number: Int?,
        _ path: ElementPath,
        _ form: Form = .element,
        when applies: @escaping @Sendable (JSONValue) -> Bool = { _ in true }
    ) {
        self.number = number
        self.path = path
        self.form = form
        self.applies = applies
    }
}

/// The required elements of every type, as a table.
enum RequiredRules {
    static let byType: [String: [RequiredRule]] = Dictionary(grouping: all, by: \.path.type)

    private static let all: [RequiredRule] = [
        RequiredRule(10117, "Encounter.identifier"),
        RequiredRule(10118, "Encounter.subject", .reference),
        RequiredRule(10336, "Encounter.participant"),
        RequiredRule(10119, "Encounter.participant.individual", .reference),
        RequiredRule(10120, "Encounter.location.location", .reference),
        RequiredRule(10122, "Encounter.statusHistory"),
        RequiredRule(10123, "Encounter.period.start"),
        RequiredRule(10124, "Encounter.serviceProvider", .reference),
        RequiredRule(10121, "Encounter.period.end", when: isFinished),
        RequiredRule(10457, "Encounter.diagnosis", when: isFinished),

        RequiredRule(10003, "Condition.code"),
        RequiredRule(10125, "Condition.subject", .reference),
        RequiredRule(10126, "Condition.encounter", .reference),

        RequiredRule(10010, "Observation.code"),
        RequiredRule(10129, "Observation.subject", .reference),
        RequiredRule(10130, "Observation.encounter", .reference),
        RequiredRule(10383, "Observation.performer", .reference),

        RequiredRule(10015, "Procedure.code"),
        RequiredRule(10127, "Procedure.subject", .reference),
        RequiredRule(10128, "Procedure.encounter", .reference),
        RequiredRule(10399, "Procedure.performer.actor", .reference),

        RequiredRule(10131, "Composition.subject", .reference),
        RequiredRule(10132, "Composition.date"),
        RequiredRule(10133, "Composition.author", .reference),
        RequiredRule(10134, "Composition.title", .text),

        RequiredRule(nil, "Medication.identifier"),
        RequiredRule(nil, "Medication.code", when: { !isCompound($0) }),
        RequiredRule(nil, "Medication.ingredient", when: isCompound),

        RequiredRule(10388, "MedicationRequest.identifier"),
        RequiredRule(10135, "MedicationRequest.medication[x]"),
        RequiredRule(10136, "MedicationRequest.subject", .reference),
        RequiredRule(10337, "MedicationRequest.authoredOn"),
        RequiredRule(10453, "MedicationRequest.dispenseRequest.performer", .reference),
        RequiredRule(10454, "MedicationRequest.encounter", .reference),
        RequiredRule(10455, "MedicationRequest.requester", .reference),

        RequiredRule(10389, "MedicationDispense.identifier"),
        RequiredRule(10049, "MedicationDispense.status"),
        RequiredRule(10138, "MedicationDispense.medication[x]"),
        RequiredRule(10139, "MedicationDispense.subject", .reference),
        RequiredRule(10390, "MedicationDispense.context", .reference),
        RequiredRule(10394, "MedicationDispense.authorizingPrescription", .reference),

        RequiredRule(10159, "MedicationStatement.status"),
        RequiredRule(10160, "MedicationStatement.medication[x]"),
        RequiredRule(10161, "MedicationStatement.subject", .reference),
        RequiredRule(10299, "MedicationStatement.dateAsserted"),
        RequiredRule(10438, "MedicationStatement.context", .reference),
        RequiredRule(10439, "MedicationStatement.informationSource", .reference),

        RequiredRule(10075, "AllergyIntolerance.category"),
        RequiredRule(10078, "AllergyIntolerance.code"),
        RequiredRule(10147, "AllergyIntolerance.patient", .reference),
        RequiredRule(10374, "AllergyIntolerance.encounter", .reference),
        RequiredRule(10375, "AllergyIntolerance.recorder", .reference),

        RequiredRule(10060, "ServiceRequest.code"),
        RequiredRule(10065, "ServiceRequest.status"),
        RequiredRule(10141, "ServiceRequest.subject", .reference),
        RequiredRule(10142, "ServiceRequest.encounter", .reference),
        RequiredRule(10360, "ServiceRequest.occurrenceDateTime"),
        RequiredRule(10361, "ServiceRequest.authoredOn"),
        RequiredRule(10376, "ServiceRequest.requester", .reference),
        RequiredRule(10377, "ServiceRequest.performer", .reference),

        RequiredRule(10070, "Specimen.type"),
        RequiredRule(10143, "Specimen.subject", .reference),
        RequiredRule(10395, "Specimen.identifier.assigner", .reference),
        RequiredRule(10440, "Specimen.request", .reference),

        RequiredRule(10432, "DiagnosticReport.identifier"),
        RequiredRule(10144, "DiagnosticReport.subject", .reference),
        RequiredRule(10145, "DiagnosticReport.encounter", .reference),
        RequiredRule(10359, "DiagnosticReport.issued"),
        RequiredRule(10379, "DiagnosticReport.effectiveDateTime"),
        RequiredRule(10384, "DiagnosticReport.performer", .reference),
        RequiredRule(10385, "DiagnosticReport.result", .reference),
        RequiredRule(10386, "DiagnosticReport.specimen", .reference, when: isLaboratory),
        RequiredRule(10387, "DiagnosticReport.basedOn", .reference),

        RequiredRule(10105, "Immunization.reasonCode", when: isCompleted),
        RequiredRule(10155, "Immunization.patient", .reference),
        RequiredRule(10156, "Immunization.occurrence[x]"),
        RequiredRule(10292, "Immunization.primarySource"),
        RequiredRule(10293, "Immunization.encounter", .reference),
        RequiredRule(10294, "Immunization.performer.actor", .reference, when: isCompleted),
        RequiredRule(10305, "Immunization.location", .reference, when: isCompleted),
        RequiredRule(10306, "Immunization.lotNumber", .text, when: isGivenHere),
        RequiredRule(10307, "Immunization.expirationDate", when: isGivenHere),
        RequiredRule(10450, "Immunization.protocolApplied", when: isCompleted),
        RequiredRule(
            10456, "Immunization.protocolApplied.doseNumberPositiveInt", when: isCompleted),
        RequiredRule(10451, "Immunization.recorded"),
        RequiredRule(
            10108, "Immunization.statusReason",
            when: { $0["status"]?.string == "not-done" }),

        RequiredRule(10148, "ClinicalImpression.subject", .reference),
        RequiredRule(10149, "ClinicalImpression.encounter", .reference),

        RequiredRule(10324, "CarePlan.created"),
        RequiredRule(10328, "CarePlan.description", .text),
        RequiredRule(10329, "CarePlan.title", .text),
        RequiredRule(10330, "CarePlan.category"),
        RequiredRule(10380, "CarePlan.subject", .reference),
        RequiredRule(10381, "CarePlan.encounter", .reference),
        RequiredRule(10382, "CarePlan.author", .reference),

        RequiredRule(10370, "QuestionnaireResponse.subject", .reference),
        RequiredRule(10371, "QuestionnaireResponse.author", .reference),
        RequiredRule(10372, "QuestionnaireResponse.source", .reference),
        RequiredRule(10373, "QuestionnaireResponse.authored"),
        RequiredRule(10378, "QuestionnaireResponse.encounter", .reference),

        RequiredRule(10157, "EpisodeOfCare.patient", .reference),
        RequiredRule(10406, "EpisodeOfCare.period.start"),
        RequiredRule(10408, "EpisodeOfCare.managingOrganization", .reference),

        RequiredRule(10931, "PractitionerRole.practitioner", .reference),
        RequiredRule(10932, "PractitionerRole.organization", .reference),
        RequiredRule(10933, "PractitionerRole.code"),

        RequiredRule(10158, "FamilyMemberHistory.patient", .reference),
        RequiredRule(10162, "RelatedPerson.patient", .reference),
        RequiredRule(nil, "Organization.partOf", .reference),
    ]

    @Sendable private static func isFinished(_ resource: JSONValue) -> Bool {
        resource["status"]?.string == "finished"
    }

    @Sendable private static func isCompleted(_ resource: JSONValue) -> Bool {
        resource["status"]?.string == "completed"
    }

    @Sendable private static func isGivenHere(_ resource: JSONValue) -> Bool {
        Self.isCompleted(resource) && resource["primarySource"]?.bool == true
    }

    @Sendable private static func isLaboratory(_ resource: JSONValue) -> Bool {
        BusinessIdentifier.all(of: resource).contains { $0.contains("/lab|") }
    }

    /// Whether a Medication says of itself that it was compounded.
    @Sendable static func isCompound(_ resource: JSONValue) -> Bool {
        let type = MedicationRules.typeCode(of: resource)
        return type == "SD" || type == "EP"
    }
}
