import FHIRR4

/// Somebody in the demonstration: a patient or one of the staff.
struct DemoPerson: Sendable {
    let id: String
    let name: String
    let gender: String
    let birthDate: CalendarDate
    /// The person's own NIK, or for a newborn the mother's.
    let nik: String
    let isNewborn: Bool
    /// The id the platform knows the person by.
    let platformID: String

    var genderJSON: JSONValue { .string(self.gender) }

    func age(on day: CalendarDate) -> Int {
        let hadBirthday =
            (day.month, day.day) >= (self.birthDate.month, self.birthDate.day)
        return day.year - self.birthDate.year - (hadBirthday ? 0 : 1)
    }

    /// A NIK in the right form from an area that does not exist.
    ///
    /// Areas begin with the code of a province, and none is 99, so nobody carries such a number.
    static func nik(
        area: String,
        birthDate: CalendarDate,
        gender: String,
        serial: Int
    ) -> String {
        let day = birthDate.day + (gender == "female" ? 40 : 0)
        return area
            + [day, birthDate.month, birthDate.year % 100].map { Self.padded($0, 2) }.joined()
            + Self.padded(serial, 4)
    }

    static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
