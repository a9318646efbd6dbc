/// A date or a point in time as precise as it was written: FHIR's `date` and `dateTime`.
struct PartialDate: Sendable {
    private enum Precision { case day, instant }

    private let precision: Precision
    /// The first second that the text can mean, in UTC when it has no offset.
    private let earliest: Int64
    /// The last second that the text can mean.
    private let latest: Int64
    private let nanoseconds: Int32

    /// Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    init?(date text: String) {
        var reader = DigitReader(text)
        guard let year = reader.digits(4) else { return nil }
        var month: Int?
        var day: Int?
        if reader.take("-") {
            month = reader.digits(2)
            guard month != nil else { return nil }
            if reader.take("-") {
                day = reader.digits(2)
                guard day != nil else { return nil }
            }
        }
        guard reader.isAtEnd,
            let first = CalendarDate(year: year, month: month ?? 1, day: day ?? 1)
        else { return nil }
        let lastMonth = month ?? 12
        let lastDay = day ?? CalendarDate.days(inMonth: lastMonth, of: year)
        let end = CivilCalendar.daysSince1970(year: year, month: lastMonth, day: lastDay)
        self.precision = .day
        self.earliest = Int64(first.daysSince1970) * Self.secondsInDay
        self.latest = Int64(end + 1) * Self.secondsInDay - 1
        self.nanoseconds = 0
    }

    /// Reads a date as above, or date and time with seconds and an offset.
    init?(dateTime text: String) {
        guard let instant = Instant(text) else {
            self.init(date: text)
            return
        }
        self.init(instant)
    }

    private init(_ instant: Instant) {
        self.precision = .instant
        self.earliest = instant.secondsSince1970
        self.latest = instant.secondsSince1970
        self.nanoseconds = instant.nanoseconds
    }

    /// Whether this is later than the other whatever the parts left out may be.
    ///
    /// A date has no offset: beside an instant it may be up to 14 hours away from UTC.
    func isCertainlyAfter(_ other: PartialDate) -> Bool {
        guard self.precision == other.precision else {
            return self.earliest - Self.offsetSecondsMax > other.latest
        }
        return (self.earliest, self.nanoseconds) > (other.latest, other.nanoseconds)
    }

    private static let secondsInDay: Int64 = 86_400
    private static let offsetSecondsMax: Int64 = 14 * 3600
}
