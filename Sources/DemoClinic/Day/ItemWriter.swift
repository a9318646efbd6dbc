import FHIRR4

/// Writes the clinical items of an encounter.
struct ItemWriter {
    let facility: Facility
    var generator: DemoGenerator

    private mutating func newID() -> JSONValue { .string(self.generator.uuid()) }

    // MARK: Findings

    mutating func vitals(
        _ kind: Scenario.Vitals,
        at time: ClinicTime,
        by recorder: String
    ) -> JSONValue {
        var members: [(String, JSONValue?)] = [
            ("id", self.newID()), ("recorded_at", time.json), ("recorded_by", .string(recorder)),
        ]
        switch kind {
        case .usual, .feverish, .hypertensive:
            let isHigh = kind == .hypertensive
            members += [
                ("bp_systolic", .whole(self.generator.number(isHigh ? 150...168 : 108...128))),
                ("bp_diastolic", .whole(self.generator.number(isHigh ? 92...100 : 68...82))),
                ("heart_rate", .whole(self.generator.number(70...92))),
                ("respiratory_rate", .whole(self.generator.number(16...20))),
                (
                    "temperature",
                    .tenths(self.generator.number(kind == .feverish ? 381...392 : 362...372))
                ),
                ("weight", .tenths(self.generator.number(480...780))),
                ("height", .whole(self.generator.number(150...178))),
                ("oxygen_saturation", .whole(self.generator.number(96...99))),
                ("spo2_method", "pulse_oximeter"),
                ("consciousness", "alert"),
            ]
        case .child:
            members += [
                ("heart_rate", .whole(self.generator.number(90...115))),
                ("respiratory_rate", .whole(self.generator.number(20...26))),
                ("temperature", .tenths(self.generator.number(366...388))),
                ("weight", .tenths(self.generator.number(110...280))),
                ("height", .whole(self.generator.number(88...132))),
            ]
        case .infant:
            members += [
                ("heart_rate", .whole(self.generator.number(120...145))),
                ("respiratory_rate", .whole(self.generator.number(30...42))),
                ("temperature", .tenths(self.generator.number(364...372))),
                ("weight", .tenths(self.generator.number(31...68))),
                ("head_circumference", .tenths(self.generator.number(340...410))),
            ]
        }
        return .members(members)
    }

    mutating func complaint(
        _ complaint: Complaint,
        at time: ClinicTime,
        by recorder: String
    ) -> JSONValue {
        [
            "id": self.newID(),
            "kind": "chief",
            "code": [
                "system": "http://snomed.info/sct", "code": .string(complaint.snomed),
                "display": .string(complaint.display),
            ],
            "text": .string(complaint.text),
            "recorded_at": time.json,
            "recorded_by": .string(recorder),
            "status": "final",
        ]
    }

    mutating func diagnosis(
        _ diagnosis: Diagnosis,
        use: String = "discharge",
        rank: Int,
        at time: ClinicTime,
        by recorder: String
    ) -> JSONValue {
        [
            "id": self.newID(),
            "icd10": ["code": .string(diagnosis.icd10), "display": .string(diagnosis.display)],
            "text": .string(diagnosis.text),
            "use": .string(use),
            "kind": rank == 1 ? "primary" : "secondary",
            "rank": .whole(rank),
            "certainty": "confirmed",
            "clinical_status": "active",
            "recorded_at": time.json,
            "recorded_by": .string(recorder),
            "status": "final",
        ]
    }

    mutating func procedure(
        _ procedure: ProcedureCode,
        from start: ClinicTime,
        minutes: Int,
        by performer: String,
        because diagnosis: JSONValue?
    ) -> JSONValue {
        .members([
            ("id", self.newID()),
            (
                "icd9cm",
                ["code": .string(procedure.icd9), "display": .string(procedure.display)]
            ),
            ("text", .string(procedure.text)),
            ("category", .string(procedure.category)),
            ("performed_start", start.json),
            ("performed_end", start.adding(minutes: minutes).json),
            ("performers", [["practitioner_id": .string(performer), "function": "pelaksana"]]),
            ("reason_diagnosis_ids", diagnosis.map { [$0] }),
            ("status", "completed"),
        ])
    }

    mutating func allergy(
        _ allergy: AllergyCode,
        number: String,
        encounter: String,
        at time: ClinicTime,
        by recorder: String
    ) -> JSONValue {
        .members([
            ("id", self.newID()),
            ("number", .string(number)),
            ("category", .string(allergy.category)),
            ("kind", "allergy"),
            (
                "substance",
                .members([
                    ("system", allergy.system.map(JSONValue.string)),
                    ("code", .string(allergy.code)), ("display", .string(allergy.display)),
                ])
            ),
            ("text", .string(allergy.text)),
            ("clinical_status", "active"),
            ("certainty", "confirmed"),
            ("severity", "mild"),
            ("reactions", [.string(allergy.reaction)]),
            ("recorded_at", time.json),
            ("recorded_by", .string(recorder)),
            ("encounter_id", .string(encounter)),
            ("status", "final"),
        ])
    }

    mutating func immunization(
        _ vaccine: Vaccine,
        dose: Int,
        at time: ClinicTime,
        by giver: String,
        in room: String
    ) -> JSONValue {
        let expiry = time.day.adding(days: 400)
        return [
            "id": self.newID(),
            "vaccine": [
                "system": "http://sys-ids.kemkes.go.id/kfa", "code": .string(vaccine.kfa),
                "display": .string(vaccine.kfaName),
            ],
            "dose_number": .whole(dose),
            "series_text": .string("\(vaccine.series) \(dose)"),
            "given_at": time.json,
            "recorded_at": time.adding(minutes: 2).json,
            "given_by": .string(giver),
            "location_id": .string(room),
            "lot_number": .string("VKS" + DemoPerson.padded(self.generator.number(1...9999), 4)),
            "expiry_date": expiry.json,
            "route": "intramuscular",
            "site": .string(vaccine.site),
            "dose": ["value": .decimal("0.5"), "unit": "mL", "ucum": "mL"],
            "program": .string(vaccine.program),
            "primary_source": true,
            "status": "completed",
        ]
    }
}
