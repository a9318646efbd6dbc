import FHIRR4

extension Sample {
    static var organizationRecord: JSONValue {
        envelope(
            "organization",
            data: parse(
                """
                {"org_code": "KLN-07", "name": "Klinik Teluk Biru", "legal_name": "PT Teluk Biru",
                 "type": "clinic", "satusehat_org_id": "100099887", "phone": "+62 411 555010",
                 "email": "admin@telukbiru.example", "website": "https://telukbiru.example",
                 "address": {"line": "Jl. Mawar 4", "city": "Makassar", "postal_code": "90111",
                   "country": "ID", "province_code": "73", "city_code": "7371",
                   "district_code": "737101", "village_code": "7371011001", "rt": "2", "rw": "5"},
                 "timezone": "Asia/Makassar", "is_active": true,
                 "departments": [
                   {"id": "91a2b3c4-d5e6-4f70-8192-a3b4c5d6e701", "code": "MED", "name": "Medis",
                    "type": "dept"},
                   {"id": "91a2b3c4-d5e6-4f70-8192-a3b4c5d6e702", "code": "POLI", "name": "Poli",
                    "type": "team", "parent_id": "91a2b3c4-d5e6-4f70-8192-a3b4c5d6e701"}]}
                """),
            id: organizationID)
    }

    static var locationRecord: JSONValue {
        envelope(
            "location",
            data: parse(
                """
                {"code": "POLI-1", "name": "Poli Umum 1", "description": "Lantai satu",
                 "kind": "polyclinic", "polyclinic_type": "general",
                 "department_id": "91a2b3c4-d5e6-4f70-8192-a3b4c5d6e702",
                 "latitude": -5.1477, "longitude": 119.4327,
                 "operating_hours": {"monday": {"open": "08:00", "close": "14:00"},
                                     "friday": {"open": "08:00", "close": "11:00"}},
                 "status": "active"}
                """),
            id: clinicRoom)
    }

    static var bedRecord: JSONValue {
        envelope(
            "location",
            data: [
                "code": "BED-3A", "name": "Bed 3A", "kind": "bed",
                "parent_id": .string(clinicRoom), "service_class": "2",
                "bed_status": "available", "status": "active",
            ])
    }

    static var practitionerRecord: JSONValue {
        envelope(
            "practitioner",
            data: parse(
                """
                {"nik": "7371011508850003", "full_name": "dr. Contoh Satu", "gender": "male",
                 "birth_date": "1985-08-15", "type": "doctor", "specialty": "umum",
                 "str_number": "STR-1", "str_expiry_date": "2029-01-31",
                 "sip_number": "SIP-1", "sip_expiry_date": "2028-06-30",
                 "known_ihs_number": "N10000001", "is_active": true}
                """),
            id: doctor)
    }

    static var assignmentRecord: JSONValue {
        envelope(
            "practitioner_assignment",
            data: [
                "practitioner_id": .string(doctor), "location_id": .string(clinicRoom),
                "role": "primary", "start_date": "2025-01-02", "end_date": "2027-01-01",
                "is_active": true,
            ])
    }

    static var patientRecord: JSONValue {
        envelope(
            "patient",
            data: parse(
                """
                {"mrn": "RM-000412", "identity_kind": "nik", "nik": "7371014704900002",
                 "family_card_number": "7371010101010001", "bpjs_number": "0001234567890",
                 "full_name": "Pasien Contoh Dua", "gender": "female", "birth_date": "1990-04-07",
                 "birth_place_city": "Makassar", "birth_place_country": "Indonesia",
                 "marital_status": "married", "citizenship": "WNI", "phone": "+62811000000",
                 "address": {"line": "Jl. Melati 9", "city": "Makassar", "postal_code": "90112"},
                 "emergency_contact": {"name": "Kerabat", "phone": "+62811000001",
                                       "relation": "saudara"},
                 "is_active": true}
                """),
            id: patient)
    }

    static var newbornRecord: JSONValue {
        envelope(
            "patient",
            data: [
                "mrn": "RM-000413", "identity_kind": "nik_ibu", "mother_nik": "7371014704900002",
                "full_name": "Bayi Contoh", "gender": "male", "birth_date": "2026-05-10",
                "birth_order": 0, "citizenship": "WNI", "is_active": true,
            ])
    }

    static var consentRecord: JSONValue {
        envelope(
            "consent",
            data: [
                "patient_id": .string(patient), "consent_given": true, "consent_scope": "all",
                "consent_datetime": "2026-05-11T08:50:00+08:00", "consent_method": "verbal",
                "witnessed_by": .string(nurse), "given_by": "self",
                "valid_from": "2026-05-11T08:50:00+08:00",
            ])
    }

    static var medicineRecord: JSONValue {
        envelope(
            "medicine",
            data: parse(
                """
                {"local_code": "AMX500", "type": "single",
                 "kfa": {"code": "93000123", "display": "Amoksisilin 500 mg Tablet"},
                 "name": "Amoksisilin 500 mg", "form": {"code": "BS066", "display": "Tablet"},
                 "ingredients": [{"kfa": {"code": "91000456"}, "is_active": true,
                   "numerator": {"value": 500, "unit": "mg", "ucum": "mg"},
                   "denominator": {"value": 1, "unit": "TAB", "ucum": "TAB"}}],
                 "lot_number": "L-77", "expiry": "2027-12-31"}
                """),
            id: medicine)
    }

    static var pregnancyRecord: JSONValue {
        envelope(
            "pregnancy",
            data: [
                "number": "ANC-2026-9", "patient_id": .string(patient), "status": "active",
                "start": "2026-02-01", "gravida": 2, "para": 1, "abortus": 0,
                "living_children": 1, "lmp_date": "2026-01-10", "edd_date": "2026-10-17",
            ],
            id: pregnancy)
    }

    static var masters: [JSONValue] {
        [
            organizationRecord, locationRecord, bedRecord, practitionerRecord, assignmentRecord,
            patientRecord, newbornRecord, consentRecord, medicineRecord, pregnancyRecord,
        ]
    }
}
