import FHIRR4

/// The patient who came by night with dengue fever and stayed: two encounters of one illness.
extension EncounterWriter {
    mutating func emergency(
        patient: DemoPerson,
        serial: String,
        arrival: ClinicTime
    ) -> Written {
        let id = self.items.generator.uuid()
        let doctor = self.facility.person("physician")
        let nurse = self.facility.person("ward-nurse")
        let triage = arrival.adding(minutes: 4)
        let start = arrival.adding(minutes: 12)
        let end = arrival.adding(minutes: 150)
        var parts = JSONObject()
        parts["vital_signs"] = [
            self.items.vitals(.feverish, at: arrival.adding(minutes: 6), by: nurse),
            self.items.vitals(.feverish, at: arrival.adding(minutes: 90), by: nurse),
        ]
        parts["complaints"] = [
            self.items.complaint(.fever, at: start.adding(minutes: 2), by: doctor)
        ]
        let diagnosis = self.items.diagnosis(
            .dengue, use: "working", rank: 1, at: start.adding(minutes: 70), by: doctor)
        parts["diagnoses"] = [diagnosis]
        parts["procedures"] = [
            self.items.procedure(
                .infusion, from: start.adding(minutes: 10), minutes: 10, by: nurse,
                because: diagnosis["id"])
        ]
        let infusion = self.items.infusion(
            serial: serial, from: start.adding(minutes: 12), hours: 1, prescriber: doctor,
            giver: nurse)
        parts["prescriptions"] = [infusion.prescription]
        parts["administrations"] = [infusion.administration]
        let work = self.items.laboratory(
            [.bloodCount], serial: serial, from: start.adding(minutes: 15), by: doctor,
            because: diagnosis["id"] ?? .null)
        Self.add(work, to: &parts)
        parts["medical_summary"] = [
            "id": .string(self.items.generator.uuid()),
            "number": .string("RM-" + serial),
            "author_id": .string(doctor),
            "signed_at": end.adding(minutes: -2).json,
            "narrative": [
                "chief_complaint": "Demam tinggi sejak tiga hari, lemas",
                "examination": "Demam, nadi kuat, tidak ada perdarahan",
                "assessment": "Demam berdarah dengue tanpa tanda syok",
                "plan": "Rawat inap untuk pemantauan cairan dan trombosit",
            ],
            "status": "final",
        ]
        let history = [
            ("arrived", arrival, triage), ("triaged", triage, start), ("in_progress", start, end),
        ]
        let data = self.head(
            number: "ENC-" + serial, class: "emergency", patient: patient, history: history,
            end: end, room: "IGD", attending: doctor, serviceClass: "reguler",
            hospitalization: [
                "discharge_disposition": "other", "discharge_note": "Dilanjutkan rawat inap",
            ], parts: parts)
        return Written(id: id, number: "ENC-" + serial, end: end, data: data)
    }

    mutating func stay(
        patient: DemoPerson,
        serial: String,
        admission: ClinicTime,
        discharge: ClinicTime,
        after emergency: String
    ) -> Written {
        let id = self.items.generator.uuid()
        let doctor = self.facility.person("physician")
        let nurse = self.facility.person("ward-nurse")
        var parts = JSONObject()
        var rounds: [JSONValue] = []
        var round = admission.adding(minutes: 30)
        while round < discharge {
            rounds.append(self.items.vitals(.usual, at: round, by: nurse))
            round = round.adding(minutes: 12 * 60)
        }
        parts["vital_signs"] = .array(rounds)
        parts["complaints"] = [
            self.items.complaint(.fever, at: admission.adding(minutes: 15), by: doctor)
        ]
        let final = self.items.diagnosis(
            .dengue, rank: 1, at: discharge.adding(minutes: -60), by: doctor)
        parts["diagnoses"] = [
            self.items.diagnosis(
                .dengue, use: "admission", rank: 1, at: admission.adding(minutes: 20),
                by: doctor),
            final,
        ]
        let infusion = self.items.infusion(
            serial: serial + "-INF", from: admission.adding(minutes: 40), hours: 8,
            prescriber: doctor, giver: nurse)
        let medicines = self.items.prescribe(
            [
                DrugOrder(
                    drug: .paracetamol, dose: "1", timesPerDay: 3, days: 3, quantity: 9,
                    signa: "3 kali sehari 1 tablet bila demam", when: "after_meal")
            ], nil, serial: serial, setting: "discharge", at: discharge.adding(minutes: -45),
            by: doctor, because: final["id"])
        parts["prescriptions"] = [infusion.prescription, medicines.prescription]
        parts["dispenses"] = [medicines.dispense]
        parts["administrations"] = [infusion.administration]
        parts["medical_summary"] = [
            "id": .string(self.items.generator.uuid()),
            "number": .string("RM-" + serial),
            "author_id": .string(doctor),
            "signed_at": discharge.adding(minutes: -5).json,
            "narrative": [
                "chief_complaint": "Demam tinggi sejak tiga hari",
                "assessment": "Demam berdarah dengue, fase penyembuhan",
                "hospital_course": "Demam turun pada hari kedua, trombosit membaik",
                "condition_at_discharge": "Stabil, nafsu makan baik",
                "follow_up": "Kontrol tiga hari lagi di Poliklinik Umum",
            ],
            "follow_up_date": discharge.day.adding(days: 3).json,
            "follow_up_location_id": .string(self.facility.room("POLI-UMUM")),
            "status": "final",
        ]
        let data = self.head(
            number: "ADM-" + serial, class: "inpatient", patient: patient,
            history: [("in_progress", admission, discharge)], end: discharge, room: "RANAP-1A",
            attending: doctor, serviceClass: "1",
            hospitalization: ["admit_source": "emergency", "discharge_disposition": "home"],
            originating: emergency, parts: parts)
        return Written(id: id, number: "ADM-" + serial, end: discharge, data: data)
    }
}
