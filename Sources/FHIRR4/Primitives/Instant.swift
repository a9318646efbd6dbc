/// A point in time, read from and written as ISO 8601 with seconds and an explicit offset.
///
/// A local time without an offset is not a point in time and is refused rather than guessed, for
/// Indonesia has three time zones. Two instants are equal when they name the same moment, whatever
/// offset they were written with.
public struct Instant: Sendable {
    public enum ParseIssue: Error, Hashable, Sendable {
        /// Date and time are complete, but the offset is absent.
        case noOffset
        /// The text has another form, or names a day or time that does not exist.
        case notAnInstant
    }

    public let secondsSince1970: Int64
    /// 0 to 999,999,999, added to the seconds also before 1970.
    public let nanoseconds: Int32
    /// The offset the instant was written with; 0 when it was not read from text.
    public let offsetMinutes: Int

    /// Reads an instant, or nothing when `parse` finds an issue.
    public init?(_ text: String) {
        guard case .success(let instant) = Self.parse(text) else { return nil }
        self = instant
    }

    public init(secondsSince1970: Int64, nanoseconds: Int32 = 0) {
        self.init(secondsSince1970, nanoseconds, offsetMinutes: 0)
    }

    private init(_ secondsSince1970: Int64, _ nanoseconds: Int32, offsetMinutes: Int) {
        precondition((0..<1_000_000_000).contains(nanoseconds), "a second has 10^9 nanoseconds")
        self.secondsSince1970 = secondsSince1970
        self.nanoseconds = nanoseconds
        self.offsetMinutes = offsetMinutes
    }

    /// Reads `YYYY-MM-DDThh:mm:ss`, an optional fraction, and `Z` or `±hh:mm`.
    ///
    /// Hour 24 and second 60 are refused, as no clinic means them.
    public static func parse(_ text: String) -> Result<Instant, ParseIssue> {
        var reader = DigitReader(text)
        guard text.utf8.count <= Self.textBytesMax, let date = Self.readDate(&reader),
            reader.take("T"), let seconds = ClockReader.readSeconds(&reader)
        else { return .failure(.notAnInstant) }
        var nanoseconds = 0
        if reader.take(".") {
            guard let fraction = reader.fraction() else { return .failure(.notAnInstant) }
            nanoseconds = fraction
        }
        if reader.isAtEnd { return .failure(.noOffset) }
        guard let offset = ClockReader.readOffsetMinutes(&reader), reader.isAtEnd else {
            return .failure(.notAnInstant)
        }
        let total = date.daysSince1970 * Self.secondsInDay + seconds - offset * 60
        return .success(Instant(Int64(total), Int32(nanoseconds), offsetMinutes: offset))
    }

    /// The instant in UTC with seconds and no fraction, such as `2026-03-04T02:00:00+00:00`.
    public var utcText: String {
        let date = self.civilDate(offsetMinutes: 0)
        let second = Int(self.secondsSince1970 - Int64(date.days) * Int64(Self.secondsInDay))
        var digits = DigitWriter()
        digits.write(date.year, width: 4)
        digits.write("-")
        digits.write(date.month, width: 2)
        digits.write("-")
        digits.write(date.day, width: 2)
        digits.write("T")
        digits.write(second / 3600, width: 2)
        digits.write(":")
        digits.write(second / 60 % 60, width: 2)
        digits.write(":")
        digits.write(second % 60, width: 2)
        digits.write("+00:00")
        return digits.text
    }

    /// The calendar day at that offset, or nil outside the years 1 to 9999.
    public func calendarDate(offsetMinutes: Int = 0) -> CalendarDate? {
        let date = self.civilDate(offsetMinutes: offsetMinutes)
        return CalendarDate(year: date.year, month: date.month, day: date.day)
    }

    /// The instant that many seconds later, with the same offset.
    public func adding(seconds: Int64) -> Instant {
        Instant(
            self.secondsSince1970 + seconds,
            self.nanoseconds,
            offsetMinutes: self.offsetMinutes
        )
    }

    private func civilDate(
        offsetMinutes: Int
    ) -> (days: Int, year: Int, month: Int, day: Int) {
        let local = Int(self.secondsSince1970) + offsetMinutes * 60
        let days =
            local >= 0
            ? local / Self.secondsInDay
            : -((-local + Self.secondsInDay - 1) / Self.secondsInDay)
        let date = CivilCalendar.date(daysSince1970: days)
        return (days, date.year, date.month, date.day)
    }

    private static func readDate(_ reader: inout DigitReader) -> CalendarDate? {
        guard let year = reader.digits(4), reader.take("-"), let month = reader.digits(2),
            reader.take("-"), let day = reader.digits(2)
        else { return nil }
        return CalendarDate(year: year, month: month, day: day)
    }

    private static let secondsInDay = 86_400
    /// Longer texts only add digits to the fraction.
    private static let textBytesMax = 64
}

extension Instant: Comparable {
    public static func < (left: Instant, right: Instant) -> Bool {
        (left.secondsSince1970, left.nanoseconds) < (right.secondsSince1970, right.nanoseconds)
    }

    public static func == (left: Instant, right: Instant) -> Bool {
        left.secondsSince1970 == right.secondsSince1970 && left.nanoseconds == right.nanoseconds
    }
}

extension Instant: Hashable {
    public func hash(into hasher: inout Hasher) {
        hasher.combine(self.secondsSince1970)
        hasher.combine(self.nanoseconds)
    }
}

extension Instant: CustomStringConvertible {
    public var description: String { self.utcText }
}
