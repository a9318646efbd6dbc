import FHIRR4
import Foundation
import RecordMapping
import SyncCore
import Testing

/// Medicines: shared products, compounds, doses and their units.
@Suite struct MedicineTests {
    private let mapped: MappedRecord

    init() throws {
        self.mapped = try Clinic().map(visit: OutpatientVisit.data)
    }

    private func medication(of request: String, _ id: UUID) throws -> PlannedDelivery {
        let reference = try #require(
            self.mapped.template(request, id)["medicationReference"]?["reference"]?.string)
        let key = try #require(ResourceKey(localReference: reference))
        return try self.mapped.delivery(key.type, key.localID, key.component)
    }

    @Test("Two visits that prescribe one product share its Medication")
    func sharedProduct() throws {
        var visit = try OutpatientVisit.data
        visit["encounter_number"] = "ENC-20260304-0008"
        let other = try Clinic().map(visit: visit, id: Name.emergency)
        let first = try self.medication(of: "MedicationRequest", Name.syrupItem)
        #expect(other.deliveries.contains(first))
        #expect(first.keepsExisting && first.disclosure == .facility)
        #expect(
            first.businessIdentifier
                == "http://sys-ids.kemkes.go.id/medication/100000001|PCT120")
    }

    @Test("A dispensed product is a Medication of its own, named by its lot")
    func lot() throws {
        let prescribed = try self.medication(of: "MedicationRequest", Name.syrupItem)
        let dispensed = try self.medication(of: "MedicationDispense", Name.syrupDispense)
        #expect(prescribed.key != dispensed.key)
        let template = try JSONValue(parsing: dispensed.template)
        #expect(template["identifier"]?[0]?["value"] == "PCT120-LOT-77")
        #expect(
            template["batch"] == [
                "lotNumber": "LOT-77", "expirationDate": "2027-12-31T00:00:00+00:00",
            ])
        #expect(try JSONValue(parsing: prescribed.template)["batch"] == nil)
    }

    @Test("A compound belongs to its item: no code, ingredients with their strength")
    func compound() throws {
        let delivery = try self.medication(of: "MedicationRequest", Name.compoundItem)
        #expect(delivery.disclosure == .clinical && !delivery.keepsExisting)
        let compound = try JSONValue(parsing: delivery.template)
        #expect(compound["identifier"]?[0]?["value"] == "RX-20260304-0005-2")
        #expect(compound["code"] == ["text": "Racikan batuk"])
        let type = compound["extension"]?[0]?["valueCodeableConcept"]?["coding"]?[0]
        #expect(type?["code"] == "SD")
        let strength = compound["ingredient"]?[0]?["strength"]
        #expect(strength?["numerator"]?["value"]?.number?.text == "0.50")
        #expect(
            strength?["denominator"]?["system"]
                == "http://terminology.hl7.org/CodeSystem/v3-orderableDrugForm")
        let dispensed = try self.medication(of: "MedicationDispense", Name.compoundDispense)
        #expect(
            try JSONValue(parsing: dispensed.template)["identifier"]?[0]?["value"]
                == "RX-20260304-0005-2-DDSP-0009")
    }

    @Test("A divided compound says so")
    func dividedCompound() throws {
        var visit = try OutpatientVisit.data
        let text = try #require(visit["prescriptions"]).text
            .replacing("compound_per_dose", with: "compound_divided")
        visit["prescriptions"] = try OutpatientVisit.parse(text)
        let mapped = try Clinic().map(visit: visit)
        let compound = try mapped.template("Medication", Name.compoundItem, "medication")
        #expect(
            compound["extension"]?[0]?["valueCodeableConcept"]?["coding"]?[0]?["code"] == "EP")
    }

    @Test("Request and dispensing carry both prescription identifiers and are found by the item's")
    func identifiers() throws {
        let request = try self.mapped.delivery("MedicationRequest", Name.syrupItem)
        let dispense = try self.mapped.delivery("MedicationDispense", Name.syrupDispense)
        for delivery in [request, dispense] {
            let template = try JSONValue(parsing: delivery.template)
            #expect(
                template["identifier"]?.array?.map { $0["system"] } == [
                    "http://sys-ids.kemkes.go.id/prescription/100000001",
                    "http://sys-ids.kemkes.go.id/prescription-item/100000001",
                ])
            #expect(
                delivery.businessIdentifier
                    == "http://sys-ids.kemkes.go.id/prescription-item/100000001|RX-20260304-0005-1"
            )
        }
    }

    @Test("A prescription tells the dose by step, the supply and who dispenses")
    func request() throws {
        let request = try self.mapped.template("MedicationRequest", Name.compoundItem)
        let steps = try #require(request["dosageInstruction"]?.array)
        #expect(steps.map { $0["sequence"] } == [1, 2])
        #expect(steps[0]["timing"]?["repeat"]?["when"] == ["PC"])
        #expect(steps[0]["patientInstruction"] == "3 x 1 kapsul sesudah makan, lalu 1 x 1")
        #expect(steps[1]["patientInstruction"] == nil)
        #expect(steps[1]["route"]?["coding"]?[0]?["code"] == "O")
        let supply = try #require(request["dispenseRequest"])
        #expect(supply["performer"] == ["reference": "Organization/100000001"])
        #expect(supply["numberOfRepeatsAllowed"] == 0)
        #expect(supply["validityPeriod"]?["end"] == "2026-03-11T16:59:59+00:00")
    }

    @Test("Tablets are dose forms, volumes are UCUM, and a bottle is a bare number")
    func units() throws {
        let quantity = { (id: UUID) in
            try self.mapped.template("MedicationRequest", id)["dispenseRequest"]?["quantity"]
        }
        #expect(try quantity(Name.syrupItem)?["system"] == "http://unitsofmeasure.org")
        #expect(
            try quantity(Name.compoundItem)?["system"]
                == "http://terminology.hl7.org/CodeSystem/v3-orderableDrugForm")
        #expect(try quantity(Name.referencedItem) == ["value": 1, "unit": "botol"])
    }

    @Test("A dispensing names order, place and person, and falls back on the prescribed dose")
    func dispense() throws {
        let dispense = try self.mapped.template("MedicationDispense", Name.syrupDispense)
        #expect(
            dispense["category"]?["coding"]?[0]?["system"]
                == "http://terminology.hl7.org/fhir/CodeSystem/medicationdispense-category")
        #expect(dispense["authorizingPrescription"]?.array?.count == 1)
        #expect(dispense["location"]?["display"] == "Farmasi")
        #expect(dispense["daysSupply"]?["code"] == "d")
        #expect(
            try dispense["dosageInstruction"]
                == self.mapped.template("MedicationRequest", Name.syrupItem)["dosageInstruction"])
    }

    @Test("A dispensing of an absent prescription is left out with a finding that says where")
    func orphanDispense() throws {
        var visit = try OutpatientVisit.data
        let text = try #require(visit["prescriptions"]).text
            .replacing("\"status\":\"active\"", with: "\"status\":\"entered_in_error\"")
        visit["prescriptions"] = try OutpatientVisit.parse(text)
        let mapped = try Clinic().map(visit: visit)
        #expect(!mapped.deliveries.contains { $0.key.type == "MedicationDispense" })
        #expect(
            mapped.findings.map(\.path).contains(
                "data.dispenses[0].items[0].prescription_item_id"))
    }

    @Test("A medicine record that never came in leaves its item out with a finding")
    func unknownMedicine() throws {
        var clinic = try Clinic()
        clinic.forgetMedicines()
        let mapped = try clinic.map(visit: OutpatientVisit.data)
        #expect(mapped.findings.map(\.path) == ["data.prescriptions[0].items[2].medicine"])
        #expect(
            !mapped.deliveries.contains { $0.key.localID == Name.referencedItem })
        #expect(mapped.deliveries.contains { $0.key.localID == Name.syrupItem })
    }
}
