import FHIRR4
import Testing

/// A finished outpatient visit with something in every section, as the clinic hands it over.
enum OutpatientVisit {
    static var data: JSONObject {
        get throws {
            var visit = try head
            visit["vital_signs"] = try parse(vitalSigns)
            visit["observations"] = try parse(observations)
            visit["diagnoses"] = try parse(diagnoses)
            visit["complaints"] = try parse(complaints)
            visit["procedures"] = try parse(procedures)
            visit["allergies"] = try parse(allergies)
            visit["prescriptions"] = try parse(prescriptions)
            visit["dispenses"] = try parse(dispenses)
            visit["administrations"] = try parse(administrations)
            visit["lab_orders"] = try parse(labOrders)
            visit["specimens"] = try parse(specimens)
            visit["lab_results"] = try parse(labResults)
            visit["lab_reports"] = try parse(labReports)
            visit["immunizations"] = try parse(immunizations)
            visit["medical_summary"] = try parse(medicalSummary)
            return visit
        }
    }

    /// The visit without anything clinical in it.
    static var head: JSONObject {
        get throws {
            try #require(parse(headText).object)
        }
    }

    private static let headText = """
        {"encounter_number": "ENC-20260304-0007", "class": "outpatient",
         "patient_id": "\(Name.patient)", "status": "finished",
         "status_history": [
            {"status": "arrived", "start": "2026-03-04T09:00:00+07:00",
             "end": "2026-03-04T09:15:00+07:00"},
            {"status": "in_progress", "start": "2026-03-04T09:15:00+07:00",
             "end": "2026-03-04T09:50:00+07:00"},
            {"status": "finished", "start": "2026-03-04T09:50:00+07:00",
             "end": "2026-03-04T09:50:00+07:00"}],
         "period_start": "2026-03-04T09:00:00+07:00", "period_end": "2026-03-04T09:50:00+07:00",
         "participants": [{"practitioner_id": "\(Name.doctor)", "role": "attending"}],
         "locations": [{"location_id": "\(Name.generalClinic)",
                        "start": "2026-03-04T09:00:00+07:00", "end": "2026-03-04T09:50:00+07:00",
                        "service_class": "reguler", "class_change": "kelas-tetap"}],
         "hospitalization": {"discharge_disposition": "home",
                             "discharge_note": "Kontrol satu minggu lagi"}}
        """

    static let vitalSigns = """
        [{"id": "\(Name.vitals)", "recorded_at": "2026-03-04T09:17:00+07:00",
          "recorded_by": "\(Name.nurse)", "bp_systolic": 120, "bp_diastolic": 80,
          "temperature": 36.50, "weight": 68.5, "height": 170, "oxygen_saturation": 98,
          "spo2_method": "pulse_oximeter", "pain_score": 2, "consciousness": "alert"}]
        """

    private static let observations = """
        [{"id": "\(Name.examination)", "category": "exam",
          "code": {"system": "http://loinc.org", "code": "10197-2",
                   "display": "Physical findings of Eye Narrative"},
          "value": "Konjungtiva tidak anemis",
          "effective_at": "2026-03-04T09:20:00+07:00", "performer_id": "\(Name.doctor)",
          "status": "final"}]
        """

    static let diagnoses = """
        [{"id": "\(Name.diagnosis)",
          "icd10": {"code": "J06.9", "display": "Acute upper respiratory infection, unspecified"},
          "text": "ISPA", "use": "discharge", "kind": "primary", "rank": 1,
          "certainty": "confirmed", "onset": "2026-03-02",
          "recorded_at": "2026-03-04T09:40:00+07:00", "recorded_by": "\(Name.doctor)",
          "status": "final"},
         {"id": "\(Name.secondDiagnosis)",
          "icd10": {"code": "E11.9",
                    "display": "Non-insulin-dependent diabetes mellitus, without complications"},
          "use": "discharge", "kind": "secondary", "rank": 2, "certainty": "confirmed",
          "is_chronic": true, "onset": "2010-05-01",
          "recorded_at": "2026-03-04T09:41:00+07:00", "recorded_by": "\(Name.doctor)",
          "status": "final"}]
        """

    static let complaints = """
        [{"id": "\(Name.complaint)", "kind": "chief",
          "code": {"code": "386661006", "display": "Fever"}, "text": "Demam dua hari",
          "recorded_at": "2026-03-04T09:16:00+07:00", "recorded_by": "\(Name.nurse)",
          "status": "final"},
         {"id": "\(Name.pastIllness)", "kind": "history_past", "text": "Pernah tifus",
          "recorded_at": "2026-03-04T09:16:30+07:00", "recorded_by": "\(Name.nurse)",
          "status": "final"}]
        """

    private static let procedures = """
        [{"id": "\(Name.procedure)", "icd9cm": {"code": "93.94",
            "display": "Respiratory medication administered by nebulizer"},
          "category": "therapeutic", "performed_start": "2026-03-04T09:30:00+07:00",
          "performed_end": "2026-03-04T09:38:00+07:00",
          "performers": [{"practitioner_id": "\(Name.nurse)", "function": "Perawat"}],
          "reason_diagnosis_ids": ["\(Name.diagnosis)"], "status": "completed"}]
        """

    private static let allergies = """
        [{"id": "\(Name.allergy)", "number": "ALG-0001", "category": "medication",
          "kind": "allergy", "substance": {"code": "91000101", "display": "Paracetamol"},
          "text": "Alergi parasetamol", "clinical_status": "active", "certainty": "suspected",
          "severity": "life_threatening",
          "reactions": [{"code": "271807003", "display": "Eruption of skin"}],
          "recorded_at": "2026-03-04T09:18:00+07:00", "recorded_by": "\(Name.nurse)",
          "status": "final"}]
        """

    private static let prescriptions = """
        [{"id": "\(Name.prescription)", "number": "RX-20260304-0005",
          "prescribed_at": "2026-03-04T09:45:00+07:00", "prescriber_id": "\(Name.doctor)",
          "valid_until": "2026-03-11", "setting": "outpatient", "status": "active",
          "items": [
            {"id": "\(Name.syrupItem)", "item_number": "RX-20260304-0005-1",
             "medicine": \(paracetamol),
             "reason_diagnosis_id": "\(Name.diagnosis)",
             "dose_quantity": {"value": 5, "unit": "mL", "ucum": "mL"},
             "frequency": 1, "period": 4, "period_max": 6, "period_unit": "h",
             "as_needed": true, "as_needed_for": {"text": "demam"}, "route": "oral",
             "signa_text": "5 mL tiap 4-6 jam bila demam",
             "max_dose_per_day": {"value": 20, "unit": "mL", "ucum": "mL"},
             "quantity": {"value": 60, "unit": "mL", "ucum": "mL"}, "days_supply": 3,
             "allow_substitution": true, "status": "active"},
            {"id": "\(Name.compoundItem)", "item_number": "RX-20260304-0005-2",
             "medicine": \(powder),
             "dose_quantity": {"value": 1, "unit": "kapsul", "ucum": "CAP"},
             "frequency": 3, "period": 1, "period_unit": "d", "when": ["after_meal"],
             "steps": [{"dose_quantity": {"value": 1, "unit": "kapsul", "ucum": "CAP"},
                        "frequency": 1, "period": 1, "period_unit": "d"}],
             "route": "oral", "signa_text": "3 x 1 kapsul sesudah makan, lalu 1 x 1",
             "quantity": {"value": 10, "unit": "kapsul", "ucum": "CAP"}, "status": "active"},
            {"id": "\(Name.referencedItem)", "item_number": "RX-20260304-0005-3",
             "medicine": "\(Name.medicine)",
             "dose_quantity": {"value": 10, "unit": "mL", "ucum": "mL"},
             "frequency": 3, "period": 1, "period_unit": "d", "route": "oral",
             "signa_text": "3 x 10 mL",
             "quantity": {"value": 1, "unit": "botol", "ucum": "{bottle}"},
             "status": "active"}]}]
        """

    private static let paracetamol = """
        {"local_code": "PCT120", "type": "single",
         "kfa": {"code": "93001926", "display": "Paracetamol 120 mg/5 mL Sirup"},
         "name": "Paracetamol sirup 120 mg/5 mL", "form": {"code": "BS055", "display": "Sirup"}}
        """

    private static let powder = """
        {"local_code": "RACIK", "type": "compound_per_dose", "name": "Racikan batuk",
         "form": {"code": "BS019", "display": "Kapsul"},
         "ingredients": [
            {"kfa": {"code": "91000288", "display": "Guaifenesin"}, "is_active": true,
             "numerator": {"value": 0.50, "unit": "mg", "ucum": "mg"},
             "denominator": {"value": 1, "unit": "kapsul", "ucum": "CAP"}},
            {"kfa": {"code": "91000301", "display": "Chlorpheniramine"}, "is_active": true,
             "numerator": {"value": 2, "unit": "mg", "ucum": "mg"},
             "denominator": {"value": 1, "unit": "kapsul", "ucum": "CAP"}}]}
        """

    private static let dispenses = """
        [{"id": "\(Name.dispense)", "number": "DSP-0009", "prescription_id": "\(Name.prescription)",
          "location_id": "\(Name.pharmacy)", "prepared_at": "2026-03-04T09:55:00+07:00",
          "handed_over_at": "2026-03-04T10:05:00+07:00", "dispensed_by": "\(Name.pharmacist)",
          "status": "completed",
          "items": [\(syrupDispense),
            {"id": "\(Name.compoundDispense)", "prescription_item_id": "\(Name.compoundItem)",
             "medicine": \(powder),
             "quantity": {"value": 10, "unit": "kapsul", "ucum": "CAP"},
             "status": "completed"}]}]
        """

    /// The dispensed syrup, of a lot; a later revision may add it.
    static let syrupDispense = """
        {"id": "\(Name.syrupDispense)", "prescription_item_id": "\(Name.syrupItem)",
         "medicine": {"local_code": "PCT120", "type": "single",
            "kfa": {"code": "93001926", "display": "Paracetamol 120 mg/5 mL Sirup"},
            "name": "Paracetamol sirup 120 mg/5 mL",
            "form": {"code": "BS055", "display": "Sirup"}, "lot_number": "LOT-77",
            "expiry": "2027-12-31"},
         "quantity": {"value": 60, "unit": "mL", "ucum": "mL"}, "days_supply": 3,
         "status": "completed"}
        """

    private static let administrations = """
        [{"id": "\(Name.administration)", "prescription_item_id": "\(Name.syrupItem)",
          "medicine": \(paracetamol), "status": "given", "start": "2026-03-04T09:46:00+07:00",
          "end": "2026-03-04T09:47:00+07:00", "performer_id": "\(Name.nurse)",
          "dose": {"value": 5, "unit": "mL", "ucum": "mL"}, "route": "oral",
          "setting": "outpatient"}]
        """

    private static let labOrders = """
        [{"id": "\(Name.order)", "number": "LAB-0003", "ordered_at": "2026-03-04T09:22:00+07:00",
          "ordered_by": "\(Name.doctor)", "priority": "routine", "indication": "Demam",
          "diagnosis_id": "\(Name.diagnosis)", "fasting": "not_fasting", "status": "completed",
          "items": [
            {"id": "\(Name.hemoglobinOrder)", "item_number": "LAB-0003-1",
             "test": {"code": "718-7", "display": "Hemoglobin [Mass/volume] in Blood"},
             "test_name": "Hemoglobin", "performer_id": "\(Name.analyst)"},
            {"id": "\(Name.glucoseOrder)", "item_number": "LAB-0003-2",
             "test": {"code": "2345-7", "display": "Glucose [Mass/volume] in Serum or Plasma"},
             "test_name": "Gula darah sewaktu"}]}]
        """

    private static let specimens = """
        [{"id": "\(Name.specimen)", "number": "SP-0003",
          "order_item_ids": ["\(Name.hemoglobinOrder)", "\(Name.glucoseOrder)"],
          "type": "venous_blood", "collected_at": "2026-03-04T09:25:00+07:00",
          "collected_by": "\(Name.analyst)", "received_at": "2026-03-04T09:28:00+07:00",
          "condition": "satisfactory", "status": "received"}]
        """

    static let labResults = """
        [{"id": "\(Name.hemoglobinResult)", "number": "LAB-0003-1-R",
          "order_item_id": "\(Name.hemoglobinOrder)", "specimen_id": "\(Name.specimen)",
          "test": {"code": "718-7", "display": "Hemoglobin [Mass/volume] in Blood"},
          "value": {"value": 13.40, "unit": "g/dL", "ucum": "g/dL"},
          "reference_low": 13.0, "reference_high": 17.0, "flag": "normal",
          "resulted_at": "2026-03-04T09:34:00+07:00",
          "authorized_at": "2026-03-04T09:36:00+07:00", "resulted_by": "\(Name.analyst)",
          "authorized_by": "\(Name.doctor)", "status": "final"},
         {"id": "\(Name.glucoseResult)", "number": "LAB-0003-2-R",
          "order_item_id": "\(Name.glucoseOrder)", "specimen_id": "\(Name.specimen)",
          "test": {"code": "2345-7", "display": "Glucose [Mass/volume] in Serum or Plasma"},
          "value": {"value": 210, "unit": "mg/dL", "ucum": "mg/dL"},
          "reference_high": 140, "flag": "high",
          "resulted_at": "2026-03-04T09:34:00+07:00",
          "authorized_at": "2026-03-04T09:36:00+07:00", "resulted_by": "\(Name.analyst)",
          "authorized_by": "\(Name.analyst)", "status": "final"}]
        """

    private static let labReports = """
        [{"id": "\(Name.report)", "number": "LHU-0003", "order_id": "\(Name.order)",
          "result_ids": ["\(Name.hemoglobinResult)", "\(Name.glucoseResult)"],
          "specimen_ids": ["\(Name.specimen)"], "category": "chemistry",
          "test": {"code": "718-7", "display": "Hemoglobin [Mass/volume] in Blood"},
          "issued_at": "2026-03-04T09:37:00+07:00", "authorized_by": "\(Name.doctor)",
          "conclusion": "Gula darah di atas batas normal", "status": "final"}]
        """

    private static let immunizations = """
        [{"id": "\(Name.immunization)",
          "vaccine": {"code": "93023055", "display": "Vaksin Td"},
          "vaccine_groups": [{"code": "VG81", "display": "Td"}], "dose_number": 1,
          "given_at": "2026-03-04T09:32:00+07:00", "recorded_at": "2026-03-04T09:33:00+07:00",
          "given_by": "\(Name.nurse)", "lot_number": "VX-1", "expiry_date": "2027-06-30",
          "route": "intramuscular", "site": "left_arm",
          "dose": {"value": 0.5, "unit": "mL", "ucum": "mL"}, "program": "IM-WUS",
          "primary_source": true,
          "reaction": {"at": "2026-03-04T09:45:00+07:00", "text": "Kemerahan",
                       "reported_by_patient": true},
          "status": "completed"}]
        """

    private static let medicalSummary = """
        {"number": "RM-20260304-0007", "author_id": "\(Name.doctor)",
         "signed_at": "2026-03-04T10:00:00+07:00",
         "narrative": {"chief_complaint": "Demam <2 hari> & batuk",
                       "history": "Demam sejak dua hari.\\nBatuk berdahak.",
                       "plan": "Istirahat", "education": "Minum air putih",
                       "follow_up": "Kontrol bila demam berlanjut",
                       "hospital_course": "Nebulisasi satu kali"},
         "follow_up_date": "2026-03-11", "follow_up_location_id": "\(Name.generalClinic)",
         "status": "final"}
        """

    static func parse(_ text: String) throws -> JSONValue { try JSONValue(parsing: text) }
}
