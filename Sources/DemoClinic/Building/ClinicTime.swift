import FHIRR4

/// A moment as the clinic's clock shows it (UTC+7, no daylight saving).
struct ClinicTime: Hashable, Comparable, Sendable {
    private static let offsetSeconds: Int64 = 7 * 3600

    let secondsSince1970: Int64

    init(secondsSince1970: Int64) { self.secondsSince1970 = secondsSince1970 }

    init(_ day: CalendarDate, hour: Int, minute: Int = 0) {
        let local = Int64(day.daysSince1970) * 86_400 + Int64(hour * 3600 + minute * 60)
        self.init(secondsSince1970: local - Self.offsetSeconds)
    }

    func adding(minutes: Int) -> ClinicTime {
        ClinicTime(secondsSince1970: self.secondsSince1970 + Int64(minutes) * 60)
    }

    /// `2026-03-04T09:15:00+07:00`.
    var text: String {
        let local = Instant(secondsSince1970: self.secondsSince1970 + Self.offsetSeconds)
        return local.utcText.prefix(19) + "+07:00"
    }

    var json: JSONValue { .string(self.text) }

    var day: CalendarDate {
        CalendarDate.since1970(days: Int((self.secondsSince1970 + Self.offsetSeconds) / 86_400))
    }

    static func < (left: ClinicTime, right: ClinicTime) -> Bool {
        left.secondsSince1970 < right.secondsSince1970
    }
}

extension CalendarDate {
    static func since1970(days: Int) -> CalendarDate {
        guard let date = Instant(secondsSince1970: Int64(days) * 86_400).calendarDate() else {
            preconditionFailure("the day lies outside the calendar")
        }
        return date
    }

    func adding(days: Int) -> CalendarDate {
        CalendarDate.since1970(days: self.daysSince1970 + days)
    }

    /// `20260304`, as in numbers the clinic gives out.
    var compact: String { self.text.filter { $0 != "-" } }

    var json: JSONValue { .string(self.text) }
}
