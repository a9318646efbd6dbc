import FHIRR4

/// The clinic's rooms and staff, with the ids the records use.
struct Facility: Sendable {
    struct Room: Sendable {
        let id: String
        let code: String
        let name: String
        let kind: String
        var polyclinic: String?
        var parent: String?
        var serviceClass: String?
        var department: String?
    }

    struct Staff: Sendable {
        let person: DemoPerson
        let type: String
        let number: Int
        let workplace: String
    }

    private static let area = "990102"

    let departments: [(id: String, code: String, name: String)]
    /// By code; buildings and wards before what they contain.
    let rooms: [Room]
    let staff: [String: Staff]
    /// From a medicine's own code to the id of its record.
    private let medicines: [String: String]

    init(generator: inout DemoGenerator, day: CalendarDate) {
        let departments = [("MEDIS", "Pelayanan Medis"), ("PENUNJANG", "Penunjang Medis")].map {
            (id: generator.uuid(), code: $0.0, name: $0.1)
        }
        self.departments = departments
        self.rooms = Self.makeRooms(&generator, departments.map(\.id))
        self.staff = Self.makeStaff(&generator)
        var medicines: [String: String] = [:]
        for drug in Drug.all { medicines[drug.localCode] = generator.uuid() }
        self.medicines = medicines
    }

    func medicine(_ drug: Drug) -> String {
        guard let id = self.medicines[drug.localCode] else {
            preconditionFailure("the clinic does not stock that medicine")
        }
        return id
    }

    func room(_ code: String) -> String {
        guard let room = self.rooms.first(where: { $0.code == code }) else {
            preconditionFailure("the clinic has no room of that code")
        }
        return room.id
    }

    func person(_ role: String) -> String {
        guard let staff = self.staff[role] else {
            preconditionFailure("nobody works in that role")
        }
        return staff.person.id
    }

    /// In the order in which they were hired.
    var everybody: [Staff] { self.staff.values.sorted { $0.number < $1.number } }

    private static func makeRooms(
        _ generator: inout DemoGenerator,
        _ departments: [String]
    ) -> [Room] {
        func polyclinic(_ code: String, _ name: String, _ type: String, _ id: String) -> Room {
            Room(
                id: id, code: code, name: name, kind: "polyclinic", polyclinic: type,
                department: departments[type == "lab" || type == "pharmacy" ? 1 : 0])
        }
        var rooms = [
            polyclinic("POLI-UMUM", "Poliklinik Umum", "general", generator.uuid()),
            polyclinic("POLI-GIGI", "Poliklinik Gigi", "dental", generator.uuid()),
            polyclinic("POLI-KIA", "Poliklinik KIA dan Imunisasi", "kia", generator.uuid()),
            polyclinic("IGD", "Unit Gawat Darurat", "emergency", generator.uuid()),
            polyclinic("LAB", "Laboratorium", "lab", generator.uuid()),
            polyclinic("APOTEK", "Instalasi Farmasi", "pharmacy", generator.uuid()),
        ]
        let ward = Room(
            id: generator.uuid(), code: "RANAP", name: "Ruang Rawat Inap Teratai", kind: "ward",
            serviceClass: "1", department: departments[0])
        let room = Room(
            id: generator.uuid(), code: "RANAP-1", name: "Kamar Teratai 1", kind: "room",
            parent: ward.id, serviceClass: "1", department: departments[0])
        let bed = Room(
            id: generator.uuid(), code: "RANAP-1A", name: "Tempat Tidur Teratai 1A", kind: "bed",
            parent: room.id, serviceClass: "1", department: departments[0])
        rooms += [ward, room, bed]
        return rooms
    }

    private static func makeStaff(_ generator: inout DemoGenerator) -> [String: Staff] {
        let posts: [(role: String, name: String, gender: String, type: String, room: String)] = [
            ("doctor", "dr. Ratih Wirasasmita", "female", "doctor", "POLI-UMUM"),
            ("physician", "dr. Bagas Adinegara", "male", "doctor", "IGD"),
            ("dentist", "drg. Sekar Mandasari", "female", "dentist", "POLI-GIGI"),
            ("midwife", "Murni Astutik", "female", "midwife", "POLI-KIA"),
            ("nurse", "Pramono Adiwiyata", "male", "nurse", "POLI-UMUM"),
            ("ward-nurse", "Larasati Puspaningrum", "female", "nurse", "RANAP"),
            ("pharmacist", "apt. Dimas Cakrabuana", "male", "pharmacist", "APOTEK"),
            ("analyst", "Wening Pamungkasari", "female", "lab_tech", "LAB"),
        ]
        var staff: [String: Staff] = [:]
        for (place, post) in posts.enumerated() {
            let number = place + 1
            let birthDate =
                CalendarDate(
                    year: generator.number(1975...1995), month: generator.number(1...12),
                    day: generator.number(1...28)) ?? CalendarDate.since1970(days: 5000)
            let person = DemoPerson(
                id: generator.uuid(), name: post.name, gender: post.gender, birthDate: birthDate,
                nik: DemoPerson.nik(
                    area: Self.area, birthDate: birthDate, gender: post.gender, serial: number),
                isNewborn: false,
                platformID: "990000" + DemoPerson.padded(number, 5))
            staff[post.role] = Staff(
                person: person, type: post.type, number: number, workplace: post.room)
        }
        return staff
    }
}
