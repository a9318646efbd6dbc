import FHIRR4
import Foundation
import Testing

@testable import SatusehatSimulator

/// What the ministry's validator refuses, and in which words.
@Suite struct RuleTests {
    private func refusal(_ resource: JSONValue, _ desk: Desk) -> String {
        let got = desk.create(resource)
        return got.status == 400 ? got.texts : "status \(got.status)"
    }

    @Test(
        "A mandatory element that is absent is named with its rule",
        arguments: [
            ("Encounter", "identifier", "10117"), ("Encounter", "subject", "10118"),
            ("Encounter", "participant", "10336"), ("Encounter", "location", "10120"),
            ("Encounter", "statusHistory", "10122"), ("Encounter", "period", "10123"),
            ("Encounter", "serviceProvider", "10124"), ("Condition", "code", "10003"),
            ("Condition", "subject", "10125"), ("Condition", "encounter", "10126"),
            ("Observation", "code", "10010"), ("Observation", "subject", "10129"),
            ("Observation", "encounter", "10130"), ("Observation", "performer", "10383"),
            ("Composition", "subject", "10131"), ("Composition", "date", "10132"),
            ("Composition", "author", "10133"), ("Composition", "title", "10134"),
            ("MedicationRequest", "identifier", "10388"),
            ("MedicationRequest", "medicationReference", "10135"),
            ("MedicationRequest", "subject", "10136"),
            ("MedicationRequest", "authoredOn", "10337"),
            ("MedicationRequest", "dispenseRequest", "10453"),
            ("MedicationRequest", "encounter", "10454"),
            ("MedicationRequest", "requester", "10455"),
            ("MedicationDispense", "identifier", "10389"),
            ("MedicationDispense", "status", "10049"),
            ("MedicationDispense", "medicationReference", "10138"),
            ("MedicationDispense", "subject", "10139"),
            ("MedicationDispense", "context", "10390"),
            ("MedicationDispense", "authorizingPrescription", "10394"),
            ("Immunization", "reasonCode", "10105"), ("Immunization", "patient", "10155"),
            ("Immunization", "primarySource", "10292"), ("Immunization", "encounter", "10293"),
            ("Immunization", "performer", "10294"), ("Immunization", "location", "10305"),
            ("Immunization", "lotNumber", "10306"), ("Immunization", "expirationDate", "10307"),
            ("Immunization", "protocolApplied", "10450"), ("Immunization", "recorded", "10451"),
            ("EpisodeOfCare", "patient", "10157"), ("EpisodeOfCare", "period", "10406"),
            ("EpisodeOfCare", "managingOrganization", "10408"),
        ])
    func missing(type: String, element: String, rule: String) {
        let desk = Desk()
        let id = "11111111-1111-4111-8111-111111111111"
        let samples: [String: JSONValue] = [
            "Encounter": Sample.encounter(location: id),
            "Condition": Sample.condition(encounter: id),
            "Observation": Sample.observation(encounter: id),
            "Composition": Sample.composition(encounter: id),
            "MedicationRequest": Sample.prescription(encounter: id, medication: id),
            "MedicationDispense": Sample.dispense(
                encounter: id, medication: id, prescription: id),
            "Immunization": Sample.immunization(encounter: id, location: id),
            "EpisodeOfCare": Sample.episode(),
        ]
        let text = self.refusal((samples[type] ?? .null).with(element, nil), desk)
        #expect(text.contains("(RuleNumber: \(rule))"), "\(text)")
        #expect(text.contains("Element not found") || text.contains("Reference is mandatory"))
    }

    @Test("An empty title is worded as an empty text")
    func emptyText() {
        let title = Sample.composition(encounter: "x").with("title", "")
        #expect(self.refusal(title, Desk()).contains("Text is empty: '' (RuleNumber: 10134)"))
    }

    @Test("A finished Encounter needs a diagnosis, closed periods and an end after its start")
    func finishing() {
        let desk = Desk()
        let (location, encounter) = desk.openVisit()
        let condition = desk.create(Sample.condition(encounter: encounter)).id
        let finished = Sample.finished(encounter, location: location, condition: condition)
        let open = finished.with("diagnosis", nil)
        #expect(desk.update(open).texts.contains("Encounter.diagnosis (RuleNumber: 10457)"))
        let history: JSONValue = [
            ["status": "arrived", "period": ["start": "2026-02-01T01:00:00+00:00"]]
        ]
        #expect(
            desk.update(finished.with("statusHistory", history)).texts
                .contains("every statusHistory period start and end must be filled"))
        let period: JSONValue = [
            "start": "2026-02-01T01:00:00+00:00", "end": "2026-02-01T01:00:00+00:00",
        ]
        #expect(desk.update(finished.with("period", period)).texts.contains("10121"))
        let endless: JSONValue = ["start": "2026-02-01T01:00:00+00:00"]
        #expect(desk.update(finished.with("period", endless)).texts.contains("10121"))
        let days: JSONValue = [
            "value": 1, "unit": "d", "system": "http://unitsofmeasure.org", "code": "d",
        ]
        #expect(desk.update(finished.with("length", days)).texts.contains("10840"))
        #expect(desk.update(finished).status == 200)
    }

    @Test("Dates alone, the future and the far past are refused, in their own words")
    func dates() {
        let desk = Desk()
        let encounter = desk.openVisit().encounter
        func texts(_ date: String) -> String {
            let condition = Sample.condition(encounter: encounter)
            return desk.create(condition.with("recordedDate", .string(date))).texts
        }
        #expect(
            texts("2026-02-01") == "Invalid date time format : 2026-02-01 (RuleNumber: 10403)"
                + ". Format allowed : YYYY-MM-DDThh:mm:ss+00:00")
        #expect(texts("2026-02-02T02:45:00+00:00").isEmpty)
        #expect(
            texts("2026-02-02T02:45:01+00:00").contains(
                "Not Allowed : Future Date or Past Date before 3rd June 2014"))
        #expect(texts("2014-06-02T23:59:59+00:00").contains("Invalid date time value"))
        #expect(texts("2014-06-03T00:00:00+00:00").isEmpty)
        #expect(texts("2026-02-01T08:40:00+07:00").isEmpty)
    }

    @Test("A licence may end in the future")
    func futureAllowed() {
        let role: JSONValue = [
            "resourceType": "PractitionerRole",
            "identifier": [
                [
                    "system": "https://fhir.kemkes.go.id/id/sip-number", "value": "SIP-1",
                    "period": [
                        "start": "2025-01-01T00:00:00+00:00", "end": "2029-12-31T00:00:00+00:00",
                    ],
                ]
            ],
            "practitioner": Sample.practitioner,
            "organization": Sample.facility,
            "code": [Sample.concept("http://snomed.info/sct", "309343006")],
        ]
        let desk = Desk()
        #expect(desk.create(role).status == 201)
        #expect(desk.create(role.with("code", nil)).texts.contains("10933"))
    }

    @Test("Identifier systems must be the type's own and the facility's own")
    func identifiers() {
        let desk = Desk()
        func texts(_ system: String) -> String {
            let identifier: JSONValue = [["system": .string(system), "value": "1"]]
            return desk.create(Sample.location().with("identifier", identifier)).texts
        }
        let base = "http://sys-ids.kemkes.go.id/"
        #expect(
            texts("http://xxx.org") == "Invalid identifier system: http://xxx.org "
                + "(RuleNumber: 10447)")
        #expect(texts(base + "organization/" + Desk.org).contains("Invalid identifier system"))
        #expect(texts("https" + (base + "location/" + Desk.org).dropFirst(4)).contains("10447"))
        #expect(
            texts(base + "location/100000009").hasPrefix(
                "Wrong organization ID provided by system URL"))
        #expect(texts(base + "location/" + Desk.org).isEmpty)
    }

    @Test("An Encounter needs the facility's own number; programme numbers may stand beside it")
    func encounterIdentifiers() {
        let desk = Desk()
        let location = desk.create(Sample.location()).id
        let programme: JSONValue = [
            "system": "http://terminology.kemkes.go.id/CodeSystem/episodeofcare/ANC",
            "value": "K1",
        ]
        let encounter = Sample.encounter(location: location)
        #expect(desk.create(encounter.with("identifier", [programme])).texts.contains("10117"))
        let both: JSONValue = [Sample.identifier("encounter", "REG-7"), programme]
        #expect(desk.create(encounter.with("identifier", both)).status == 201)
    }

    @Test("A prescription needs both of its numbers")
    func prescriptionIdentifiers() {
        let one = Sample.prescription(encounter: "x", medication: "x")
            .with("identifier", [Sample.identifier("prescription", "RX-1")])
        #expect(self.refusal(one, Desk()).contains("10388"))
        let own: JSONValue = [Sample.identifier("medicationdispense", "D-1")]
        let dispense = Sample.dispense(encounter: "x", medication: "x", prescription: "x")
        #expect(
            self.refusal(dispense.with("identifier", own), Desk()).contains(
                "Invalid identifier system"))
    }

    @Test("A report of the laboratory says so at the end of its system")
    func reportIdentifier() {
        let report: JSONValue = [
            "resourceType": "DiagnosticReport", "status": "final",
            "identifier": [Sample.identifier("diagnostic", "LAB-1")],
        ]
        let text = self.refusal(report, Desk())
        #expect(text.contains("Invalid identifier system"))
        let system = "http://sys-ids.kemkes.go.id/diagnostic/\(Desk.org)/lab"
        let right: JSONValue = [["system": .string(system), "value": "LAB-1"]]
        let rest = self.refusal(report.with("identifier", right), Desk())
        #expect(!rest.contains("10432"))
        #expect(rest.contains("10386"), "a laboratory report names its specimen")
    }

    @Test("Code systems are checked letter by letter, codes by list or shape")
    func codes() {
        let desk = Desk()
        let encounter = desk.openVisit().encounter
        func texts(_ system: String, _ code: String) -> String {
            let condition = Sample.condition(encounter: encounter)
            return desk.create(condition.with("code", Sample.concept(system, code))).texts
        }
        let icd = "http://hl7.org/fhir/sid/icd-10"
        #expect(texts(icd, "I10").isEmpty)
        #expect(
            texts(icd, "J06.7") == "Code not found: 'J06.7' in system: \(icd) (RuleNumber: 10003)")
        #expect(texts(icd, "J069").contains("Code not found"))
        #expect(
            texts("https://hl7.org/fhir/sid/icd-10", "I10") == "Invalid coding system: "
                + "https://hl7.org/fhir/sid/icd-10 (RuleNumber: 10003)")
        let wrongCategory = Sample.condition(encounter: encounter).with(
            "category",
            [Sample.concept("http://terminology.hl7.org/CodeSystem/condition-category", "other")])
        #expect(desk.create(wrongCategory).texts.contains("10007"))
    }

    @Test("Settings can name the only codes a system has")
    func knownCodes() {
        let icd = "http://hl7.org/fhir/sid/icd-10"
        let desk = Desk { $0.knownCodes = [icd: ["I10"]] }
        let encounter = desk.openVisit().encounter
        #expect(desk.create(Sample.condition(encounter: encounter, code: "I10")).status == 201)
        #expect(desk.create(Sample.condition(encounter: encounter)).status == 400)
    }

    @Test("Tablets are no UCUM unit, and LOINC numbers carry a check digit")
    func units() {
        let desk = Desk()
        let encounter = desk.openVisit().encounter
        let observation = Sample.observation(encounter: encounter)
        let unit: JSONValue = [
            "value": 1, "system": "http://unitsofmeasure.org", "code": "1",
        ]
        #expect(desk.create(observation.with("valueQuantity", unit)).texts.contains("10012"))
        let loinc = Sample.concept("http://loinc.org", "8480-5")
        #expect(desk.create(observation.with("code", loinc)).texts.contains("8480-5"))
        #expect(CodeShelf.isLOINC("LP173421-1"))
        #expect(!CodeShelf.isLOINC("8480"))
    }

    @Test("A dispensed product is KFA 93, counted in dose forms")
    func dispensing() {
        let desk = Desk()
        let encounter = desk.openVisit().encounter
        let template = desk.create(Sample.medication(number: "M-1", kfa: "92000344")).id
        let product = desk.create(Sample.medication(number: "M-2")).id
        let prescription = desk.create(
            Sample.prescription(encounter: encounter, medication: template))
        #expect(prescription.status == 201, "\(prescription.text)")
        func dispense(_ medication: String) -> JSONValue {
            Sample.dispense(
                encounter: encounter, medication: medication, prescription: prescription.id)
        }
        #expect(desk.create(dispense(template)).texts.contains("10024"))
        let tablets: JSONValue = [
            "value": 10, "system": "http://unitsofmeasure.org", "code": "TAB",
        ]
        #expect(desk.create(dispense(product).with("quantity", tablets)).texts.contains("10050"))
        #expect(desk.create(dispense(product)).status == 201)
    }

    @Test("A medicine says whether it was compounded; a compound has ingredients and no code")
    func medications() {
        let desk = Desk()
        let medication = Sample.medication(number: "M-1")
        #expect(desk.create(medication.with("extension", nil)).texts.contains("10031"))
        #expect(
            desk.create(medication.with("code", nil)).texts.contains(
                "Element not found: Medication.code"))
        #expect(
            desk.create(medication.with("identifier", nil)).texts.contains(
                "Element not found: Medication.identifier"))
    }

    @Test("Who gave a dose depends on whether it was given here")
    func immunization() {
        let desk = Desk()
        let (location, encounter) = desk.openVisit()
        let dose = Sample.immunization(encounter: encounter, location: location)
        #expect(desk.create(dose.with("primarySource", false)).texts.contains("code EP"))
        let other = dose.with(
            "performer",
            [
                [
                    "function": Sample.concept(
                        "http://terminology.hl7.org/CodeSystem/v2-0443", "EP"),
                    "actor": Sample.practitioner,
                ]
            ])
        #expect(desk.create(other).texts.contains("AP or OP"))
        #expect(
            desk.create(dose.with("expirationDate", "2026-02-01")).texts.contains(
                "must be later"))
        #expect(
            desk.create(dose.with("protocolApplied", [["doseNumberPositiveInt": 0]])).texts
                .contains("10456"))
        let past = other.with("primarySource", false).with("lotNumber", nil)
            .with("expirationDate", nil)
        let created = desk.create(past)
        #expect(created.status == 201, "\(created.text)")
        #expect(desk.create(dose).status == 201)
    }

    @Test("A Composition with a list of identifiers cannot be read at all")
    func compositionIdentifier() {
        let list = Sample.composition(encounter: "x")
            .with("identifier", [Sample.identifier("composition", "1")])
        #expect(self.refusal(list, Desk()).contains("unparseable_resource"))
    }

    @Test("What R4 itself forbids is unparseable")
    func structure() {
        let desk = Desk()
        let wrong = desk.create(Sample.location().with("nonsense", 1))
        #expect(wrong.status == 400)
        #expect(wrong.firstText == "unparseable_resource")
        #expect(wrong.issues.first?["expression"]?[0]?.string?.contains("nonsense") == true)
        #expect(desk.create(Sample.location().with("alias", [])).status == 400)
    }

    @Test("References need the form of their type and a target")
    func references() {
        let desk = Desk()
        let encounter = desk.openVisit().encounter
        let condition = Sample.condition(encounter: encounter)
        let dummy = desk.create(condition.with("subject", Sample.reference("Patient", "dummy")))
        #expect(dummy.firstText == "Wrong reference ID format: Patient/dummy")
        let nobody = desk.create(
            condition.with("subject", Sample.reference("Patient", "P12345678901")))
        #expect(nobody.firstText == "reference_not_found")
        #expect(
            nobody.issues.first?["diagnostics"]
                == "reference target(s) not found: Patient/P12345678901")
        let early = desk.create(
            Sample.condition(encounter: "11111111-1111-4111-8111-111111111111"))
        #expect(early.firstText == "reference_not_found")
        let inner = desk.create(
            Sample.prescription(encounter: encounter, medication: "x")
                .with("medicationReference", ["reference": "#nothing"]))
        #expect(inner.status == 400)
        let kinds = desk.simulator.snapshot.journal.violations.map(\.kind)
        #expect(kinds == [.unresolvedReference, .unresolvedReference, .childBeforeParent])
    }

    @Test("A contained medicine is judged like any other")
    func contained() {
        let desk = Desk()
        let encounter = desk.openVisit().encounter
        let inner = Sample.medication(number: "M-1").with("id", "med1")
        let prescription = Sample.prescription(encounter: encounter, medication: "x")
            .with("medicationReference", ["reference": "#med1"])
        #expect(desk.create(prescription.with("contained", [inner])).status == 201)
        let untyped = desk.create(
            prescription.with("contained", [inner.with("extension", nil)]))
        #expect(untyped.texts.contains("10031"))
    }

    @Test("A refused request that is repeated unchanged is noted")
    func repeatedRefusal() {
        let desk = Desk()
        let wrong = Sample.location().with("status", "open")
        desk.create(wrong)
        #expect(desk.simulator.snapshot.journal.violations.isEmpty)
        desk.create(wrong)
        #expect(desk.simulator.snapshot.journal.violations.map(\.kind) == [.repeatedRefusal])
    }
}
