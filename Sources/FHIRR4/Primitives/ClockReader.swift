/// Reads the time of a day and an offset from UTC.
enum ClockReader {
    /// `hh:mm:ss` as seconds since midnight.
    static func readSeconds(_ reader: inout DigitReader) -> Int? {
        guard let hour = reader.digits(2), hour <= 23, reader.take(":"),
            let minute = reader.digits(2), minute <= 59, reader.take(":"),
            let second = reader.digits(2), second <= 59
        else { return nil }
        return hour * 3600 + minute * 60 + second
    }

    /// `Z` or `±hh:mm` up to 14 hours, as FHIR allows.
    static func readOffsetMinutes(_ reader: inout DigitReader) -> Int? {
        if reader.take("Z") { return 0 }
        let isNegative = reader.take("-")
        guard isNegative || reader.take("+"), let hour = reader.digits(2), reader.take(":"),
            let minute = reader.digits(2), minute <= 59, hour * 60 + minute <= 14 * 60
        else { return nil }
        return isNegative ? -(hour * 60 + minute) : hour * 60 + minute
    }
}
