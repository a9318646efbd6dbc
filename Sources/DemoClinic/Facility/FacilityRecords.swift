import FHIRR4

/// The records of the clinic itself: organization, rooms, staff and where they work.
extension Facility {
    func organization(satusehatID: String, name: String) -> JSONValue {
        [
            "org_code": "KBT",
            "name": .string(name),
            "legal_name": "PT Bunga Teratai Contoh",
            "type": "clinic",
            "satusehat_org_id": .string(satusehatID),
            "phone": "+62800555000",
            "email": "admin@bungateratai.example",
            "address": PatientRegister.address(1),
            "timezone": "Asia/Jakarta",
            "departments": .array(
                self.departments.map { department in
                    [
                        "id": .string(department.id), "code": .string(department.code),
                        "name": .string(department.name), "type": "dept",
                    ]
                }),
            "is_active": true,
        ]
    }

    func location(_ room: Room) -> JSONValue {
        .members([
            ("code", .string(room.code)),
            ("name", .string(room.name)),
            ("description", .string(room.name + ", lantai 1")),
            ("kind", .string(room.kind)),
            ("polyclinic_type", room.polyclinic.map(JSONValue.string)),
            ("parent_id", room.parent.map(JSONValue.string)),
            ("department_id", room.department.map(JSONValue.string)),
            ("latitude", .decimal("-6.2312")),
            ("longitude", .decimal("106.8324")),
            ("service_class", room.serviceClass.map(JSONValue.string)),
            ("bed_status", room.kind == "bed" ? "available" : nil),
            ("status", "active"),
        ])
    }

    func practitioner(_ staff: Staff, day: CalendarDate) -> JSONValue {
        let expiry = CalendarDate(year: day.year + 3, month: 12, day: 31) ?? day
        return [
            "nik": .string(staff.person.nik),
            "full_name": .string(staff.person.name),
            "gender": staff.person.genderJSON,
            "birth_date": staff.person.birthDate.json,
            "type": .string(staff.type),
            "str_number": .string("STR-9900-" + DemoPerson.padded(staff.number, 4)),
            "str_expiry_date": expiry.json,
            "sip_number": .string("SIP-9900-" + DemoPerson.padded(staff.number, 4)),
            "sip_expiry_date": expiry.json,
            "is_active": true,
        ]
    }

    func assignment(_ staff: Staff, day: CalendarDate) -> JSONValue {
        let start = CalendarDate(year: day.year - 1, month: 1, day: 2) ?? day
        return [
            "practitioner_id": .string(staff.person.id),
            "location_id": .string(self.room(staff.workplace)),
            "role": "primary",
            "start_date": start.json,
            "is_active": true,
        ]
    }
}
