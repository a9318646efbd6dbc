import Foundation

/// The records of the invented clinic that visits refer to, as `data` of their envelopes.
enum FacilityRecords {
    static let organization = """
        {"org_code": "KSA", "name": "Klinik Sehat Abadi", "type": "clinic",
         "satusehat_org_id": "100000001", "phone": "+62215550101", "email": "halo@klinik.example",
         "address": {"line": "Jl. Melati 1", "city": "Jakarta Selatan", "postal_code": "12950",
                     "country": "ID", "province_code": "31", "city_code": "3174",
                     "district_code": "317402", "village_code": "3174021001"},
         "timezone": "Asia/Jakarta", "is_active": true,
         "departments": [
            {"id": "\(Name.childDepartment)", "code": "LAB", "name": "Laboratorium",
             "type": "team", "parent_id": "\(Name.department)"},
            {"id": "\(Name.department)", "code": "PENUNJANG", "name": "Penunjang",
             "type": "dept"}]}
        """

    static let generalClinic = """
        {"code": "POLI-UMUM", "name": "Poli Umum", "kind": "polyclinic",
         "polyclinic_type": "general", "latitude": -6.2312, "longitude": 106.8324,
         "status": "active"}
        """

    static let pharmacy = """
        {"code": "FARMASI", "name": "Farmasi", "kind": "polyclinic",
         "polyclinic_type": "pharmacy", "status": "active"}
        """

    static let emergencyRoom = """
        {"code": "UGD", "name": "UGD", "kind": "polyclinic", "polyclinic_type": "emergency",
         "department_id": "\(Name.department)", "status": "active"}
        """

    static let ward = """
        {"code": "MAWAR", "name": "Bangsal Mawar", "kind": "ward", "service_class": "2",
         "status": "active"}
        """

    static let room = """
        {"code": "MAWAR-1", "name": "Mawar 1", "kind": "room", "service_class": "2",
         "parent_id": "\(Name.ward)", "status": "active"}
        """

    static func practitioner(
        _ name: String, nik: String, gender: String, birthDate: String, type: String
    ) -> String {
        """
        {"nik": "\(nik)", "full_name": "\(name)", "gender": "\(gender)",
         "birth_date": "\(birthDate)", "type": "\(type)", "str_number": "STR-\(nik.suffix(4))",
         "str_expiry_date": "2030-01-01", "sip_number": "SIP-\(nik.suffix(4))",
         "is_active": true}
        """
    }

    static let assignment = """
        {"practitioner_id": "\(Name.doctor)", "location_id": "\(Name.generalClinic)",
         "role": "primary", "start_date": "2025-01-01", "is_active": true}
        """

    static let patient = """
        {"mrn": "RM-0001", "identity_kind": "nik", "nik": "3174021203900001",
         "full_name": "Budi Hartono", "gender": "male", "birth_date": "1990-03-12",
         "citizenship": "WNI", "is_active": true}
        """

    static let newborn = """
        {"mrn": "RM-0002", "identity_kind": "nik_ibu", "mother_nik": "3174025506920002",
         "full_name": "Bayi Sari", "gender": "female", "birth_date": "2026-03-01",
         "birth_order": 0, "citizenship": "WNI", "is_active": true}
        """

    static let medicine = """
        {"local_code": "OBH100", "type": "single",
         "kfa": {"code": "93004418", "display": "Obat Batuk Hitam 100 mL Sirup"},
         "name": "OBH sirup 100 mL", "form": {"code": "BS055", "display": "Sirup"}}
        """
}

extension FacilityRecords {
    static let practitioners = [
        (
            Name.doctor,
            practitioner(
                "dr. Sari Dewi", nik: "3174024507800011", gender: "female",
                birthDate: "1980-07-05", type: "doctor")
        ),
        (
            Name.nurse,
            practitioner(
                "Rina Wati", nik: "3174025203910012", gender: "female", birthDate: "1991-03-12",
                type: "nurse")
        ),
        (
            Name.pharmacist,
            practitioner(
                "Andi Saputra", nik: "3174021101880013", gender: "male",
                birthDate: "1988-01-11", type: "pharmacist")
        ),
        (
            Name.analyst,
            practitioner(
                "Tono Subagio", nik: "3174022008860014", gender: "male",
                birthDate: "1986-08-20", type: "lab_tech")
        ),
    ]
}
