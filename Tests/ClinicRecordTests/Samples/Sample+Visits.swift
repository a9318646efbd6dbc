import FHIRR4

extension Sample {
    /// The short visit of the model's example, in other words.
    static var shortVisit: JSONValue {
        envelope(
            "encounter",
            data: parse(
                """
                {"encounter_number": "KJ-2605-0031", "class": "outpatient",
                 "patient_id": "\(patient)", "status": "finished",
                 "status_history": [
                   {"status": "arrived", "start": "2026-05-11T09:00:00+08:00",
                    "end": "2026-05-11T09:20:00+08:00"},
                   {"status": "in_progress", "start": "2026-05-11T09:20:00+08:00",
                    "end": "2026-05-11T09:55:00+08:00"},
                   {"status": "finished", "start": "2026-05-11T09:55:00+08:00",
                    "end": "2026-05-11T09:55:00+08:00"}],
                 "period_start": "2026-05-11T09:00:00+08:00",
                 "period_end": "2026-05-11T09:55:00+08:00",
                 "participants": [{"practitioner_id": "\(doctor)", "role": "attending"}],
                 "locations": [{"location_id": "\(clinicRoom)",
                   "start": "2026-05-11T09:00:00+08:00", "end": "2026-05-11T09:55:00+08:00",
                   "service_class": "reguler", "class_change": "kelas-tetap"}],
                 "vital_signs": [{"id": "a1000000-0000-4000-8000-000000000001",
                   "recorded_at": "2026-05-11T09:22:00+08:00", "recorded_by": "\(nurse)",
                   "bp_systolic": 118, "bp_diastolic": 76, "heart_rate": 80,
                   "respiratory_rate": 18, "temperature": 36.50, "weight": 54.5, "height": 158,
                   "oxygen_saturation": 98, "spo2_method": "pulse_oximeter", "pain_score": 2,
                   "consciousness": "alert"}],
                 "diagnoses": [{"id": "a1000000-0000-4000-8000-000000000002",
                   "icd10": {"code": "A09", "display": "Gastroenteritis"},
                   "use": "discharge", "kind": "primary", "rank": 1, "certainty": "confirmed",
                   "onset": "2026-05-09", "recorded_at": "2026-05-11T09:40:00+08:00",
                   "recorded_by": "\(doctor)", "status": "final"}],
                 "prescriptions": [{"id": "a1000000-0000-4000-8000-000000000003",
                   "number": "R-2605-0019", "prescribed_at": "2026-05-11T09:48:00+08:00",
                   "prescriber_id": "\(doctor)", "setting": "outpatient", "status": "active",
                   "items": [{"id": "a1000000-0000-4000-8000-000000000004",
                     "item_number": "R-2605-0019-1",
                     "medicine": {"local_code": "ORLT", "type": "single",
                       "kfa": {"code": "93004411", "display": "Oralit"}, "name": "Oralit",
                       "form": {"code": "BS055", "display": "Sirup"}},
                     "dose_quantity": {"value": 200, "unit": "mL", "ucum": "mL"},
                     "frequency": 1, "period": 4, "period_max": 6, "period_unit": "h",
                     "as_needed": true, "as_needed_for": {"text": "diare"}, "route": "oral",
                     "signa_text": "200 mL setiap kali diare",
                     "quantity": {"value": 10, "unit": "sachet", "ucum": "TAB"},
                     "status": "active"}]}]}
                """))
    }

    /// A visit with every member that the model has for it.
    static var fullVisit: JSONValue {
        var visit = shortVisit
        for (member, items) in Self.furtherMembers {
            visit = visit.setting("data.\(member)", to: items)
        }
        return visit
    }

    private static var furtherMembers: [(String, JSONValue)] {
        [
            ("service_type", ["code": "124", "system": .string(serviceTypeSystem)]),
            ("visit_type", "follow_up"), ("episode_id", .string(pregnancy)),
            ("chief_complaint", "Mencret sejak dua hari"), ("is_bpjs", true),
            ("sep_number", "0301R0110526V000001"),
            ("hospitalization", ["admit_source": "clinic", "discharge_disposition": "home"]),
            ("observations", observations), ("complaints", complaints),
            ("procedures", procedures), ("allergies", allergies), ("dispenses", dispenses),
            ("administrations", administrations), ("lab_orders", labOrders),
            ("specimens", specimens), ("lab_results", labResults), ("lab_reports", labReports),
            ("immunizations", immunizations), ("medical_summary", medicalSummary),
        ]
    }

    static let serviceTypeSystem = "http://terminology.hl7.org/CodeSystem/service-type"

    private static var recorded: String {
        "\"recorded_at\": \"2026-05-11T09:30:00+08:00\", \"recorded_by\": \"\(doctor)\""
    }

    private static var observations: JSONValue {
        parse(
            """
            [{"id": "b1000000-0000-4000-8000-000000000001",
              "code": {"system": "http://snomed.info/sct", "code": "271860004",
                       "display": "Abdominal mass"},
              "category": "exam", "value": "Perut supel", "effective_at":
              "2026-05-11T09:31:00+08:00", "performer_id": "\(doctor)", "status": "final"}]
            """)
    }

    private static var complaints: JSONValue {
        parse(
            """
            [{"id": "b1000000-0000-4000-8000-000000000002", "kind": "chief",
              "code": {"code": "62315008", "display": "Diarrhea"}, "text": "Mencret",
              "onset": "2026-05-09T20:00:00+08:00", \(recorded), "status": "final"}]
            """)
    }

    private static var procedures: JSONValue {
        parse(
            """
            [{"id": "b1000000-0000-4000-8000-000000000003",
              "icd9cm": {"code": "99.18", "display": "Injection of electrolytes"},
              "category": "therapeutic", "performed_start": "2026-05-11T09:35:00+08:00",
              "performed_end": "2026-05-11T09:45:00+08:00",
              "performers": [{"practitioner_id": "\(nurse)", "function": "pelaksana"}],
              "reason_diagnosis_ids": ["a1000000-0000-4000-8000-000000000002"],
              "body_sites": [{"code": "368208006"}], "status": "completed"}]
            """)
    }

    private static var allergies: JSONValue {
        parse(
            """
            [{"id": "b1000000-0000-4000-8000-000000000004", "number": "AL-1",
              "category": "medication", "kind": "allergy",
              "substance": {"code": "91000456", "display": "Amoxicillin"}, "text": "Amoksisilin",
              "clinical_status": "active", "certainty": "confirmed", "severity": "mild",
              "reactions": ["Gatal", {"code": "271807003", "display": "Rash"}],
              "onset_date": "2011-01-01", \(recorded), "status": "final"}]
            """)
    }

    private static var dispenses: JSONValue {
        parse(
            """
            [{"id": "b1000000-0000-4000-8000-000000000005", "number": "D-1",
              "prescription_id": "a1000000-0000-4000-8000-000000000003",
              "location_id": "\(pharmacy)", "prepared_at": "2026-05-11T10:00:00+08:00",
              "handed_over_at": "2026-05-11T10:10:00+08:00", "dispensed_by": "\(nurse)",
              "status": "completed",
              "items": [{"id": "b1000000-0000-4000-8000-000000000006",
                "prescription_item_id": "a1000000-0000-4000-8000-000000000004",
                "medicine": "\(medicine)",
                "quantity": {"value": 10, "unit": "sachet", "ucum": "TAB"}, "days_supply": 2,
                "dosage": {"frequency": 2, "period": 1, "period_unit": "d"},
                "substituted": true, "substitution_reason": "stok habis",
                "status": "completed"}]}]
            """)
    }

    private static var administrations: JSONValue {
        parse(
            """
            [{"id": "b1000000-0000-4000-8000-000000000007",
              "prescription_item_id": "a1000000-0000-4000-8000-000000000004",
              "medicine": "\(medicine)", "status": "given",
              "start": "2026-05-11T09:41:00+08:00", "performer_id": "\(nurse)",
              "dose": {"value": 200, "unit": "mL", "ucum": "mL"}, "route": "oral",
              "setting": "outpatient"}]
            """)
    }

    private static var labOrders: JSONValue {
        parse(
            """
            [{"id": "b1000000-0000-4000-8000-000000000008", "number": "LO-1",
              "ordered_at": "2026-05-11T09:36:00+08:00", "ordered_by": "\(doctor)",
              "priority": "routine", "indication": "diare",
              "diagnosis_id": "a1000000-0000-4000-8000-000000000002", "fasting": "not_fasting",
              "status": "completed",
              "items": [{"id": "b1000000-0000-4000-8000-000000000009", "item_number": "LO-1-1",
                "test": {"code": "718-7", "display": "Hemoglobin"}, "test_name": "Hb"}]}]
            """)
    }

    private static var specimens: JSONValue {
        parse(
            """
            [{"id": "b1000000-0000-4000-8000-00000000000a", "number": "BC-1",
              "order_item_ids": ["b1000000-0000-4000-8000-000000000009"], "type": "venous_blood",
              "collected_at": "2026-05-11T09:38:00+08:00", "collected_by": "\(nurse)",
              "quantity": {"value": 3.0, "unit": "mL", "ucum": "mL"}, "status": "received"}]
            """)
    }

    private static var labResults: JSONValue {
        parse(
            """
            [{"id": "b1000000-0000-4000-8000-00000000000b", "number": "LR-1",
              "order_item_id": "b1000000-0000-4000-8000-000000000009",
              "specimen_id": "b1000000-0000-4000-8000-00000000000a",
              "test": {"code": "718-7"},
              "value": {"value": 12.40, "unit": "g/dL", "ucum": "g/dL"},
              "reference_low": 12.0, "reference_high": 16.0, "flag": "normal",
              "resulted_at": "2026-05-11T10:20:00+08:00",
              "authorized_at": "2026-05-11T10:25:00+08:00",
              "resulted_by": "\(nurse)", "authorized_by": "\(doctor)", "status": "final"}]
            """)
    }

    private static var labReports: JSONValue {
        parse(
            """
            [{"id": "b1000000-0000-4000-8000-00000000000c", "number": "LP-1",
              "order_id": "b1000000-0000-4000-8000-000000000008",
              "result_ids": ["b1000000-0000-4000-8000-00000000000b"],
              "specimen_ids": ["b1000000-0000-4000-8000-00000000000a"], "category": "hematology",
              "test": {"code": "58410-2"}, "issued_at": "2026-05-11T10:26:00+08:00",
              "authorized_by": "\(doctor)", "conclusion": "Dalam batas normal",
              "status": "final"}]
            """)
    }

    private static var immunizations: JSONValue {
        parse(
            """
            [{"id": "b1000000-0000-4000-8000-00000000000d",
              "vaccine": {"code": "93001122", "display": "Vaksin Td"},
              "vaccine_groups": [{"code": "VG104"}], "dose_number": 1,
              "given_at": "2026-05-11T09:50:00+08:00", "given_by": "\(nurse)",
              "lot_number": "V-9", "expiry_date": "2027-03-01", "route": "intramuscular",
              "site": "left_arm", "dose": {"value": 0.5, "unit": "mL", "ucum": "mL"},
              "program": "IM-WUS", "primary_source": true, "status": "completed"}]
            """)
    }

    private static var medicalSummary: JSONValue {
        [
            "number": "RS-1", "author_id": .string(doctor),
            "signed_at": "2026-05-11T09:54:00+08:00",
            "narrative": ["assessment": "Diare akut", "plan": "Rehidrasi"],
            "follow_up_date": "2026-05-14", "follow_up_location_id": .string(clinicRoom),
            "status": "final",
        ]
    }
}
