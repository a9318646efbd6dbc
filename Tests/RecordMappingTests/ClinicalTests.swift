import FHIRR4
import Foundation
import RecordMapping
import SyncCore
import Testing

/// Conditions, measurements, procedures, allergies, immunizations and the laboratory.
@Suite struct ClinicalTests {
    private let clinic: Clinic
    private let mapped: MappedRecord

    init() throws {
        self.clinic = try Clinic()
        self.mapped = try self.clinic.map(visit: OutpatientVisit.data)
    }

    private func map(_ change: (inout JSONObject) throws -> Void) throws -> MappedRecord {
        var visit = try OutpatientVisit.data
        try change(&visit)
        return try self.clinic.map(visit: visit)
    }

    /// The list `name` of the visit with one piece of its text exchanged.
    private func map(
        _ name: String, _ text: String, with replacement: String
    ) throws -> MappedRecord {
        try self.map { visit in
            let list = try #require(visit[name]).text
            #expect(list.contains(text))
            visit[name] = try OutpatientVisit.parse(
                list.replacing(text, with: replacement))
        }
    }

    // MARK: Conditions

    @Test("An onset of a day is that day's beginning; one before the platform's floor is words")
    func onset() throws {
        let recent = try self.mapped.template("Condition", Name.diagnosis)
        #expect(recent["onsetDateTime"] == "2026-03-01T17:00:00+00:00")
        let old = try self.mapped.template("Condition", Name.secondDiagnosis)
        #expect(old["onsetDateTime"] == nil)
        #expect(old["onsetString"] == "2010-05-01")
        #expect(old["category"]?.array?.count == 2)
    }

    @Test("The text of the encounter becomes a chief complaint when none was recorded")
    func chiefComplaintText() throws {
        let mapped = try self.map { visit in
            visit["complaints"] = nil
            visit["chief_complaint"] = "Demam"
        }
        let complaint = try mapped.template("Condition", Name.visit, "chief_complaint")
        #expect(complaint["code"] == ["text": "Demam"])
        #expect(complaint["category"]?[0]?["coding"]?[0]?["code"] == "chief-complaint")
        let finish = try mapped.template("Encounter", Name.visit, stage: .finish)
        let role = finish["diagnosis"]?.array?.last
        #expect(role?["use"]?["coding"]?[0]?["code"] == "CC")
        let composition = try mapped.template("Composition", Name.visit)
        #expect(composition.text.contains("#Condition.chief_complaint"))

        let coded = try self.map { $0["chief_complaint"] = "Demam" }
        #expect(!coded.deliveries.contains { $0.key.component == "chief_complaint" })
    }

    // MARK: Measurements

    @Test("Digits of a measurement stay, and the index has one decimal of its own")
    func digits() throws {
        let temperature = try self.mapped.template("Observation", Name.vitals, "temperature")
        #expect(temperature["valueQuantity"]?["value"]?.number?.text == "36.50")
        let index = try self.mapped.template("Observation", Name.vitals, "bmi")
        #expect(index["valueQuantity"]?["value"]?.number?.text == "23.7")
    }

    @Test("The clinic's own body mass index wins over the computed one")
    func givenIndex() throws {
        let mapped = try self.map(
            "vital_signs", "\"height\":170", with: "\"height\":170,\"bmi\":24")
        let index = try mapped.template("Observation", Name.vitals, "bmi")
        #expect(index["valueQuantity"]?["value"]?.number?.text == "24")
    }

    @Test("Somebody whom the platform does not know is replaced by the attending practitioner")
    func recorderFallback() throws {
        var clinic = try Clinic()
        clinic.practitionersWithoutIHSNumber = [Name.nurse]
        let mapped = try clinic.map(visit: OutpatientVisit.data)
        let nurse = ResourceKey(type: "Practitioner", localID: Name.nurse)
        for delivery in mapped.deliveries {
            #expect(!delivery.dependencies.contains { $0.key == nurse }, "\(delivery.key)")
        }
        let pressure = try mapped.delivery("Observation", Name.vitals, "bp_systolic")
        #expect(
            pressure.dependencies.contains(
                Dependency(ResourceKey(type: "Practitioner", localID: Name.doctor))))
    }

    // MARK: Procedures, allergies

    @Test("Only what was done, or left undone for a reason, is sent as a Procedure")
    func procedureStatus() throws {
        for status in ["in_progress", "stopped"] {
            let mapped = try self.map(
                "procedures", "\"status\":\"completed\"", with: "\"status\":\"\(status)\"")
            #expect(!mapped.deliveries.contains { $0.key.type == "Procedure" })
        }
        let undone = try self.map(
            "procedures", "\"status\":\"completed\"",
            with: "\"status\":\"not_done\",\"not_done_reason\":\"Pasien menolak\"")
        let procedure = try undone.template("Procedure", Name.procedure)
        #expect(procedure["status"] == "not-done")
        #expect(procedure["statusReason"] == ["text": "Pasien menolak"])
    }

    @Test("A procedure on an order comes after the order")
    func orderedProcedure() throws {
        let mapped = try self.map(
            "procedures", "\"status\":\"completed\"",
            with: "\"status\":\"completed\",\"order_id\":\"\(Name.order.uuidString.lowercased())\"")
        let procedure = try mapped.delivery("Procedure", Name.procedure)
        #expect(procedure.order == 121)
        #expect(
            procedure.dependencies.filter { $0.key.type == "ServiceRequest" }.map(\.kind)
                == [.required, .required])
    }

    @Test("A reason for something need not be accepted for it to leave")
    func reasonsSettle() throws {
        for (type, id) in [
            ("Procedure", Name.procedure), ("MedicationRequest", Name.syrupItem),
        ] {
            let delivery = try self.mapped.delivery(type, id)
            #expect(
                delivery.dependencies.filter { $0.key.type == "Condition" }.map(\.kind)
                    == [.settled])
        }
    }

    @Test("An allergy entered in error keeps no clinical status")
    func allergyInError() throws {
        let mapped = try self.map(
            "allergies", "\"status\":\"final\"", with: "\"status\":\"entered_in_error\"")
        let delivery = try mapped.delivery("AllergyIntolerance", Name.allergy)
        #expect(delivery.operation == .update)
        let allergy = PlanChecks.bound(try JSONValue(parsing: delivery.template))
        #expect(allergy["clinicalStatus"] == nil)
        #expect(allergy["verificationStatus"]?["coding"]?[0]?["code"] == "entered-in-error")
        #expect(StructureCheck(mode: .sending).issues(in: allergy) == [])
    }

    @Test("An allergy that another visit's record lists is left to that visit")
    func allergyOfAnotherVisit() throws {
        var clinic = self.clinic
        var visit = try OutpatientVisit.data
        let allergies = try #require(visit["allergies"]).text
        visit["allergies"] = try OutpatientVisit.parse(
            allergies.replacing(
                "\"number\"",
                with: "\"encounter_id\":\"\(Name.emergency.uuidString.lowercased())\",\"number\""))
        #expect(
            try clinic.map(visit: visit).deliveries.contains { $0.key.type == "AllergyIntolerance" }
        )
        var earlier = try VisitVariants.emergency
        earlier["allergies"] = visit["allergies"]
        try clinic.add("encounter", Name.emergency, JSONValue.object(earlier).text)
        #expect(
            try !clinic.map(visit: visit).deliveries
                .contains { $0.key.type == "AllergyIntolerance" })
    }

    // MARK: Immunization

    @Test("A dose given here has a lot and an administering provider")
    func immunizationHere() throws {
        let dose = try self.mapped.template("Immunization", Name.immunization)
        #expect(dose["lotNumber"] == "VX-1" && dose["expirationDate"] == "2027-06-30")
        #expect(dose["reportOrigin"] == nil)
        #expect(
            dose["performer"]?.array?.map { $0["function"]?["coding"]?[0]?["code"] }
                == ["AP", "EP"])
        #expect(dose["location"] != nil)
        #expect(dose["doseQuantity"]?["code"] == "ml")
        #expect(dose["protocolApplied"] == [["doseNumberPositiveInt": 1]])
        #expect(dose["reaction"]?[0]?["detail"] != nil)
    }

    @Test("A dose that is only reported has an origin and an entering provider, but no lot")
    func immunizationReported() throws {
        let mapped = try self.map(
            "immunizations", "\"primary_source\":true", with: "\"primary_source\":false")
        let dose = PlanChecks.bound(try mapped.template("Immunization", Name.immunization))
        #expect(dose["lotNumber"] == nil && dose["expirationDate"] == nil)
        #expect(dose["reportOrigin"]?["coding"]?[0]?["code"] == "record")
        #expect(
            dose["performer"]?.array?.map { $0["function"]?["coding"]?[0]?["code"] }
                == ["EP", "EP"])
        #expect(StructureCheck(mode: .sending).issues(in: dose) == [])
    }

    @Test("A dose not given says why")
    func immunizationNotDone() throws {
        let mapped = try self.map(
            "immunizations", "\"status\":\"completed\"",
            with: "\"status\":\"not_done\",\"not_done_reason\":{\"text\":\"Demam\"}")
        let dose = try mapped.template("Immunization", Name.immunization)
        #expect(dose["status"] == "not-done")
        #expect(dose["statusReason"] == ["text": "Demam"])
    }

    // MARK: Laboratory

    @Test("A result names order, sample and both who made and who released it")
    func result() throws {
        let result = try self.mapped.template("Observation", Name.hemoglobinResult)
        #expect(result["effectiveDateTime"] == "2026-03-04T02:25:00+00:00")
        #expect(result["issued"] == "2026-03-04T02:36:00+00:00")
        #expect(result["performer"]?.array?.count == 3)
        #expect(result["basedOn"]?.array?.count == 1 && result["specimen"] != nil)
        #expect(result["interpretation"]?[0]?["coding"]?[0]?["code"] == "N")
        let range = try #require(result["referenceRange"]?.array)
        #expect(range.count == 1)
        #expect(range[0]["low"]?["value"]?.number?.text == "13.0")
        #expect(range[0]["high"]?["code"] == "g/dL")
    }

    @Test("A result without dimension goes as text, its limits too")
    func dimensionless() throws {
        let mapped = try self.map { visit in
            let text = OutpatientVisit.labResults
                .replacing("718-7", with: "2965-2")
                .replacing(
                    "\"unit\": \"g/dL\", \"ucum\": \"g/dL\"",
                    with: "\"unit\": \"\\u00d7\", \"ucum\": \"1\"")
            visit["lab_results"] = try OutpatientVisit.parse(text)
        }
        let result = try mapped.template("Observation", Name.hemoglobinResult)
        #expect(result["valueString"] == "13.40")
        #expect(result["referenceRange"] == [["text": "13.0 - 17.0"]])
    }

    @Test("An order without a named performer is performed by who ordered it")
    func orderPerformer() throws {
        let named = try self.mapped.template("ServiceRequest", Name.hemoglobinOrder)
        let unnamed = try self.mapped.template("ServiceRequest", Name.glucoseOrder)
        #expect(named["performer"]?[0] != named["requester"])
        #expect(unnamed["performer"]?[0] == unnamed["requester"])
        #expect(unnamed["status"] == "completed" && unnamed["intent"] == "original-order")
    }

    @Test("A sample names its facility and refused ones say so")
    func specimen() throws {
        let specimen = try self.mapped.template("Specimen", Name.specimen)
        #expect(
            specimen["identifier"]?[0]?["assigner"] == ["reference": "Organization/100000001"])
        #expect(
            specimen["collection"]?["fastingStatusCodeableConcept"]?["coding"]?[0]?["code"]
                == "NF")
        let refused = try self.map("specimens", "\"received\"", with: "\"rejected\"")
        #expect(
            try refused.template("Specimen", Name.specimen)["status"] == "unsatisfactory")
    }

    @Test("A report carries the /lab identifier and both performers")
    func report() throws {
        let report = try self.mapped.template("DiagnosticReport", Name.report)
        #expect(
            report["identifier"]?[0]?["system"]
                == "http://sys-ids.kemkes.go.id/diagnostic/100000001/lab")
        #expect(report["performer"]?[1] == ["reference": "Organization/100000001"])
        #expect(report["effectiveDateTime"] == "2026-03-04T02:25:00+00:00")
    }
}
