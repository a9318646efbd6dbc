import ClinicRecord
import FHIRR4
import Testing

@Suite struct ItemSurvivalTests {
    private func found(_ value: JSONValue) -> [String] {
        RecordReader.read(value).findings.map { "\($0.code.rawValue) \($0.path)" }
    }

    @Test("A bad item is left out and the good ones beside it stay")
    func goodBesideBad() throws {
        let second = try #require(Sample.shortVisit[path: "data.diagnoses[0]"])
            .setting("id", to: "c1000000-0000-4000-8000-000000000001")
            .setting("kind", to: "secondary").setting("rank", to: 2)
            .setting("icd10.code", to: "flu")
        let third = second.setting("id", to: "c1000000-0000-4000-8000-000000000002")
            .setting("rank", to: 3).setting("icd10.code", to: "J06.9")
        let value = Sample.shortVisit.setting("data.diagnoses[1]", to: second)
            .setting("data.diagnoses[2]", to: third)
        #expect(self.found(value) == ["CODE_SHAPE data.diagnoses[1].icd10.code"])
        let visit = try Sample.encounter(value)
        #expect(visit.diagnoses.map(\.rank) == [1, 3])
        #expect(visit.diagnoses.map(\.path) == ["data.diagnoses[0]", "data.diagnoses[2]"])
        #expect(visit.prescriptions.count == 1 && visit.vitalSigns.count == 1)
    }

    @Test("A bad measurement is left out and the others of its set stay")
    func measurements() throws {
        let set = "data.vital_signs[0]"
        let value = Sample.shortVisit.setting("\(set).temperature", to: 98)
            .setting("\(set).heart_rate", to: "80").setting("\(set).pain_score", to: 12)
        #expect(
            self.found(value) == [
                "FIELD_TYPE \(set).heart_rate", "VALUE_OUT_OF_RANGE \(set).temperature",
                "VALUE_OUT_OF_RANGE \(set).pain_score",
            ])
        let signs = try Sample.encounter(value).vitalSigns[0]
        #expect(signs.temperature == nil && signs.heartRate == nil && signs.painScore == nil)
        #expect(signs.bpSystolic?.text == "118" && signs.weight?.text == "54.5")
    }

    @Test("Swapped pressures are both left out")
    func swappedPressures() throws {
        let value = Sample.shortVisit.setting("data.vital_signs[0].bp_systolic", to: 70)
        let signs = try Sample.encounter(value).vitalSigns[0]
        #expect(signs.bpSystolic == nil && signs.bpDiastolic == nil)
        #expect(signs.heartRate?.text == "80")
    }

    @Test(
        "A measurement at its limit is taken and one beyond it is not",
        arguments: [
            ("bp_systolic", "50", "49.9", "300", "300.1"), ("heart_rate", "20", "19", "300", "301"),
            ("respiratory_rate", "5", "4", "100", "101"),
            ("temperature", "32", "31.9", "45", "45.1"),
            ("weight", "0.5", "0.49", "500", "501"), ("height", "20", "19.9", "300", "300.5"),
            ("oxygen_saturation", "50", "49", "100", "101"), ("bmi", "5", "4.9", "150", "151"),
            ("body_surface_area", "0.1", "0.09", "3", "3.01"),
            ("head_circumference", "20", "19", "70", "71"),
            ("waist_circumference", "20", "19", "300", "301"),
            ("pain_score", "0", "-1", "10", "11"),
        ])
    func limits(_ field: String, low: String, below: String, high: String, above: String) {
        let base = Sample.shortVisit.setting("data.vital_signs[0].bp_diastolic", to: nil)
        for (digits, isTaken) in [(low, true), (below, false), (high, true), (above, false)] {
            let value = base.setting("data.vital_signs[0].\(field)", to: .decimal(digits))
            let expected = isTaken ? [] : ["VALUE_OUT_OF_RANGE data.vital_signs[0].\(field)"]
            #expect(self.found(value) == expected, "\(field) \(digits)")
        }
    }

    @Test("What refers to an item that was left out is left out too, to the last")
    func dependants() throws {
        let value = Sample.fullVisit.setting("data.lab_orders[0].items[0].test.code", to: "718-8")
        #expect(
            self.found(value) == [
                "CODE_SHAPE data.lab_orders[0].items[0].test.code",
                "UNKNOWN_REFERENCE data.specimens[0].order_item_ids[0]",
                "UNKNOWN_REFERENCE data.lab_results[0].order_item_id",
                "UNKNOWN_REFERENCE data.lab_reports[0].result_ids[0]",
                "UNKNOWN_REFERENCE data.lab_reports[0].specimen_ids[0]",
            ])
        let visit = try Sample.encounter(value)
        #expect(visit.labOrders.count == 1 && visit.labOrders[0].items.isEmpty)
        #expect(visit.specimens.isEmpty && visit.labResults.isEmpty && visit.labReports.isEmpty)
        #expect(visit.procedures.count == 1)
    }

    @Test("An item that falls takes what stands inside it")
    func fallenPrescription() throws {
        let value = Sample.fullVisit.setting("data.prescriptions[0].setting", to: nil)
        #expect(
            self.found(value) == [
                "FIELD_REQUIRED data.prescriptions[0].setting",
                "UNKNOWN_REFERENCE data.dispenses[0].prescription_id",
                "UNKNOWN_REFERENCE data.dispenses[0].items[0].prescription_item_id",
                "UNKNOWN_REFERENCE data.administrations[0].prescription_item_id",
            ])
        let record = try #require(RecordReader.read(value).record)
        let medicine = record.references.filter { $0.kind == .medicine }
        #expect(medicine.isEmpty, "what was left out no longer names a medicine")
    }

    @Test("An id that is used twice leaves out the second item")
    func duplicateID() throws {
        let value = Sample.fullVisit.setting(
            "data.complaints[0].id", to: "a1000000-0000-4000-8000-000000000002")
        #expect(self.found(value) == ["VALUE_NOT_ALLOWED data.complaints[0].id"])
        #expect(try Sample.encounter(value).complaints.isEmpty)
    }

    @Test("A number that is used twice leaves out the second item")
    func duplicateNumber() throws {
        let first = try #require(Sample.fullVisit[path: "data.allergies[0]"])
        let second = first.setting("id", to: "c1000000-0000-4000-8000-000000000003")
        let value = Sample.fullVisit.setting("data.allergies[1]", to: second)
        #expect(self.found(value) == ["VALUE_NOT_ALLOWED data.allergies[1].number"])
        #expect(try Sample.encounter(value).allergies.count == 1)
    }

    @Test("Every fault of an item is told at once")
    func allFaults() {
        let item = "data.diagnoses[0]"
        let value = Sample.shortVisit.setting("data.status", to: "in_progress")
            .setting("data.status_history[2]", to: nil)
            .setting("\(item).icd10.code", to: "j06").setting("\(item).use", to: nil)
            .setting("\(item).rank", to: "1").setting("\(item).recorded_at", to: "yesterday")
        #expect(
            self.found(value) == [
                "CODE_SHAPE \(item).icd10.code", "FIELD_REQUIRED \(item).use",
                "FIELD_TYPE \(item).rank", "FIELD_TYPE \(item).recorded_at",
            ])
    }

    @Test("Unknown members are told and change nothing")
    func unknownMembers() throws {
        let value = Sample.shortVisit.setting("data.temprature", to: 36)
            .setting("sender", to: "SIMRS").setting("data.diagnoses[0].icd10.versi", to: "2010")
            .setting("data.7371014704900002", to: "x").setting("data.nama ibu", to: "x")
        let result = RecordReader.read(value)
        #expect(result.findings.allSatisfy { $0.code == .valueNotAllowed })
        #expect(result.findings.allSatisfy { $0.severity == .warning && !$0.refusesRecord })
        #expect(
            result.findings.map(\.path) == [
                "data.diagnoses[0].icd10.versi", "data.temprature", "data.*", "data.*", "sender",
            ])
        #expect(result.record?.envelope.json == value)
    }

    @Test("Members of later sections are kept with a warning")
    func deferredMembers() throws {
        let value = Sample.shortVisit.setting("data.dental", to: ["chart": [:]])
            .setting("data.growth", to: ["weight": 9])
        let result = RecordReader.read(value)
        #expect(result.findings.map(\.path) == ["data.dental", "data.growth"])
        #expect(result.findings.map(\.severity) == [.warning, .warning])
        #expect(try Sample.encounter(value).deferred == ["dental", "growth"])
    }

    @Test("A record with endless faults is refused after a while")
    func endlessFaults() {
        let value = Sample.shortVisit.setting(
            "data.observations", to: .array(Array(repeating: 1, count: 100_000)))
        let result = RecordReader.read(value)
        #expect(result.record == nil)
        #expect(result.findings.count == 501)
        #expect(result.findings.last?.path == "")
    }
}
