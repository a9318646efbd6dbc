import FHIRR4

/// The facility's wall calendar: dates of a clinic record are meant in it.
///
/// Indonesia has three zones and no daylight saving, so a table replaces the time zone database and
/// the mapping stays the same on every machine.
package struct LocalCalendar {
    let offsetMinutes: Int

    package init(timezone: String?) {
        self.offsetMinutes =
            switch timezone {
            case "Asia/Makassar", "Asia/Ujung_Pandang": 8 * 60
            case "Asia/Jayapura": 9 * 60
            default: 7 * 60
            }
    }

    /// The first moment of a day.
    package func start(of date: CalendarDate) -> Instant {
        let seconds = Int64(date.daysSince1970) * 86_400 - Int64(self.offsetMinutes) * 60
        return Instant(secondsSince1970: seconds)
    }

    /// The last full second of a day.
    func end(of date: CalendarDate) -> Instant {
        self.start(of: date).adding(seconds: 86_399)
    }

    package func date(of instant: Instant) -> CalendarDate? {
        instant.calendarDate(offsetMinutes: self.offsetMinutes)
    }

    /// A date as onset and abatement take it.
    ///
    /// The platform wants a full dateTime and refuses one before 3 June 2014; an older date is told
    /// in words rather than moved, which would falsify the record (API 5.4).
    func occurrence(_ date: CalendarDate) -> OccurrenceTime {
        Self.isBeforePlatform(date) ? .text(date.text) : .dateTime(self.start(of: date))
    }

    func occurrence(_ instant: Instant) -> OccurrenceTime {
        guard let date = self.date(of: instant) else { return .text(instant.utcText) }
        return Self.isBeforePlatform(date) ? .text(date.text) : .dateTime(instant)
    }

    private static func isBeforePlatform(_ date: CalendarDate) -> Bool {
        (date.year, date.month, date.day) < (2014, 6, 3)
    }
}
