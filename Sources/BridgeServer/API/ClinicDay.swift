import FHIRR4
import Foundation

/// Days as the clinic counts them, where a filter names a date and not an instant.
enum ClinicDay {
    /// Western Indonesian time; filters need no more than a day's precision.
    private static let offsetMinutes = 7 * 60

    /// The beginning of the day, `dayOffset` days later.
    static func start(of day: CalendarDate, dayOffset: Int = 0) -> Date {
        let seconds = Int64(day.daysSince1970 + dayOffset) * 86_400 - Int64(self.offsetMinutes) * 60
        return Date(timeIntervalSince1970: Double(seconds))
    }
}
