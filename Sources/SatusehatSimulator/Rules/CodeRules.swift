/// The code systems an element may use.
struct CodeRule: Sendable {
    let number: Int?
    let path: ElementPath
    let systems: [String]

    init(_ number: Int?, _ path: ElementPath, _ systems: [String]) {
        self.number = number
        self.path = path
        self.systems = systems
    }
}

/// The addresses of the code systems.
enum CodeSystem {
    static let icd10 = "http://hl7.org/fhir/sid/icd-10"
    static let icd9 = "http://hl7.org/fhir/sid/icd-9-cm"
    static let cvx = "http://hl7.org/fhir/sid/cvx"
    static let loinc = "http://loinc.org"
    static let snomed = "http://snomed.info/sct"
    static let ucum = "http://unitsofmeasure.org"
    static let kfa = "http://sys-ids.kemkes.go.id/kfa"
    static let route = "http://www.whocc.no/atc"
    static let dicom = "http://dicom.nema.org/resources/ontology/DCM"
    static let applicationEntity = "http://sys-ids.kemkes.go.id/ae-title"
    static let ministry = "http://terminology.kemkes.go.id"
    static let term = kemkes("clinical-term")
    static let examination = kemkes("examination")
    static let doseForm = hl7("v3-orderableDrugForm")
    static let interpretation = hl7("v3-ObservationInterpretation")

    static func hl7(_ name: String) -> String { "http://terminology.hl7.org/CodeSystem/" + name }

    static func kemkes(_ name: String) -> String {
        "http://terminology.kemkes.go.id/CodeSystem/" + name
    }
}

/// The code systems allowed per element: the dictionary's table together with what the ministry's
/// own requests send.
enum CodeRules {
    static let byType: [String: [CodeRule]] = Dictionary(
        grouping: encounter + findings + medicines + laboratory + others, by: \.path.type)

    private typealias System = CodeSystem
    private static let units = [
        System.doseForm, System.snomed, System.ucum, System.kemkes("smallest-logistic-unit"),
    ]

    private static let encounter: [CodeRule] = [
        CodeRule(
            10001, "Encounter.class", [System.hl7("v3-ActCode"), System.kemkes("encounter-class")]),
        CodeRule(10304, "Encounter.classHistory.class", [System.hl7("v3-ActCode")]),
        CodeRule(10002, "Encounter.participant.type", [System.hl7("v3-ParticipationType")]),
        CodeRule(10317, "Encounter.diagnosis.use", [System.hl7("diagnosis-role")]),
        CodeRule(
            10318, "Encounter.hospitalization.dischargeDisposition",
            [
                System.hl7("discharge-disposition"), System.kemkes("discharge-disposition"),
                System.kemkes("encounter-discharge-disposition"),
            ]),
        CodeRule(
            10319, "Encounter.hospitalization.admitSource",
            [System.hl7("admit-source"), System.term, System.kemkes("organization-type")]),
        CodeRule(10327, "Encounter.serviceType", [System.hl7("service-type"), System.snomed]),
        CodeRule(10326, "Encounter.reasonCode", [System.icd10, System.snomed, System.ministry]),
        CodeRule(10840, "Encounter.length", [System.ucum]),
    ]

    private static let findings: [CodeRule] = [
        CodeRule(10003, "Condition.code", [System.icd10, System.term, System.snomed]),
        CodeRule(10006, "Condition.clinicalStatus", [System.hl7("condition-clinical")]),
        CodeRule(
            10007, "Condition.category", [System.hl7("condition-category"), System.ministry]),
        CodeRule(10170, "Condition.verificationStatus", [System.hl7("condition-ver-status")]),
        CodeRule(10409, "Condition.bodySite", [System.term, System.snomed]),
        CodeRule(10009, "Observation.category", [System.hl7("observation-category")]),
        CodeRule(
            10010, "Observation.code",
            [
                System.loinc, System.snomed, System.examination, System.term, System.ministry,
                System.kemkes("anc-custom-codes"),
            ]),
        CodeRule(10011, "Observation.bodySite", [System.snomed]),
        CodeRule(10012, "Observation.valueQuantity", [System.ucum]),
        CodeRule(
            10297, "Observation.valueCodeableConcept",
            [
                System.icd10, System.snomed, System.term, System.examination, System.loinc,
                System.kemkes("organization-type"), System.ministry,
                System.kemkes("icd-10-pm"), System.interpretation,
            ]),
        CodeRule(
            10398, "Observation.interpretation",
            [
                System.examination, System.snomed, System.interpretation, System.loinc,
                System.term, System.ministry,
            ]),
        CodeRule(10368, "Observation.referenceRange.high", [System.ucum]),
        CodeRule(10369, "Observation.referenceRange.low", [System.ucum]),
        CodeRule(10013, "Procedure.category", [System.snomed, System.ministry]),
        CodeRule(
            10015, "Procedure.code",
            [System.icd9, System.snomed, System.term, System.kemkes("kptl")]),
        CodeRule(10016, "Procedure.bodySite", [System.snomed]),
        CodeRule(10018, "Procedure.reasonCode", [System.icd10]),
        CodeRule(
            10078, "AllergyIntolerance.code", [System.snomed, System.kfa, System.term]),
        CodeRule(
            10076, "AllergyIntolerance.clinicalStatus",
            [System.hl7("allergyintolerance-clinical")]),
        CodeRule(
            10079, "AllergyIntolerance.verificationStatus",
            [System.hl7("allergyintolerance-verification")]),
    ]

    private static let medicines: [CodeRule] = [
        CodeRule(10024, "Medication.code", [System.kfa, System.snomed]),
        CodeRule(10025, "Medication.form", [System.kemkes("medication-form")]),
        CodeRule(10030, "Medication.ingredient.itemCodeableConcept", [System.kfa]),
        CodeRule(
            10027, "Medication.ingredient.strength.numerator", [System.ucum, System.doseForm]),
        CodeRule(
            10028, "Medication.ingredient.strength.denominator",
            [System.snomed, System.doseForm, System.ucum]),
        CodeRule(
            10034, "MedicationRequest.category", [System.hl7("medicationrequest-category")]),
        CodeRule(10035, "MedicationRequest.reasonCode", [System.icd10]),
        CodeRule(
            10045, "MedicationRequest.courseOfTherapyType",
            [System.hl7("medicationrequest-course-of-therapy")]),
        CodeRule(10038, "MedicationRequest.dosageInstruction.route", [System.route]),
        CodeRule(
            10047, "MedicationRequest.dosageInstruction.additionalInstruction", [System.snomed]),
        CodeRule(
            10039, "MedicationRequest.dosageInstruction.doseAndRate.type",
            [System.hl7("dose-rate-type")]),
        CodeRule(
            10349, "MedicationRequest.dosageInstruction.doseAndRate.doseQuantity",
            [System.doseForm, System.ucum, System.snomed]),
        CodeRule(10348, "MedicationRequest.dispenseRequest.quantity", units),
        CodeRule(
            10043, "MedicationRequest.dispenseRequest.expectedSupplyDuration", [System.ucum]),
        CodeRule(
            10048, "MedicationDispense.category",
            ["http://terminology.hl7.org/fhir/CodeSystem/medicationdispense-category"]),
        CodeRule(
            10050, "MedicationDispense.quantity",
            [System.doseForm, System.snomed, System.kemkes("smallest-logistic-unit")]),
        CodeRule(10051, "MedicationDispense.daysSupply", [System.ucum]),
        CodeRule(10056, "MedicationDispense.dosageInstruction.route", [System.route]),
        CodeRule(
            10054, "MedicationDispense.dosageInstruction.additionalInstruction", [System.snomed]),
        CodeRule(
            10057, "MedicationDispense.dosageInstruction.doseAndRate.type",
            [System.hl7("dose-rate-type")]),
        CodeRule(
            10357, "MedicationDispense.dosageInstruction.doseAndRate.doseQuantity",
            [System.doseForm, System.snomed, System.ucum]),
        CodeRule(
            10674, "MedicationDispense.substitution.reason",
            [System.hl7("v3-ActReason"), System.ministry]),
        CodeRule(
            10675, "MedicationDispense.substitution.type",
            [System.hl7("v3-substanceAdminSubstitution")]),
        CodeRule(
            10436, "MedicationStatement.category", [System.hl7("medication-statement-category")]),
        CodeRule(
            10433, "MedicationStatement.medicationCodeableConcept", [System.kfa, System.snomed]),
        CodeRule(
            10849, "MedicationAdministration.category", [System.hl7("medication-admin-category")]),
        CodeRule(10767, "MedicationAdministration.dosage.route", [System.route]),
        CodeRule(10852, "MedicationAdministration.dosage.dose", units),
    ]

    private static let laboratory: [CodeRule] = [
        CodeRule(
            10060, "ServiceRequest.code",
            [
                System.icd9, System.loinc, System.snomed, System.examination,
                System.kemkes("kptl"), System.ministry,
            ]),
        CodeRule(10462, "ServiceRequest.category", [System.snomed, System.ministry]),
        CodeRule(10059, "ServiceRequest.bodySite", [System.snomed]),
        CodeRule(
            10064, "ServiceRequest.reasonCode",
            [System.icd10, System.icd9, System.snomed, System.term]),
        CodeRule(
            10427, "ServiceRequest.orderDetail",
            [
                System.dicom, System.applicationEntity, System.snomed, System.kfa,
                System.ministry,
            ]),
        CodeRule(10067, "ServiceRequest.locationCode", [System.hl7("v3-RoleCode")]),
        CodeRule(10070, "Specimen.type", [System.term, System.snomed]),
        CodeRule(10068, "Specimen.collection.method", [System.snomed]),
        CodeRule(10680, "Specimen.collection.bodySite", [System.snomed]),
        CodeRule(
            10363, "Specimen.collection.fastingStatusCodeableConcept",
            [System.hl7("v2-0916")]),
        CodeRule(
            10071, "DiagnosticReport.code", [System.examination, System.loinc, System.ministry]),
        CodeRule(10073, "DiagnosticReport.category", [System.hl7("v2-0074")]),
        CodeRule(
            10074, "DiagnosticReport.conclusionCode",
            [System.loinc, System.snomed, System.interpretation, System.examination]),
    ]

    private static let others: [CodeRule] = [
        CodeRule(10021, "Composition.type", [System.loinc, System.ministry]),
        CodeRule(10022, "Composition.category", [System.loinc]),
        CodeRule(10853, "Composition.section.code", sections),
        CodeRule(10853, "Composition.section.section.code", sections),
        CodeRule(10103, "Immunization.vaccineCode", [System.cvx, System.kfa]),
        CodeRule(10104, "Immunization.performer.function", [System.hl7("v2-0443")]),
        CodeRule(
            10105, "Immunization.reasonCode",
            [
                System.kemkes("immunization-reason"),
                System.kemkes("immunization-routine-timing"), System.snomed,
            ]),
        CodeRule(10106, "Immunization.reportOrigin", [System.hl7("immunization-origin")]),
        CodeRule(
            10108, "Immunization.statusReason",
            [
                System.snomed, System.hl7("v3-ActReason"),
                System.kemkes("immunization-statusReason"),
            ]),
        CodeRule(
            10102, "Location.physicalType",
            [
                System.hl7("location-physical-type"), System.kemkes("location-physical-type"),
            ]),
        CodeRule(
            10172, "Location.type", [System.hl7("v3-RoleCode"), System.kemkes("location-type")]),
        CodeRule(10096, "Location.operationalStatus", [System.hl7("v2-0116")]),
        CodeRule(
            10089, "Organization.type",
            [System.hl7("organization-type"), System.kemkes("organization-type")]),
        CodeRule(
            10933, "PractitionerRole.code", [System.snomed, System.hl7("practitioner-role")]),
        CodeRule(
            10934, "PractitionerRole.specialty",
            [System.snomed, System.kemkes("clinical-speciality")]),
        CodeRule(
            10110, "EpisodeOfCare.type",
            [System.hl7("episodeofcare-type"), System.kemkes("episodeofcare-type")]),
    ]

    private static let sections = [
        System.loinc, System.ministry, System.kemkes("composition-section"),
    ]
}
