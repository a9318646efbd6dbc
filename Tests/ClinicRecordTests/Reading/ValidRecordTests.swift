import ClinicRecord
import FHIRR4
import Testing

@Suite struct ValidRecordTests {
    @Test("Every kind of record reads without a finding", arguments: Sample.masters.indices)
    func masters(_ index: Int) throws {
        let value = Sample.masters[index]
        let record = try Sample.read(value)
        #expect(record.envelope.kind.rawValue == value["kind"]?.string)
        #expect(record.envelope.json == value)
    }

    @Test("A short visit reads without a finding and keeps its digits")
    func shortVisit() throws {
        _ = try Sample.read(Sample.shortVisit)
        let visit = try Sample.encounter(Sample.shortVisit)
        #expect(visit.class == .outpatient)
        #expect(visit.statusHistory.map(\.status) == [.arrived, .inProgress, .finished])
        #expect(visit.vitalSigns[0].temperature?.text == "36.50")
        #expect(visit.vitalSigns[0].path == "data.vital_signs[0]")
        #expect(visit.diagnoses[0].icd10.system == "http://hl7.org/fhir/sid/icd-10")
        #expect(visit.prescriptions[0].items[0].path == "data.prescriptions[0].items[0]")
        #expect(visit.prescriptions[0].items[0].dosage.asNeededFor == Coded(text: "diare"))
    }

    @Test("A visit with every member reads without a finding")
    func fullVisit() throws {
        let record = try Sample.read(Sample.fullVisit)
        let visit = try Sample.encounter(Sample.fullVisit)
        #expect(visit.allergies[0].reactions[0] == Coded(text: "Gatal"))
        #expect(visit.medicalSummary?.narrative.plan == "Rehidrasi")
        #expect(visit.labReports[0].resultIDs == [visit.labResults[0].id])
        #expect(visit.dispenses[0].items[0].dosage?.frequency == 2)
        #expect(record.items.count == 17)
    }

    @Test("A record names the other records it needs, each once")
    func references() throws {
        let record = try Sample.read(Sample.fullVisit)
        let names = record.references.map { "\($0.kind.rawValue) \($0.id.uuidString.lowercased())" }
        #expect(
            names.sorted() == [
                "location \(Sample.clinicRoom)", "location \(Sample.pharmacy)",
                "medicine \(Sample.medicine)", "patient \(Sample.patient)",
                "practitioner \(Sample.doctor)", "practitioner \(Sample.nurse)",
                "pregnancy \(Sample.pregnancy)",
            ])
    }

    @Test("A location that names a department needs the organization record")
    func departmentReference() throws {
        let record = try Sample.read(Sample.locationRecord)
        let organization = RecordReference(
            kind: .organization, id: record.envelope.organizationID)
        #expect(record.references == [organization])
    }

    @Test("Null counts as absent")
    func nullIsAbsent() throws {
        let visit = Sample.shortVisit.setting("data.visit_type", to: .null)
            .setting("event", to: .null).setting("data.observations", to: .null)
        _ = try Sample.read(visit)
    }

    @Test("A consent that was not given has the scope none, whatever was written")
    func refusedConsent() throws {
        let value = Sample.consentRecord.setting("data.consent_given", to: false)
        guard case .consent(let consent) = try Sample.read(value).data else { return }
        #expect(consent.consentScope == .none)
    }

    @Test("A vital sign may come with its unit when it is the fixed one")
    func amountAsVitalSign() throws {
        let value = Sample.shortVisit.setting(
            "data.vital_signs[0].weight",
            to: ["value": .decimal("54.5"), "unit": "kg", "ucum": "kg"])
        _ = try Sample.read(value)
        #expect(try Sample.encounter(value).vitalSigns[0].weight?.text == "54.5")
    }

    @Test("A tapering dose may have its amounts in the steps alone")
    func taperingDose() throws {
        let item = "data.prescriptions[0].items[0]"
        let step: JSONValue = [
            "dose_quantity": ["value": 2, "unit": "TAB", "ucum": "TAB"], "frequency": 3,
            "period": 1, "period_unit": "d",
        ]
        var value = Sample.shortVisit
        for member in ["dose_quantity", "frequency", "period", "period_max", "period_unit"] {
            value = value.setting("\(item).\(member)", to: nil)
        }
        value = value.setting("\(item).steps", to: [step, step])
        _ = try Sample.read(value)
        #expect(try Sample.encounter(value).prescriptions[0].items[0].dosage.steps.count == 2)
    }

    @Test("A reported vaccination needs neither giver nor lot")
    func reportedVaccination() throws {
        var value = Sample.fullVisit.setting("data.immunizations[0].primary_source", to: false)
        for member in ["given_by", "lot_number", "expiry_date"] {
            value = value.setting("data.immunizations[0].\(member)", to: nil)
        }
        _ = try Sample.read(value)
    }

    @Test("A file with a list is cut into its records")
    func splitting() {
        let parts = EnvelopeSplitter.split([Sample.shortVisit, 7])
        #expect(parts.map(\.origin) == ["[0]", "[1]"])
        #expect(EnvelopeSplitter.split(Sample.shortVisit).map(\.origin) == [""])
        #expect(EnvelopeSplitter.split([]).isEmpty)
    }
}
