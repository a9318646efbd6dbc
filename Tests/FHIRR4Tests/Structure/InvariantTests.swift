import FHIRR4
import Testing

@Suite struct InvariantTests {
    struct Breach: Sendable, CustomTestStringConvertible {
        let type: String
        let edits: [(path: String, value: JSONValue?)]
        let key: String
        let place: String

        init(
            _ key: String,
            _ type: String,
            at place: String = "",
            _ edits: (path: String, value: JSONValue?)...
        ) {
            self.type = type
            self.edits = edits
            self.key = key
            self.place = place.isEmpty ? type : "\(type).\(place)"
        }

        var testDescription: String { "\(self.key) at \(self.place)" }
    }

    private static let allergyError: JSONValue = [
        "coding": [
            [
                "system": "http://terminology.hl7.org/CodeSystem/allergyintolerance-verification",
                "code": "entered-in-error",
            ]
        ]
    ]
    private static let conditionError: JSONValue = [
        "coding": [
            [
                "system": "http://terminology.hl7.org/CodeSystem/condition-ver-status",
                "code": "entered-in-error",
            ]
        ]
    ]
    private static let activeCondition: JSONValue = [
        "coding": [
            [
                "system": "http://terminology.hl7.org/CodeSystem/condition-clinical",
                "code": "active",
            ]
        ]
    ]
    private static let timing = "dosageInstruction[0].timing.repeat"

    static let breaches = [
        Breach("per-1", "Encounter", at: "period", ("period.end", "2026-03-04T00:59:59+00:00")),
        Breach("per-1", "CarePlan", at: "period", ("period.end", "2026-03-03")),
        Breach("qty-3", "Observation", at: "valueQuantity", ("valueQuantity.system", nil)),
        Breach("drt-1", "Encounter", at: "length", ("length.system", "http://example.org")),
        Breach("age-1", "AllergyIntolerance", at: "onsetAge", ("onsetAge.value", 0)),
        Breach(
            "rng-2", "MedicationDispense", at: "dosageInstruction[0].doseAndRate[0].doseRange",
            ("dosageInstruction[0].doseAndRate[0].doseRange.low.value", 3)),
        Breach("rat-1", "Medication", at: "amount", ("amount.denominator", nil)),
        Breach("att-1", "Practitioner", at: "photo[0]", ("photo[0].contentType", nil)),
        Breach("cpt-2", "Patient", at: "telecom[0]", ("telecom[0].system", nil)),
        Breach("ext-1", "Patient", at: "extension[0]", ("extension[0].valueCode", nil)),
        Breach(
            "ext-1", "Patient", at: "extension[0]",
            ("extension[0].extension", [["url": "a", "valueCode": "b"]])),
        Breach("tim-2", "MedicationRequest", at: timing, (timing + ".periodUnit", nil)),
        Breach("tim-1", "MedicationRequest", at: timing, (timing + ".duration", 1)),
        Breach("tim-5", "MedicationRequest", at: timing, (timing + ".period", -1)),
        Breach("tim-9", "MedicationRequest", at: timing, (timing + ".when", ["C"])),
        Breach("tim-9", "MedicationRequest", at: timing, (timing + ".when", nil)),
        Breach("tim-10", "MedicationRequest", at: timing, (timing + ".timeOfDay", ["08:00:00"])),
        Breach("obs-6", "Observation", ("dataAbsentReason", ["text": "x"])),
        Breach(
            "obs-7", "Observation",
            ("component[0].code", ["coding": [["system": "http://loinc.org", "code": "8310-5"]]])),
        Breach(
            "obs-3", "Observation", at: "referenceRange[0]",
            ("referenceRange[0]", ["age": ["low": ["value": 1]]])),
        Breach("con-4", "Condition", ("clinicalStatus", activeCondition)),
        Breach("con-5", "Condition", ("verificationStatus", conditionError)),
        Breach(
            "con-2", "Condition", at: "evidence[0]",
            ("evidence[0]", ["id": "a", "extension": [["url": "a", "valueCode": "b"]]])),
        Breach("ait-1", "AllergyIntolerance", ("clinicalStatus", nil)),
        Breach("ait-2", "AllergyIntolerance", ("verificationStatus", allergyError)),
        Breach("cmp-1", "Composition", at: "section[0]", ("section[0].section", nil)),
        Breach(
            "cmp-2", "Composition", at: "section[1]",
            ("section[1].entry", [["reference": "Condition/1"]])),
        Breach(
            "cpl-3", "CarePlan", at: "activity[1]",
            ("activity[1].reference", ["reference": "Task/1"])),
        Breach(
            "mad-1", "MedicationAdministration", at: "dosage", ("dosage.dose", nil),
            ("dosage.rateQuantity", nil)),
        Breach("mdd-1", "MedicationDispense", ("whenHandedOver", "2026-03-04T02:09:59+00:00")),
        Breach("imm-1", "Immunization", at: "education[0]", ("education[0].documentType", nil)),
        Breach("prr-1", "ServiceRequest", ("code", nil)),
        Breach("org-1", "Organization", ("name", nil), ("identifier", nil)),
        Breach("org-2", "Organization", ("address[0].use", "home")),
        Breach("org-3", "Organization", ("telecom[0].use", "home")),
        Breach("pat-1", "Patient", at: "contact[0]", ("contact[0]", ["gender": "male"])),
        Breach(
            "qrs-1", "QuestionnaireResponse", at: "item[0]",
            ("item[0].answer", [["valueBoolean": true]])),
        Breach("ppc-1", "Consent", ("policy", nil), ("policyRule", nil)),
        Breach(
            "dom-2", "MedicationRequest", at: "contained[0].contained[0]",
            ("contained[0].contained", [["resourceType": "Medication", "id": "m"]])),
        Breach(
            "ref-1", "MedicationRequest", at: "medicationReference.reference",
            ("medicationReference.reference", "#x")),
    ]

    @Test("A broken invariant is named at its element", arguments: Self.breaches)
    func breach(_ breach: Breach) throws {
        let value = try breach.edits.reduce(ResourceSample.of(breach.type)) { value, edit in
            value.replacing(edit.path, with: edit.value)
        }
        let issues = StructureCheck().issues(in: value)
        #expect(issues.map(\.code) == [.invariant])
        #expect(issues.map(\.path) == [breach.place])
        #expect(issues.first?.detail.hasSuffix("(\(breach.key))") == true)
        #expect(StructureCheck(mode: .receiving).issues(in: value) == [])
    }

    @Test("A period that ends when it starts is allowed")
    func equalEnds() throws {
        let encounter = try ResourceSample.of("Encounter")
            .replacing("period.end", with: "2026-03-04T08:00:00+07:00")
        #expect(StructureCheck().issues(in: encounter) == [])
    }

    @Test(
        "The rules of a Bundle are kept",
        arguments: [
            ("bdl-1", #"{"type":"transaction","total":1}"#),
            (
                "bdl-2",
                #"{"type":"collection","entry":[{"resource":{"resourceType":"Patient"},"search":{"mode":"match"}}]}"#
            ),
            ("bdl-3", #"{"type":"transaction","entry":[{"resource":{"resourceType":"Patient"}}]}"#),
            (
                "bdl-3",
                #"{"type":"collection","entry":[{"request":{"method":"GET","url":"Patient/1"}}]}"#
            ),
            (
                "bdl-4",
                #"{"type":"transaction-response","entry":[{"resource":{"resourceType":"Patient"}}]}"#
            ),
            ("bdl-5", #"{"type":"collection","entry":[{"fullUrl":"urn:uuid:a"}]}"#),
            (
                "bdl-7",
                #"{"type":"collection","entry":[{"fullUrl":"urn:a","resource":{"resourceType":"Patient"}},{"fullUrl":"urn:a","resource":{"resourceType":"Patient"}}]}"#
            ),
            (
                "bdl-8",
                #"{"type":"collection","entry":[{"fullUrl":"https://contoh.id/Patient/1/_history/1","resource":{"resourceType":"Patient"}}]}"#
            ),
            (
                "bdl-9",
                #"{"type":"document","timestamp":"2026-03-04T02:00:00Z","entry":[{"resource":{"resourceType":"Composition","status":"final","type":{"text":"x"},"date":"2026","author":[{"display":"x"}],"title":"x"}}]}"#
            ),
            ("bdl-12", #"{"type":"message","entry":[{"resource":{"resourceType":"Patient"}}]}"#),
        ]
    )
    func bundles(_ key: String, _ text: String) throws {
        let bundle = try JSONValue(parsing: text).replacing("resourceType", with: "Bundle")
        let issues = StructureCheck().issues(in: bundle)
        #expect(issues.map(\.code) == [.invariant])
        #expect(issues.first?.detail.hasSuffix("(\(key))") == true)
    }

    @Test("A transaction of resources with requests passes")
    func transaction() throws {
        let entries = try AuthoredTypes.names.sorted().map { type -> JSONValue in
            [
                "fullUrl": .string("urn:uuid:\(type.lowercased())"),
                "resource": try ResourceSample.of(type),
                "request": ["method": "POST", "url": .string(type)],
            ]
        }
        let bundle: JSONValue = [
            "resourceType": "Bundle", "type": "transaction", "entry": .array(entries),
        ]
        #expect(StructureCheck().issues(in: bundle) == [])
    }
}
