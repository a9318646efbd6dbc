import FHIRR4

/// Invents patients and writes their records.
struct PatientRegister: Sendable {
    private static let area = "990101"

    private(set) var patients: [DemoPerson] = []
    private var usedNames: Set<String> = []
    private let day: CalendarDate

    init(day: CalendarDate) { self.day = day }

    mutating func add(
        _ ages: AgeRange,
        gender: String?,
        isNewborn: Bool,
        generator: inout DemoGenerator
    ) -> DemoPerson {
        let gender = gender ?? generator.pick(["male", "female"])
        let birthDate = self.day.adding(days: -generator.number(ages.days))
        let serial = self.patients.count + 1
        let name = self.name(gender, &generator)
        // A newborn is found by its mother, whose own number carries her birth date.
        let mother = CalendarDate(year: 1997, month: 5, day: 17) ?? birthDate
        let person = DemoPerson(
            id: generator.uuid(), name: isNewborn ? "Bayi Ny " + name : name, gender: gender,
            birthDate: birthDate,
            nik: DemoPerson.nik(
                area: Self.area, birthDate: isNewborn ? mother : birthDate,
                gender: isNewborn ? "female" : gender, serial: serial),
            isNewborn: isNewborn,
            platformID: "P990" + DemoPerson.padded(serial, 8))
        self.patients.append(person)
        return person
    }

    private mutating func name(_ gender: String, _ generator: inout DemoGenerator) -> String {
        let first = gender == "female" ? PersonNames.women : PersonNames.men
        while true {
            let name = generator.pick(first) + " " + generator.pick(PersonNames.last)
            if self.usedNames.insert(name).inserted { return name }
            // Beyond a few hundred patients two of them may well share a name.
            if self.usedNames.count > 300 { return name }
        }
    }

    func record(of person: DemoPerson, serial: Int, generator: inout DemoGenerator) -> JSONValue {
        let identity: [(String, JSONValue?)] =
            person.isNewborn
            ? [
                ("identity_kind", "nik_ibu"), ("mother_nik", .string(person.nik)),
                ("birth_order", 0),
            ] : [("identity_kind", "nik"), ("nik", .string(person.nik))]
        let age = person.age(on: self.day)
        let rest: [(String, JSONValue?)] = [
            ("full_name", .string(person.name)),
            ("gender", person.genderJSON),
            ("birth_date", person.birthDate.json),
            ("birth_place_city", .string(generator.pick(["Malang", "Bandung", "Semarang"]))),
            ("birth_place_country", "ID"),
            ("marital_status", age >= 25 ? "married" : "single"),
            ("citizenship", "WNI"),
            ("phone", .string("+62800" + DemoPerson.padded(5_550_000 + serial, 7))),
            ("address", Self.address(generator.number(1...90))),
            ("is_active", true),
        ]
        return .members([("mrn", .string("RM-" + DemoPerson.padded(serial, 6)))] + identity + rest)
    }

    static func address(_ house: Int) -> JSONValue {
        [
            "line": .string("Jalan Teratai Putih No. \(house)"),
            "city": "Kota Contoh",
            "postal_code": "99999",
            "country": "ID",
            "province_code": "99",
            "city_code": "9901",
            "district_code": "990101",
            "village_code": "9901011001",
            "rt": "2",
            "rw": "5",
        ]
    }
}

/// How old a patient of a scenario may be.
struct AgeRange: Hashable, Sendable {
    let days: ClosedRange<Int>

    static func years(_ years: ClosedRange<Int>) -> AgeRange {
        AgeRange(
            days: (years.lowerBound * 365 + years.lowerBound / 4 + 1)...(years.upperBound * 365))
    }

    static func days(_ days: ClosedRange<Int>) -> AgeRange { AgeRange(days: days) }
}
