import FHIRR4

/// Writes whole encounters: the head, and the items a scenario asks for.
struct EncounterWriter {
    let facility: Facility
    var items: ItemWriter

    struct Written {
        let id: String
        let number: String
        let end: ClinicTime
        let data: JSONValue
    }

    /// An ordinary visit to one of the polyclinics.
    mutating func visit(
        _ scenario: Scenario,
        patient: DemoPerson,
        serial: String,
        arrival: ClinicTime,
        extraDiagnosis: Diagnosis? = nil
    ) -> Written {
        let id = self.items.generator.uuid()
        let start = arrival.adding(minutes: self.items.generator.number(5...18))
        let hasLaboratory = !scenario.panels.isEmpty
        let end = start.adding(
            minutes: self.items.generator.number(14...24) + (hasLaboratory ? 25 : 0))
        let attending = self.facility.person(scenario.attending)
        let nurse = self.facility.person("nurse")
        var parts = JSONObject()

        parts["vital_signs"] = [
            self.items.vitals(scenario.vitals, at: arrival.adding(minutes: 4), by: nurse)
        ]
        if let complaint = scenario.complaint {
            parts["complaints"] = [
                self.items.complaint(complaint, at: start.adding(minutes: 1), by: attending)
            ]
        }
        let diagnoses = (scenario.diagnoses + [extraDiagnosis].compactMap { $0 })
            .enumerated().map { place, diagnosis in
                self.items.diagnosis(
                    diagnosis, rank: place + 1, at: start.adding(minutes: 8), by: attending)
            }
        parts["diagnoses"] = .array(diagnoses)
        let primary = diagnoses[0]["id"]
        if !scenario.procedures.isEmpty {
            parts["procedures"] = .array(
                scenario.procedures.map {
                    self.items.procedure(
                        $0, from: start.adding(minutes: 4), minutes: 6, by: attending,
                        because: primary)
                })
        }
        if let allergy = scenario.allergy {
            parts["allergies"] = [
                self.items.allergy(
                    allergy, number: "ALG-" + serial, encounter: id,
                    at: start.adding(minutes: 3), by: attending)
            ]
        }
        if !scenario.orders.isEmpty || scenario.compound != nil {
            let medicines = self.items.prescribe(
                scenario.orders, scenario.compound, serial: serial,
                at: end.adding(minutes: -4), by: attending, because: primary)
            parts["prescriptions"] = [medicines.prescription]
            parts["dispenses"] = [medicines.dispense]
        }
        if hasLaboratory, let primary {
            let work = self.items.laboratory(
                scenario.panels, serial: serial, from: start.adding(minutes: 9), by: attending,
                because: primary)
            Self.add(work, to: &parts)
        }
        if let (vaccine, dose) = scenario.vaccination {
            parts["immunizations"] = [
                self.items.immunization(
                    vaccine, dose: dose, at: start.adding(minutes: 5), by: attending,
                    in: self.facility.room(scenario.room))
            ]
        }
        parts["medical_summary"] = self.summary(
            scenario, serial: serial, author: attending, at: end)

        let history = [("arrived", arrival, start), ("in_progress", start, end)]
        let data = self.head(
            number: "ENC-" + serial, class: "outpatient", patient: patient, history: history,
            end: end, room: scenario.room, attending: attending, serviceClass: "reguler",
            hospitalization: ["discharge_disposition": "home"], parts: parts)
        return Written(id: id, number: "ENC-" + serial, end: end, data: data)
    }

    static func add(_ work: ItemWriter.Laboratory, to parts: inout JSONObject) {
        parts["lab_orders"] = .array(work.orders)
        parts["specimens"] = .array(work.specimens)
        parts["lab_results"] = .array(work.results)
        parts["lab_reports"] = .array(work.reports)
    }

    private mutating func summary(
        _ scenario: Scenario,
        serial: String,
        author: String,
        at end: ClinicTime
    ) -> JSONValue {
        let narrative: JSONValue = .members([
            ("chief_complaint", scenario.complaint.map { .string($0.text) }),
            ("examination", "Keadaan umum baik, kesadaran penuh"),
            ("assessment", .string(scenario.diagnoses.map(\.text).joined(separator: ", "))),
            ("plan", .string(scenario.plan)),
            ("education", "Pasien memahami penjelasan dan tanda bahaya"),
        ])
        return .members([
            ("id", .string(self.items.generator.uuid())),
            ("number", .string("RM-" + serial)),
            ("author_id", .string(author)),
            ("signed_at", end.adding(minutes: -1).json),
            ("narrative", narrative),
            ("follow_up_date", scenario.hasFollowUp ? end.day.adding(days: 7).json : nil),
            (
                "follow_up_location_id",
                scenario.hasFollowUp ? .string(self.facility.room(scenario.room)) : nil
            ),
            ("status", "final"),
        ])
    }

    /// The head of an encounter in front of its items.
    func head(
        number: String,
        class kind: String,
        patient: DemoPerson,
        history: [(status: String, start: ClinicTime, end: ClinicTime)],
        end: ClinicTime,
        room: String,
        attending: String,
        serviceClass: String,
        hospitalization: JSONValue,
        originating: String? = nil,
        parts: JSONObject
    ) -> JSONValue {
        let start = history[0].start
        let entries = history + [("finished", end, end)]
        let head: [(String, JSONValue?)] = [
            ("encounter_number", .string(number)),
            ("class", .string(kind)),
            ("visit_type", kind == "outpatient" ? "new" : nil),
            ("patient_id", .string(patient.id)),
            ("status", "finished"),
            (
                "status_history",
                .array(
                    entries.map { entry in
                        [
                            "status": .string(entry.status), "start": entry.start.json,
                            "end": entry.end.json,
                        ]
                    })
            ),
            ("period_start", start.json),
            ("period_end", end.json),
            (
                "participants",
                [["practitioner_id": .string(attending), "role": "attending"]]
            ),
            (
                "locations",
                [
                    [
                        "location_id": .string(self.facility.room(room)),
                        "start": start.json, "end": end.json,
                        "service_class": .string(serviceClass), "class_change": "kelas-tetap",
                    ]
                ]
            ),
            ("originating_encounter_id", originating.map(JSONValue.string)),
            ("is_bpjs", false),
            ("hospitalization", hospitalization),
        ]
        return .members(head + parts.members.map { ($0.name, $0.value) })
    }
}
