import FHIRR4

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The forms in which the platform writes times.
enum PlatformTime {
    /// Microseconds since 1970, the platform's own precision.
    static func microseconds(_ date: Date) -> Int64 {
        Int64((date.timeIntervalSince1970 * 1_000_000).rounded(.down))
    }

    static func instant(_ date: Date) -> Instant {
        let microseconds = Self.microseconds(date)
        let (seconds, rest) = Self.divide(microseconds, by: 1_000_000)
        return Instant(secondsSince1970: seconds, nanoseconds: Int32(rest) * 1000)
    }

    /// `2026-02-02T02:05:01.123456+00:00`, as in `meta.lastUpdated`.
    static func lastUpdated(_ date: Date) -> String {
        Self.dateTime(date) + "." + Self.fraction(date) + "+00:00"
    }

    /// `2026-02-02T02:05:01.123456Z`, as the consent service writes.
    static func zulu(_ date: Date) -> String {
        Self.dateTime(date) + "." + Self.fraction(date) + "Z"
    }

    /// `Mon, 02 Feb 2026 02:05:01 UTC`, which is not quite what HTTP asks for.
    static func lastModified(_ date: Date) -> String {
        let (days, seconds) = Self.divide(Self.instant(date).secondsSince1970, by: 86_400)
        let weekdays = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
        let months = [
            "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
        ]
        let weekday = weekdays[Int(Self.divide(days, by: 7).rest)]
        guard let day = Self.instant(date).calendarDate() else { return "" }
        let clock = [seconds / 3600, seconds / 60 % 60, seconds % 60].map { Self.padded($0, 2) }
        return "\(weekday), \(Self.padded(Int64(day.day), 2)) \(months[day.month - 1]) "
            + "\(Self.padded(Int64(day.year), 4)) \(clock.joined(separator: ":")) UTC"
    }

    private static func dateTime(_ date: Date) -> String {
        String(Instant(secondsSince1970: Self.instant(date).secondsSince1970).utcText.prefix(19))
    }

    private static func fraction(_ date: Date) -> String {
        Self.padded(Self.divide(Self.microseconds(date), by: 1_000_000).rest, 6)
    }

    private static func padded(_ number: Int64, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }

    private static func divide(_ number: Int64, by divisor: Int64) -> (quotient: Int64, rest: Int64)
    {
        let (quotient, rest) = number.quotientAndRemainder(dividingBy: divisor)
        return rest < 0 ? (quotient - 1, rest + divisor) : (quotient, rest)
    }
}
