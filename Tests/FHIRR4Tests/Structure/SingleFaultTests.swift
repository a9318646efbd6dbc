import FHIRR4
import Testing

/// One fault of each sort, planted by hand in each type we write.
@Suite struct SingleFaultTests {
    struct Fault: Sendable, CustomTestStringConvertible {
        let type: String
        let path: String
        let value: JSONValue?
        let code: StructureIssue.Code
        let issuePath: String

        /// The issue is expected at the edited path unless another one is given.
        init(
            _ type: String,
            _ path: String,
            _ value: JSONValue?,
            _ code: StructureIssue.Code,
            at issuePath: String? = nil
        ) {
            self.type = type
            self.path = path
            self.value = value
            self.code = code
            self.issuePath = "\(type).\(issuePath ?? path)"
        }

        var testDescription: String { "\(self.issuePath): \(self.code.rawValue)" }
    }

    private static func coding(_ system: String, _ code: String) -> JSONValue {
        ["coding": [["system": .string(system), "code": .string(code)]]]
    }

    private static let terminology = "http://terminology.hl7.org/CodeSystem/"

    static let wrongCodes = [
        Fault("Organization", "telecom[0].system", "telepon", .notInBinding),
        Fault("Organization", "address[0].use", "kantor", .notInBinding),
        Fault("Location", "status", "open", .notInBinding),
        Fault("Location", "hoursOfOperation[0].daysOfWeek[1]", "senin", .notInBinding),
        Fault("Practitioner", "gender", "F", .notInBinding),
        Fault("PractitionerRole", "availableTime[0].daysOfWeek[0]", "Mon", .notInBinding),
        Fault("Patient", "gender", "perempuan", .notInBinding),
        Fault("Patient", "link[0].type", "same", .notInBinding),
        Fault("Patient", "name[0].use", "resmi", .notInBinding),
        Fault("Encounter", "status", "done", .notInBinding),
        Fault("Encounter", "statusHistory[1].status", "inprogress", .notInBinding),
        Fault("Encounter", "location[0].status", "finished", .notInBinding),
        Fault(
            "Condition", "clinicalStatus", coding(terminology + "condition-clinical", "sick"),
            .notInBinding),
        Fault(
            "Condition", "clinicalStatus", coding("http://example.org", "resolved"), .notInBinding),
        Fault("Condition", "verificationStatus", ["text": "Pasti"], .notInBinding),
        Fault("Observation", "status", "done", .notInBinding),
        Fault("Observation", "valueQuantity.comparator", "=", .notInBinding),
        Fault("Procedure", "status", "finished", .notInBinding),
        Fault("Medication", "status", "aktif", .notInBinding),
        Fault("MedicationRequest", "intent", "resep", .notInBinding),
        Fault(
            "MedicationRequest", "dosageInstruction[0].timing.repeat.periodUnit", "day",
            .notInBinding),
        Fault("MedicationDispense", "status", "done", .notInBinding),
        Fault("MedicationAdministration", "status", "given", .notInBinding),
        Fault("ServiceRequest", "priority", "cito", .notInBinding),
        Fault("Specimen", "status", "ok", .notInBinding),
        Fault("DiagnosticReport", "status", "selesai", .notInBinding),
        Fault("Composition", "status", "draft", .notInBinding),
        Fault("Composition", "section[0].section[0].mode", "list", .notInBinding),
        Fault("Composition", "section[0].section[0].text.status", "manual", .notInBinding),
        Fault("AllergyIntolerance", "category[1]", "drug", .notInBinding),
        Fault("AllergyIntolerance", "reaction[0].severity", "ringan", .notInBinding),
        Fault("Immunization", "status", "done", .notInBinding),
        Fault("EpisodeOfCare", "statusHistory[0].status", "queue", .notInBinding),
        Fault("CarePlan", "activity[1].detail.kind", "Visit", .notInBinding),
        Fault("ClinicalImpression", "status", "final", .notInBinding),
        Fault("QuestionnaireResponse", "status", "done", .notInBinding),
        Fault("Consent", "provision.type", "OPTIN", .notInBinding),
    ]

    static let missing = [
        Fault("Encounter", "status", nil, .missing),
        Fault("Encounter", "class", nil, .missing),
        Fault("Encounter", "statusHistory[0].period", nil, .missing),
        Fault("Encounter", "diagnosis[0].condition", nil, .missing),
        Fault("Encounter", "location[0].location", nil, .missing),
        Fault("Condition", "subject", nil, .missing),
        Fault("Observation", "code", nil, .missing),
        Fault("Observation", "component[0].code", nil, .missing),
        Fault("Procedure", "performer[0].actor", nil, .missing),
        Fault("MedicationRequest", "subject", nil, .missing),
        Fault("MedicationRequest", "medicationReference", nil, .missing, at: "medication[x]"),
        Fault("MedicationDispense", "medicationReference", nil, .missing, at: "medication[x]"),
        Fault("MedicationDispense", "substitution.wasSubstituted", nil, .missing),
        Fault("MedicationAdministration", "effectivePeriod", nil, .missing, at: "effective[x]"),
        Fault("ServiceRequest", "intent", nil, .missing),
        Fault("DiagnosticReport", "media[0].link", nil, .missing),
        Fault("Composition", "title", nil, .missing),
        Fault("Composition", "author", nil, .missing),
        Fault("Composition", "section[1].text.div", nil, .missing),
        Fault("AllergyIntolerance", "reaction[0].manifestation", nil, .missing),
        Fault("Immunization", "occurrenceDateTime", nil, .missing, at: "occurrence[x]"),
        Fault(
            "Immunization", "protocolApplied[0].doseNumberPositiveInt", nil, .missing,
            at: "protocolApplied[0].doseNumber[x]"),
        Fault("EpisodeOfCare", "patient", nil, .missing),
        Fault("CarePlan", "activity[1].detail.status", nil, .missing),
        Fault("ClinicalImpression", "investigation[0].code", nil, .missing),
        Fault("QuestionnaireResponse", "item[0].item[1].linkId", nil, .missing),
        Fault("Consent", "scope", nil, .missing),
        Fault("Patient", "link[0].other", nil, .missing),
        Fault("Patient", "communication[0].language", nil, .missing),
        Fault("Patient", "extension[0].url", nil, .missing),
        Fault("Practitioner", "qualification[0].code", nil, .missing),
        Fault("Location", "position.latitude", nil, .missing),
        Fault("PractitionerRole", "notAvailable[0].description", nil, .missing),
        Fault("MedicationRequest", "contained[0].id", nil, .missing),
        Fault("MedicationRequest", "contained[0].resourceType", nil, .missing),
    ]

    static let wrongReferences = [
        ("Organization", "partOf", "Location/1"), ("Location", "managingOrganization", "Patient/1"),
        ("Location", "partOf", "Organization/1"), ("PractitionerRole", "practitioner", "Patient/1"),
        ("PractitionerRole", "location[0]", "Organization/1"),
        ("Patient", "generalPractitioner[0]", "Patient/1"),
        ("Encounter", "subject", "Practitioner/1"), ("Encounter", "serviceProvider", "Location/1"),
        ("Encounter", "participant[0].individual", "Organization/1"),
        ("Encounter", "diagnosis[0].condition", "Observation/1"),
        ("Encounter", "location[0].location", "Organization/1"),
        ("Condition", "subject", "Practitioner/1"), ("Condition", "encounter", "EpisodeOfCare/1"),
        ("Condition", "recorder", "Organization/1"), ("Observation", "performer[0]", "Location/1"),
        ("Observation", "encounter", "Patient/1"), ("Observation", "specimen", "Observation/1"),
        ("Procedure", "performer[0].actor", "Location/1"),
        ("Procedure", "reasonReference[0]", "Medication/1"),
        ("Medication", "manufacturer", "Practitioner/1"),
        ("MedicationRequest", "medicationReference", "Substance/1"),
        ("MedicationRequest", "encounter", "Patient/1"),
        ("MedicationDispense", "authorizingPrescription[0]", "ServiceRequest/1"),
        ("MedicationDispense", "location", "Organization/1"),
        ("MedicationAdministration", "request", "ServiceRequest/1"),
        ("ServiceRequest", "requester", "Location/1"), ("Specimen", "request[0]", "Encounter/1"),
        ("Specimen", "collection.collector", "Organization/1"),
        ("DiagnosticReport", "result[0]", "Condition/1"),
        ("DiagnosticReport", "basedOn[0]", "Encounter/1"),
        ("Composition", "author[0]", "Location/1"),
        ("Composition", "custodian", "Practitioner/1"),
        ("AllergyIntolerance", "patient", "Group/1"),
        ("Immunization", "performer[0].actor", "Patient/1"),
        ("EpisodeOfCare", "team[0]", "Practitioner/1"), ("CarePlan", "goal[0]", "Condition/1"),
        ("ClinicalImpression", "problem[0]", "Observation/1"),
        ("QuestionnaireResponse", "encounter", "Patient/1"),
        ("Consent", "organization[0]", "Patient/1"),
    ].map { type, path, target in
        Fault(
            type, path, ["reference": .string(target)], .wrongReferenceType, at: path + ".reference"
        )
    }

    static let wrongFormats = [
        Fault("Patient", "birthDate", "1990-02-30", .badFormat),
        Fault("Patient", "birthDate", "17-05-1990", .badFormat),
        Fault(
            "Patient", "multipleBirthInteger", .number(JSONNumber(1_000_000_000_000)), .badFormat),
        Fault("Practitioner", "birthDate", "1980-13", .badFormat),
        Fault("Practitioner", "meta.lastUpdated", "2026-03-04", .badFormat),
        Fault("Practitioner", "photo[0].data", "bukan base64!", .badFormat),
        Fault("PractitionerRole", "availableTime[0].availableStartTime", "8:00", .badFormat),
        Fault("Encounter", "id", "K/2026/1", .badFormat),
        Fault("Encounter", "period.start", "2026-03-04T24:00:00+00:00", .badFormat),
        Fault("Encounter", "period.end", "2026-03-04T02:00:00", .badFormat),
        Fault("Encounter", "statusHistory[0].period.start", "2026-02-29", .badFormat),
        Fault("Encounter", "diagnosis[0].rank", 0, .badFormat),
        Fault("Encounter", "subject.reference", "P02478375538", .badFormat),
        Fault("Condition", "recordedDate", "2026-03-04T02:00Z", .badFormat),
        Fault("Condition", "code.coding[0].system", "http://hl7.org/fhir/sid/icd-10 ", .badFormat),
        Fault("Condition", "code.coding[0].code", " J06.9", .badFormat),
        Fault("Observation", "issued", "2026-03-04T02:00:00", .badFormat),
        Fault("Observation", "effectiveDateTime", "2026-04-31", .badFormat),
        Fault("MedicationRequest", "authoredOn", "kemarin", .badFormat),
        Fault("MedicationRequest", "dosageInstruction[0].timing.repeat.frequency", 0, .badFormat),
        Fault("MedicationDispense", "whenHandedOver", "2026-03-04T02:60:00Z", .badFormat),
        Fault("Immunization", "expirationDate", "2027-01-31T00:00:00+00:00", .badFormat),
        Fault("Composition", "date", "04/03/2026", .badFormat),
        Fault("Composition", "section[1].text.div", "<div>tanpa ruang nama</div>", .badFormat),
        Fault("CarePlan", "instantiatesCanonical[0]", "rencana satu", .badFormat),
        Fault("QuestionnaireResponse", "item[1].answer[1].valueTime", "24:00:00", .badFormat),
        Fault("Location", "name", "Ruang\u{0}1", .badFormat),
    ]

    static let choices = [
        Fault("Patient", "deceasedDateTime", "2026-03-04", .choiceConflict, at: "deceased[x]"),
        Fault("Patient", "multipleBirthBoolean", true, .choiceConflict, at: "multipleBirth[x]"),
        Fault("Condition", "onsetString", "kemarin", .choiceConflict, at: "onset[x]"),
        Fault("Condition", "onsetBoolean", true, .unknownElement),
        Fault("Observation", "valueString", "37", .choiceConflict, at: "value[x]"),
        Fault("Observation", "valueDecimal", 37, .unknownElement),
        Fault("Observation", "value", 37, .unknownElement),
        Fault(
            "Observation", "component[0].valueString", "80", .choiceConflict,
            at: "component[0].value[x]"),
        Fault("Procedure", "performedDateTime", "2026-03-04", .choiceConflict, at: "performed[x]"),
        Fault(
            "MedicationRequest", "medicationCodeableConcept", ["text": "x"], .choiceConflict,
            at: "medication[x]"),
        Fault(
            "MedicationAdministration", "effectiveDateTime", "2026-03-04", .choiceConflict,
            at: "effective[x]"),
        Fault(
            "Immunization", "protocolApplied[0].doseNumberString", "1", .choiceConflict,
            at: "protocolApplied[0].doseNumber[x]"),
        Fault(
            "Patient", "extension[0].valueString", "WNI", .choiceConflict,
            at: "extension[0].value[x]"),
        Fault(
            "AllergyIntolerance", "_onsetString",
            ["id": "a", "extension": [["url": "x", "valueCode": "y"]]],
            .choiceConflict, at: "onset[x]"),
    ]

    @Test("A code outside a required binding is refused", arguments: Self.wrongCodes)
    func wrongCode(_ fault: Fault) throws { try self.expectOnly(fault) }

    @Test("A missing mandatory element is refused", arguments: Self.missing)
    func missingElement(_ fault: Fault) throws { try self.expectOnly(fault) }

    @Test("A reference to another type is refused", arguments: Self.wrongReferences)
    func wrongReference(_ fault: Fault) throws { try self.expectOnly(fault) }

    @Test("A malformed primitive is refused", arguments: Self.wrongFormats)
    func wrongFormat(_ fault: Fault) throws { try self.expectOnly(fault) }

    @Test("A second or foreign type of a choice is refused", arguments: Self.choices)
    func wrongChoice(_ fault: Fault) throws { try self.expectOnly(fault) }

    private func expectOnly(_ fault: Fault) throws {
        let value = try ResourceSample.of(fault.type).replacing(fault.path, with: fault.value)
        let issues = StructureCheck().issues(in: value)
        #expect(issues.first?.code == fault.code)
        #expect(issues.first?.path == fault.issuePath)
        // A fault may break a rule between elements as well, but it has no other effect.
        #expect(issues.dropFirst().allSatisfy { $0.code == .invariant })
    }
}
