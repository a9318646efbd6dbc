/// A day of the Gregorian calendar without a time, such as a birth date.
///
/// It has no offset and is never shifted.
public struct CalendarDate: Hashable, Sendable {
    public let year: Int
    public let month: Int
    public let day: Int

    /// Reads `YYYY-MM-DD` and nothing else; impossible days are refused.
    public init?(_ text: String) {
        var reader = DigitReader(text)
        guard let year = reader.digits(4), reader.take("-"), let month = reader.digits(2),
            reader.take("-"), let day = reader.digits(2), reader.isAtEnd
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// Takes a day that exists, in the years 1 to 9999.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month),
            (1...Self.days(inMonth: month, of: year)).contains(day)
        else { return nil }
        self.year = year
        self.month = month
        self.day = day
    }

    /// Days before or after 1 January 1970.
    public var daysSince1970: Int {
        CivilCalendar.daysSince1970(year: self.year, month: self.month, day: self.day)
    }

    /// The day as `YYYY-MM-DD`.
    public var text: String {
        var digits = DigitWriter()
        digits.write(self.year, width: 4)
        digits.write("-")
        digits.write(self.month, width: 2)
        digits.write("-")
        digits.write(self.day, width: 2)
        return digits.text
    }

    static func days(inMonth month: Int, of year: Int) -> Int {
        switch month {
        case 2: CivilCalendar.isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

extension CalendarDate: Comparable {
    public static func < (left: CalendarDate, right: CalendarDate) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }
}

extension CalendarDate: CustomStringConvertible {
    public var description: String { self.text }
}
