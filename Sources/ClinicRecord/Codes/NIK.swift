public import FHIRR4

/// The number by which the civil register knows a person.
///
/// Digits 1 to 6 name an area, 7 to 12 the birth date as DDMMYY with 40 added to the day for a
/// woman, 13 to 16 count. Registers hold numbers that break this, so only the sixteen digits are
/// demanded; the rest is for comparison.
public struct NIK: Hashable, Sendable {
    public let digits: String
    /// The sex that the day tells.
    public let gender: Gender
    /// The two digits of the birth year, and month and day as they are meant.
    private let embedded: (year: Int, month: Int, day: Int)

    /// Takes sixteen ASCII digits and nothing else.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count == 16,
            bytes.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
        else { return nil }
        func pair(_ place: Int) -> Int {
            Int(bytes[place] - UInt8(ascii: "0")) * 10 + Int(bytes[place + 1] - UInt8(ascii: "0"))
        }
        let writtenDay = pair(6)
        let isWoman = writtenDay > 40
        self.digits = text
        self.gender = isWoman ? .female : .male
        self.embedded = (pair(10), pair(8), isWoman ? writtenDay - 40 : writtenDay)
    }

    /// The last four digits of a number, as lists show it.
    package static func masked(_ text: String) -> String {
        String(repeating: "*", count: max(0, text.count - 4)) + text.suffix(4)
    }

    /// The days that the embedded birth date may mean, one a century; none when there is no such
    /// day.
    public var birthDateCandidates: [CalendarDate] {
        [1900, 2000].compactMap { century in
            CalendarDate(
                year: century + self.embedded.year, month: self.embedded.month,
                day: self.embedded.day)
        }
    }

    /// Whether the embedded date and sex are those of the person.
    public func fits(birthDate: CalendarDate, gender: Gender) -> Bool {
        self.gender == gender && self.embedded.year == birthDate.year % 100
            && self.embedded.month == birthDate.month && self.embedded.day == birthDate.day
    }

    public static func == (left: NIK, right: NIK) -> Bool { left.digits == right.digits }

    public func hash(into hasher: inout Hasher) { hasher.combine(self.digits) }
}
