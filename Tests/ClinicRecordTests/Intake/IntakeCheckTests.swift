import ClinicRecord
import FHIRR4
import Testing

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

@Suite struct IntakeCheckTests {
    /// Every record that the full visit names.
    private static var everybody: [JSONValue] {
        var nurse = Sample.practitionerRecord.setting("id", to: .string(Sample.nurse))
        nurse = nurse.setting("data.type", to: "nurse")
        let pharmacy = Sample.locationRecord.setting("id", to: .string(Sample.pharmacy))
        return Sample.masters + [nurse, pharmacy]
    }

    private func check(
        _ value: JSONValue, known: [JSONValue] = everybody, previous: JSONValue? = nil,
        withNumber: Set<UUID>? = nil, codeLists: CodeLists = .none, today: String = "2026-05-12"
    ) throws -> (record: ClinicRecord?, findings: [Finding]) {
        let record = try #require(RecordReader.read(value).record)
        var records = KnownRecords()
        for value in known { records.insert(try #require(RecordReader.read(value).record)) }
        let check = IntakeCheck(
            known: records, previous: previous.flatMap { RecordReader.read($0).record },
            practitionersWithIHSNumber: withNumber, codeLists: codeLists,
            today: try #require(CalendarDate(today)))
        return check.check(record)
    }

    private func found(_ findings: [Finding]) -> [String] {
        findings.map { "\($0.code.rawValue) \($0.severity) \($0.path)" }
    }

    private func without(_ id: String) -> [JSONValue] {
        Self.everybody.filter { $0["id"]?.string != id }
    }

    private func encounter(_ record: ClinicRecord?) throws -> EncounterRecord {
        guard case .encounter(let encounter) = record?.data else { throw Sample.NotAnEncounter() }
        return encounter
    }

    // MARK: References

    @Test("A visit whose names are all known passes unchanged")
    func allKnown() throws {
        let (record, findings) = try self.check(Sample.fullVisit)
        #expect(findings == [])
        #expect(record == RecordReader.read(Sample.fullVisit).record)
    }

    @Test("An unknown patient, place, doctor or pregnancy refuses the visit")
    func unknownHead() throws {
        for (id, path) in [
            (Sample.patient, "data.patient_id"),
            (Sample.clinicRoom, "data.locations[0].location_id"),
            (Sample.pregnancy, "data.episode_id"),
        ] {
            let (record, findings) = try self.check(Sample.fullVisit, known: self.without(id))
            #expect(record == nil)
            #expect(self.found(findings).contains("UNKNOWN_REFERENCE error \(path)"))
        }
        let (record, findings) = try self.check(
            Sample.shortVisit, known: self.without(Sample.doctor))
        #expect(record == nil)
        #expect(
            self.found(findings.filter(\.refusesRecord)) == [
                "UNKNOWN_REFERENCE error data.participants[0].practitioner_id",
                "UNKNOWN_REFERENCE error data.diagnoses[0].recorded_by",
            ])
    }

    @Test("An unknown recorder costs the items that name it, and what depends on them")
    func unknownNurse() throws {
        let (record, findings) = try self.check(
            Sample.fullVisit, known: self.without(Sample.nurse))
        #expect(
            self.found(findings) == [
                "UNKNOWN_REFERENCE error data.vital_signs[0].recorded_by",
                "UNKNOWN_REFERENCE error data.procedures[0].performers[0].practitioner_id",
                "UNKNOWN_REFERENCE error data.dispenses[0].dispensed_by",
                "UNKNOWN_REFERENCE error data.administrations[0].performer_id",
                "UNKNOWN_REFERENCE error data.specimens[0].collected_by",
                "UNKNOWN_REFERENCE error data.lab_results[0].resulted_by",
                "UNKNOWN_REFERENCE error data.immunizations[0].given_by",
                "UNKNOWN_REFERENCE error data.lab_reports[0].result_ids[0]",
                "UNKNOWN_REFERENCE error data.lab_reports[0].specimen_ids[0]",
            ])
        let visit = try self.encounter(record)
        #expect(visit.vitalSigns.isEmpty && visit.dispenses.isEmpty && visit.labReports.isEmpty)
        #expect(visit.diagnoses.count == 1 && visit.prescriptions.count == 1)
    }

    @Test("An unknown medicine costs the item")
    func unknownMedicine() throws {
        let (record, findings) = try self.check(
            Sample.fullVisit, known: self.without(Sample.medicine))
        #expect(
            self.found(findings) == [
                "UNKNOWN_REFERENCE error data.dispenses[0].items[0].medicine",
                "UNKNOWN_REFERENCE error data.administrations[0].medicine",
            ])
        #expect(try self.encounter(record).dispenses[0].items.isEmpty)
    }

    @Test("An unknown author costs the summary alone")
    func unknownAuthor() throws {
        let value = Sample.fullVisit.setting(
            "data.medical_summary.author_id", to: .string(Sample.pregnancy))
        let (record, findings) = try self.check(value)
        #expect(
            self.found(findings) == ["UNKNOWN_REFERENCE error data.medical_summary.author_id"])
        #expect(try self.encounter(record).medicalSummary == nil)
    }

    @Test("A location in an unknown department is refused")
    func unknownDepartment() throws {
        let known = try self.check(Sample.locationRecord)
        #expect(known.record != nil && known.findings == [])
        let (record, findings) = try self.check(
            Sample.locationRecord, known: self.without(Sample.organizationID))
        #expect(record == nil)
        #expect(self.found(findings) == ["UNKNOWN_REFERENCE error data.department_id"])
    }

    @Test("A record may name itself")
    func itself() throws {
        let id = try #require(Sample.fullVisit["id"])
        let value = Sample.fullVisit.setting("data.allergies[0].encounter_id", to: id)
        #expect(try self.check(value).findings == [])
    }

    @Test("An item that was left out comes back when the missing record is there")
    func comesBack() throws {
        let first = try self.check(Sample.fullVisit, known: self.without(Sample.nurse))
        #expect(try self.encounter(first.record).vitalSigns.isEmpty)
        let second = try self.check(Sample.fullVisit)
        #expect(try self.encounter(second.record).vitalSigns.count == 1)
    }

    // MARK: Vanished items

    @Test(
        "An item of the last revision that is missing refuses the record",
        arguments: [
            "complaints", "allergies", "immunizations", "medical_summary", "observations",
        ])
    func vanished(_ member: String) throws {
        let value = Sample.fullVisit.setting("data.\(member)", to: nil)
            .setting("revision", to: 2)
        let (record, findings) = try self.check(value, previous: Sample.fullVisit)
        #expect(record == nil)
        #expect(self.found(findings) == ["ITEM_VANISHED error data.\(member)"])
    }

    @Test("An item inside an item cannot vanish either")
    func vanishedInside() throws {
        let items = "data.lab_orders[0].items"
        let second = try #require(Sample.fullVisit[path: "\(items)[0]"])
            .setting("id", to: "c3000000-0000-4000-8000-000000000001")
            .setting("item_number", to: "LO-1-2")
        let before = Sample.fullVisit.setting("\(items)[1]", to: second)
        let (record, findings) = try self.check(Sample.fullVisit, previous: before)
        #expect(record == nil)
        #expect(self.found(findings) == ["ITEM_VANISHED error data.lab_orders"])
        #expect(findings[0].message.english.contains("c3000000-0000-4000-8000-000000000001"))
    }

    @Test("An item that is there with a fault has not vanished, nor one that never was taken")
    func notVanished() throws {
        let faulty = Sample.fullVisit.setting("data.complaints[0].text", to: nil)
        #expect(try self.check(faulty, previous: Sample.fullVisit).record != nil)
        let without = Sample.fullVisit.setting("data.complaints", to: nil)
        #expect(try self.check(without, previous: faulty).record != nil)
    }

    @Test("New items and withdrawn items are no loss")
    func grown() throws {
        #expect(try self.check(Sample.fullVisit, previous: Sample.shortVisit).findings == [])
        let withdrawn = Sample.fullVisit.setting(
            "data.complaints[0].status", to: "entered_in_error")
        #expect(try self.check(withdrawn, previous: Sample.fullVisit).findings == [])
    }

    // MARK: People

    @Test("A patient without identity is kept, and the visit is refused")
    func notIdentifiable() throws {
        let nobody = Sample.patientRecord.setting("data.identity_kind", to: "none")
            .setting("data.nik", to: nil)
        let patient = try self.check(nobody)
        #expect(
            self.found(patient.findings) == ["PATIENT_NOT_IDENTIFIABLE error data.identity_kind"])
        #expect(patient.record != nil)
        let visit = try self.check(
            Sample.shortVisit, known: self.without(Sample.patient) + [nobody])
        #expect(self.found(visit.findings) == ["PATIENT_NOT_IDENTIFIABLE error data.patient_id"])
        #expect(visit.record == nil)
    }

    @Test(
        "A NIK that differs from the record is told, and the record passes",
        arguments: [
            ("7371014704900002", "female", "1990-04-07", true),
            ("7371010704900002", "male", "1990-04-07", true),
            ("7371010704900002", "female", "1990-04-07", false),
            ("7371014704900002", "male", "1990-04-07", false),
            ("7371014704900002", "female", "1990-04-08", false),
            ("7371014704900002", "female", "1990-05-07", false),
            ("7371014704900002", "female", "1991-04-07", false),
            ("7371010101050003", "male", "2005-01-01", true),
            ("7371010101050003", "male", "1905-01-01", true),
            ("7371017199990004", "female", "1999-12-31", false),
        ])
    func nikMismatch(_ nik: String, _ gender: String, _ birth: String, _ fits: Bool) throws {
        let value = Sample.patientRecord.setting("data.nik", to: .string(nik))
            .setting("data.gender", to: .string(gender))
            .setting("data.birth_date", to: .string(birth))
        let (record, findings) = try self.check(value)
        #expect(record != nil)
        #expect(self.found(findings) == (fits ? [] : ["NIK_MISMATCH warning data.nik"]))
    }

    @Test("A NIK tells the days and the sex that it may mean")
    func nik() throws {
        let nik = try #require(NIK("7371014704050002"))
        #expect(nik.gender == .female)
        #expect(nik.birthDateCandidates.map(\.text) == ["1905-04-07", "2005-04-07"])
        let impossible = try #require(NIK("7371019913990001"))
        #expect(impossible.birthDateCandidates.isEmpty)
        for text in ["737101470405000", "73710147040500022", "737101470405000२", ""] {
            #expect(NIK(text) == nil)
        }
    }

    @Test("Papers that ran out before the visit are told once a person")
    func credentials() throws {
        let doctor = Sample.practitionerRecord
            .setting("data.str_expiry_date", to: "2026-05-10")
            .setting("data.sip_expiry_date", to: "2026-05-11")
        let (record, findings) = try self.check(
            Sample.fullVisit, known: self.without(Sample.doctor) + [doctor])
        #expect(record != nil)
        #expect(
            self.found(findings) == [
                "CREDENTIAL_EXPIRED warning data.participants[0].practitioner_id"
            ])
        let own = try self.check(doctor, today: "2026-06-01")
        #expect(
            self.found(own.findings) == [
                "CREDENTIAL_EXPIRED warning data.str_expiry_date",
                "CREDENTIAL_EXPIRED warning data.sip_expiry_date",
            ])
    }

    @Test("A recorder without an IHS number is told, the attending practitioner is not")
    func recorder() throws {
        let (record, findings) = try self.check(Sample.shortVisit, withNumber: [])
        #expect(record != nil)
        #expect(
            self.found(findings) == [
                "RECORDER_WITHOUT_IHS warning data.vital_signs[0].recorded_by"
            ])
        let nurse = try #require(UUID(uuidString: Sample.nurse))
        #expect(try self.check(Sample.shortVisit, withNumber: [nurse]).findings == [])
    }

    @Test("An adult breathes less often than a small child")
    func breathing() throws {
        let path = "data.vital_signs[0].respiratory_rate"
        let fast = Sample.shortVisit.setting(path, to: 70)
        let adult = try self.check(fast)
        #expect(self.found(adult.findings) == ["VALUE_OUT_OF_RANGE error \(path)"])
        #expect(try self.encounter(adult.record).vitalSigns[0].respiratoryRate == nil)
        #expect(try self.encounter(adult.record).vitalSigns[0].heartRate != nil)
        for (birth, isTaken) in [("2021-05-12", true), ("2021-05-11", false)] {
            let child = Sample.patientRecord.setting("data.birth_date", to: .string(birth))
            let (_, findings) = try self.check(
                fast, known: self.without(Sample.patient) + [child])
            #expect(findings.isEmpty == isTaken)
        }
    }

    // MARK: Codes

    @Test("A code that a loaded list lacks costs its item, or a finished visit")
    func unknownCode() throws {
        let lists = CodeLists(codes: ["http://loinc.org": ["58410-2"]])
        let (record, findings) = try self.check(Sample.fullVisit, codeLists: lists)
        #expect(
            self.found(findings).prefix(2) == [
                "CODE_UNKNOWN error data.lab_orders[0].items[0].test.code",
                "CODE_UNKNOWN error data.lab_results[0].test.code",
            ])
        #expect(try self.encounter(record).labResults.isEmpty)
        let icd = CodeLists(codes: ["http://hl7.org/fhir/sid/icd-10": ["J06.9"]])
        let primary = try self.check(Sample.shortVisit, codeLists: icd)
        #expect(primary.record == nil)
        #expect(
            self.found(primary.findings) == ["CODE_UNKNOWN error data.diagnoses[0].icd10.code"])
    }

    @Test("A tooth without a configured code costs the procedure")
    func teeth() throws {
        let value = Sample.fullVisit.setting("data.procedures[0].teeth", to: ["11", "12"])
        let lists = CodeLists(teeth: ["11": "422653006"])
        let (record, findings) = try self.check(value, codeLists: lists)
        #expect(self.found(findings) == ["TOOTH_UNMAPPED error data.procedures[0].teeth[1]"])
        #expect(try self.encounter(record).procedures.isEmpty)
    }
}
