import FHIRR4

/// Other visits than the outpatient one, and earlier states of it.
enum VisitVariants {
    /// The outpatient visit while it lasts, with its vital signs taken.
    static func underWay(_ status: String) throws -> JSONObject {
        var visit = try OutpatientVisit.head
        var history: [JSONValue] = [
            ["status": "arrived", "start": "2026-03-04T09:00:00+07:00"]
        ]
        if status != "arrived" {
            history.append(["status": .string(status), "start": "2026-03-04T09:15:00+07:00"])
        }
        visit["status"] = .string(status)
        visit["status_history"] = .array(history)
        visit["period_end"] = nil
        visit["hospitalization"] = nil
        visit["locations"] = [
            [
                "location_id": .string(Name.generalClinic.uuidString.lowercased()),
                "start": "2026-03-04T09:00:00+07:00", "service_class": "reguler",
            ]
        ]
        visit["vital_signs"] = try OutpatientVisit.parse(OutpatientVisit.vitalSigns)
        return visit
    }

    static var emergency: JSONObject {
        get throws {
            let text = """
                {"encounter_number": "ENC-20260304-0042", "class": "emergency",
                 "patient_id": "\(Name.patient)", "status": "finished",
                 "status_history": [
                    {"status": "arrived", "start": "2026-03-04T20:00:00+07:00"},
                    {"status": "triaged", "start": "2026-03-04T20:05:00+07:00"},
                    {"status": "in_progress", "start": "2026-03-04T20:10:00+07:00"}],
                 "period_start": "2026-03-04T20:00:00+07:00",
                 "period_end": "2026-03-04T22:30:00+07:00",
                 "participants": [{"practitioner_id": "\(Name.doctor)", "role": "attending"},
                                  {"practitioner_id": "\(Name.nurse)", "role": "admitting"}],
                 "locations": [{"location_id": "\(Name.emergencyRoom)",
                                "start": "2026-03-04T20:00:00+07:00",
                                "end": "2026-03-04T22:30:00+07:00"}],
                 "chief_complaint": "Sesak napas",
                 "hospitalization": {"discharge_disposition": "other"},
                 "diagnoses": [\(diagnosis("4a000001", "R06.0", "discharge"))]}
                """
            return try OutpatientVisit.parse(text).object ?? JSONObject()
        }
    }

    /// The stay that followed; it ends two calendar days later.
    static var stay: JSONObject {
        get throws {
            let text = """
                {"encounter_number": "ADM-20260304-0003", "class": "inpatient",
                 "patient_id": "\(Name.patient)", "status": "finished",
                 "period_start": "2026-03-04T22:30:00+07:00",
                 "period_end": "2026-03-06T23:30:00+07:00",
                 "originating_encounter_id": "\(Name.emergency)",
                 "participants": [{"practitioner_id": "\(Name.doctor)", "role": "attending"}],
                 "locations": [{"location_id": "\(Name.ward)",
                                "start": "2026-03-04T22:30:00+07:00",
                                "end": "2026-03-05T08:00:00+07:00", "service_class": "2"},
                               {"location_id": "\(Name.room)",
                                "start": "2026-03-05T08:00:00+07:00",
                                "end": "2026-03-06T23:30:00+07:00", "service_class": "2",
                                "class_change": "naik-kelas"}],
                 "hospitalization": {"admit_source": "emergency",
                                     "discharge_disposition": "died_after_48h"},
                 "diagnoses": [\(diagnosis("4b000001", "R06.0", "admission")),
                               \(diagnosis("4b000002", "J18.9", "discharge"))]}
                """
            return try OutpatientVisit.parse(text).object ?? JSONObject()
        }
    }

    private static func diagnosis(_ head: String, _ code: String, _ use: String) -> String {
        """
        {"id": "\(head)-0000-4000-8000-000000000000",
         "icd10": {"code": "\(code)", "display": "\(code)"}, "use": "\(use)", "kind": "primary",
         "rank": 1, "certainty": "confirmed", "recorded_at": "2026-03-04T22:00:00+07:00",
         "recorded_by": "\(Name.doctor)", "status": "final"}
        """
    }
}
