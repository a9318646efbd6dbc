import FHIRR4

/// Puts a day together: who comes when and with what, and the records that say so.
struct DayBuilder {
    private let plan: DemoClinic.Plan
    private let facility: Facility
    private var register: PatientRegister
    private var writer: EncounterWriter
    private var generator: DemoGenerator
    private var encounters: [JSONValue] = []
    private var problems: [DeliberateProblem] = []
    /// Patients the platform does not know, and those who have not consented.
    private var unknown: Set<String> = []
    private var unconsenting: Set<String> = []

    /// A visit before it has a patient and a time.
    private enum Slot {
        case visit(Scenario, DemoProblem?)
        /// Takes two encounters.
        case emergencyAndStay
    }

    init(_ plan: DemoClinic.Plan) {
        self.plan = plan
        // The clinic is the same whatever the day: rooms and staff keep their ids.
        var fixed = DemoGenerator(seed: Self.hash(plan.organizationID.uuidString))
        self.facility = Facility(generator: &fixed, day: plan.date)
        var generator = DemoGenerator(
            seed: plan.seed &+ UInt64(bitPattern: Int64(plan.date.daysSince1970)) &* 1_000_003)
        self.register = PatientRegister(day: plan.date)
        self.writer = EncounterWriter(
            facility: self.facility,
            items: ItemWriter(
                facility: self.facility, generator: DemoGenerator(seed: generator.next())))
        self.generator = generator
    }

    mutating func build() -> DemoDay {
        self.addEncounters()
        let records =
            self.facilityRecords() + self.medicineRecords() + self.patientRecords()
            + self.encounters
        return DemoDay(
            records: records,
            platformSeed: self.platformSeed(),
            deliberateProblems: self.problems,
            facilityName: DemoClinic.facilityName,
            encounterCount: self.encounters.count,
            patientCount: self.register.patients.count)
    }

    // MARK: Encounters

    private mutating func addEncounters() {
        let slots = self.slots()
        // Arrivals spread from half past seven over eight hours, one queue number each.
        let spacing = max(1, 8 * 60 / max(1, slots.count))
        for (place, slot) in slots.enumerated() {
            let serial = "\(self.plan.date.compact)-\(DemoPerson.padded(place + 1, 4))"
            let arrival = ClinicTime(self.plan.date, hour: 7, minute: 30)
                .adding(minutes: (place * spacing) % (8 * 60))
            switch slot {
            case .visit(let scenario, let problem):
                self.add(scenario, problem, serial: serial, arrival: arrival)
            case .emergencyAndStay:
                self.addEmergencyAndStay(serial: serial)
            }
        }
    }

    /// The day's visits in the order of their arrival.
    private mutating func slots() -> [Slot] {
        var slots: [Slot] = []
        var room = self.plan.visits
        for (place, problem) in DemoProblem.allCases.filter(self.plan.problems.contains)
            .enumerated() where room > 0
        {
            slots.append(.visit(Scenarios.ordinary[place], problem))
            room -= 1
        }
        if room >= 2 {
            slots.append(.emergencyAndStay)
            room -= 2
        }
        for scenario in Scenarios.special where room > 0 {
            slots.append(.visit(scenario, nil))
            room -= 1
        }
        for place in 0..<room {
            slots.append(.visit(Scenarios.ordinary[place % Scenarios.ordinary.count], nil))
        }
        for place in slots.indices.dropFirst().reversed() {
            slots.swapAt(place, self.generator.number(0...place))
        }
        return slots
    }

    private mutating func add(
        _ scenario: Scenario,
        _ problem: DemoProblem?,
        serial: String,
        arrival: ClinicTime
    ) {
        let patient = self.register.add(
            scenario.ages, gender: scenario.gender, isNewborn: scenario.isNewborn,
            generator: &self.generator)
        let written = self.writer.visit(
            scenario, patient: patient, serial: serial, arrival: arrival,
            extraDiagnosis: problem == .unknownDiagnosisCode ? .unknown : nil)
        self.addRecord(written)
        guard let problem else { return }
        if problem == .unknownPatient { self.unknown.insert(patient.id) }
        if problem == .missingConsent { self.unconsenting.insert(patient.id) }
        self.problems.append(problem.explained(written, patient))
    }

    private mutating func addEmergencyAndStay(serial: String) {
        let patient = self.register.add(
            .years(18...40), gender: nil, isNewborn: false, generator: &self.generator)
        let arrival = ClinicTime(self.plan.date.adding(days: -3), hour: 19, minute: 10)
        let emergency = self.writer.emergency(
            patient: patient, serial: serial + "-E", arrival: arrival)
        let stay = self.writer.stay(
            patient: patient, serial: serial, admission: emergency.end,
            discharge: ClinicTime(self.plan.date, hour: 10), after: emergency.id)
        self.addRecord(emergency)
        self.addRecord(stay)
    }

    private mutating func addRecord(_ written: EncounterWriter.Written) {
        self.encounters.append(
            self.envelope(
                "encounter", id: written.id, at: written.end.adding(minutes: 2),
                event: "finished", written.data))
    }

    // MARK: Records

    private func envelope(
        _ kind: String,
        id: String,
        at time: ClinicTime,
        event: String? = nil,
        _ data: JSONValue
    ) -> JSONValue {
        .members([
            ("schema_version", "1.0"),
            ("organization_id", .string(self.plan.organizationID.uuidString.lowercased())),
            ("kind", .string(kind)),
            ("id", .string(id)),
            ("revision", 1),
            ("changed_at", time.json),
            ("event", event.map(JSONValue.string)),
            ("data", data),
        ])
    }

    private mutating func facilityRecords() -> [JSONValue] {
        let opened = ClinicTime(self.plan.date.adding(days: -30), hour: 8)
        let facility = self.facility
        var records = [
            self.envelope(
                "organization", id: self.plan.organizationID.uuidString.lowercased(), at: opened,
                facility.organization(
                    satusehatID: self.plan.satusehatOrganizationID,
                    name: DemoClinic.facilityName))
        ]
        records += facility.rooms.map {
            self.envelope("location", id: $0.id, at: opened, facility.location($0))
        }
        for staff in facility.everybody {
            records.append(
                self.envelope(
                    "practitioner", id: staff.person.id, at: opened,
                    facility.practitioner(staff, day: self.plan.date)))
        }
        var fixed = DemoGenerator(seed: Self.hash(self.plan.organizationID.uuidString) &+ 1)
        for staff in facility.everybody {
            records.append(
                self.envelope(
                    "practitioner_assignment", id: fixed.uuid(), at: opened,
                    facility.assignment(staff, day: self.plan.date)))
        }
        return records
    }

    private func medicineRecords() -> [JSONValue] {
        let opened = ClinicTime(self.plan.date.adding(days: -30), hour: 9)
        return Drug.all.map { drug in
            self.envelope("medicine", id: self.facility.medicine(drug), at: opened, drug.json)
        }
    }

    private mutating func patientRecords() -> [JSONValue] {
        var records: [JSONValue] = []
        for (place, person) in self.register.patients.enumerated() {
            let registered = ClinicTime(self.plan.date.adding(days: -3), hour: 7)
            let data = self.register.record(
                of: person, serial: place + 1, generator: &self.generator)
            records.append(
                self.envelope(
                    "patient", id: person.id, at: registered, event: "registered", data))
            let consentID = self.generator.uuid()
            guard !self.unconsenting.contains(person.id) else { continue }
            records.append(
                self.envelope(
                    "consent", id: consentID, at: registered.adding(minutes: 5),
                    self.consent(of: person, at: registered.adding(minutes: 4))))
        }
        return records
    }

    private func consent(of person: DemoPerson, at time: ClinicTime) -> JSONValue {
        let isChild = person.age(on: self.plan.date) < 18
        return .members([
            ("patient_id", .string(person.id)),
            ("consent_given", true),
            ("consent_scope", "all"),
            ("consent_datetime", time.json),
            ("consent_method", "electronic"),
            ("given_by", isChild ? "parent" : "self"),
            ("valid_from", time.json),
            ("revoked", false),
        ])
    }

    // MARK: Platform

    private func platformSeed() -> JSONValue {
        let known = self.register.patients.filter { !self.unknown.contains($0.id) }
        let patients = known.map { person in
            JSONValue.members([
                ("id", .string(person.platformID)),
                (person.isNewborn ? "mother_nik" : "nik", .string(person.nik)),
                ("name", .string(person.name)),
                ("gender", person.genderJSON),
                ("birth_date", person.birthDate.json),
                ("birth_order", person.isNewborn ? 0 : nil),
            ])
        }
        let practitioners = self.facility.everybody.map(\.person).map { person -> JSONValue in
            [
                "id": .string(person.platformID), "nik": .string(person.nik),
                "name": .string(person.name), "gender": person.genderJSON,
                "birth_date": person.birthDate.json,
            ]
        }
        let products =
            Drug.all.map { ($0.kfa, $0.kfaName) }
            + Vaccine.all.map { ($0.kfa, $0.kfaName) }
        return [
            "patients": .array(patients),
            "practitioners": .array(practitioners),
            "products": .array(
                products.map { ["code": .string($0.0), "name": .string($0.1), "active": true] }),
            "refused_codes": [
                [
                    "system": "http://hl7.org/fhir/sid/icd-10",
                    "code": .string(Diagnosis.unknown.icd10),
                ]
            ],
        ]
    }

    /// FNV-1a, so that the clinic's ids follow from its organization id.
    private static func hash(_ text: String) -> UInt64 {
        text.lowercased().utf8.reduce(0xCBF2_9CE4_8422_2325) {
            ($0 ^ UInt64($1)) &* 0x100_0000_01B3
        }
    }
}

extension DemoProblem {
    fileprivate func explained(
        _ written: EncounterWriter.Written,
        _ patient: DemoPerson
    ) -> DeliberateProblem {
        let (indonesian, english) =
            switch self {
            case .unknownPatient:
                (
                    "NIK pasien tidak ditemukan di SATUSEHAT", "SATUSEHAT does not know the NIK"
                )
            case .missingConsent:
                ("Pasien belum memberi persetujuan", "The patient has given no consent")
            case .unknownDiagnosisCode:
                (
                    "Diagnosis sekunder memakai kode ICD-10 yang tidak dikenal",
                    "The second diagnosis has an ICD-10 code nobody knows"
                )
            }
        return DeliberateProblem(
            kind: self, encounterNumber: written.number, encounterID: written.id,
            patientID: patient.id, indonesian: indonesian, english: english)
    }
}
