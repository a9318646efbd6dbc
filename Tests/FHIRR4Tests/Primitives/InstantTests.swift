import FHIRR4
import Testing

@Suite struct InstantTests {
    @Test(
        "An instant is read with its offset and written in UTC with seconds",
        arguments: [
            ("2026-03-04T09:00:00+07:00", "2026-03-04T02:00:00+00:00", 420),
            ("2026-03-04T06:30:00+08:00", "2026-03-03T22:30:00+00:00", 480),
            ("2026-03-04T02:00:00Z", "2026-03-04T02:00:00+00:00", 0),
            ("2026-03-04T02:00:00+00:00", "2026-03-04T02:00:00+00:00", 0),
            ("2026-03-04T02:00:00-00:00", "2026-03-04T02:00:00+00:00", 0),
            ("2025-12-31T23:59:59-03:30", "2026-01-01T03:29:59+00:00", -210),
            ("2024-02-29T23:59:59.999+09:00", "2024-02-29T14:59:59+00:00", 540),
            ("2000-02-29T00:00:00Z", "2000-02-29T00:00:00+00:00", 0),
            ("1970-01-01T00:00:00Z", "1970-01-01T00:00:00+00:00", 0),
            ("1969-12-31T23:59:59Z", "1969-12-31T23:59:59+00:00", 0),
            ("1945-08-17T10:00:00+07:30", "1945-08-17T02:30:00+00:00", 450),
            ("0001-01-01T00:00:00Z", "0001-01-01T00:00:00+00:00", 0),
            ("9999-12-31T23:59:59Z", "9999-12-31T23:59:59+00:00", 0),
            ("2026-03-04T00:00:00+14:00", "2026-03-03T10:00:00+00:00", 840),
            ("2026-03-04T02:00:00.123456789123Z", "2026-03-04T02:00:00+00:00", 0),
        ]
    )
    func reads(_ text: String, _ utc: String, _ offset: Int) throws {
        let instant = try #require(Instant(text))
        #expect(instant.utcText == utc)
        #expect(instant.offsetMinutes == offset)
        #expect(Instant(instant.utcText)?.secondsSince1970 == instant.secondsSince1970)
    }

    @Test(
        "A time without offset is told apart, for it can be corrected",
        arguments: [
            "2026-03-04T09:00:00", "2026-03-04T09:00:00.5", "2024-02-29T00:00:00",
        ]
    )
    func noOffset(_ text: String) {
        #expect(Instant.parse(text) == .failure(.noOffset))
        #expect(Instant(text) == nil)
    }

    @Test(
        "Anything else is no instant",
        arguments: [
            "", "2026", "2026-03-04", "2026-03-04T", "2026-03-04T09:00Z", "2026-03-04T09:00",
            "2026-02-30T00:00:00Z", "2025-02-29T00:00:00Z", "1900-02-29T00:00:00Z",
            "2026-13-01T00:00:00Z", "2026-00-01T00:00:00Z", "2026-04-31T00:00:00Z",
            "2026-01-00T00:00:00Z", "2026-01-32T00:00:00Z", "0000-01-01T00:00:00Z",
            "2026-03-04T24:00:00Z", "2026-03-04T23:60:00Z", "2026-03-04T23:59:60Z",
            "2026-03-04T25:00:00Z", "2026-03-04T09:00:00+0700", "2026-03-04T09:00:00+07",
            "2026-03-04T09:00:00+7:00", "2026-03-04T09:00:00+14:01", "2026-03-04T09:00:00+07:60",
            "2026-03-04T09:00:00+24:00", "2026-03-04T09:00:00 +07:00", "2026-03-04 09:00:00Z",
            "2026-03-04t09:00:00Z", "2026-03-04T09:00:00z", "2026-03-04T09:00:00Zjunk",
            "2026-03-04T09:00:00+07:00 ", " 2026-03-04T09:00:00Z", "2026-03-04T09:00:00.Z",
            "2026-03-04T09:00:00,5Z", "26-03-04T09:00:00Z", "+2026-03-04T09:00:00Z",
            "20260304T090000Z", "2026-3-4T09:00:00Z", "2026-03-04T9:00:00Z",
            "２０２６-03-04T09:00:00Z", "2026-03-04T09:00:00WIB",
            "2026-03-04T09:00:00.0000000000000000000000000000000000000000000000000000Z",
        ]
    )
    func refuses(_ text: String) {
        #expect(Instant.parse(text) == .failure(.notAnInstant))
    }

    @Test("A fraction is kept in nanoseconds and not written")
    func fractions() throws {
        #expect(try #require(Instant("2026-03-04T02:00:00.5Z")).nanoseconds == 500_000_000)
        #expect(try #require(Instant("2026-03-04T02:00:00.000001Z")).nanoseconds == 1000)
        #expect(try #require(Instant("2026-03-04T02:00:00.1234567899Z")).nanoseconds == 123_456_789)
    }

    @Test("The same moment is equal whatever its offset, and instants are ordered")
    func equalityAndOrder() throws {
        let jakarta = try #require(Instant("2026-03-04T09:00:00+07:00"))
        let makassar = try #require(Instant("2026-03-04T10:00:00+08:00"))
        let later = try #require(Instant("2026-03-04T02:00:00.1Z"))
        #expect(jakarta == makassar)
        #expect(Set([jakarta, makassar]).count == 1)
        #expect(jakarta < later)
        #expect(later < jakarta.adding(seconds: 1))
        #expect(jakarta.adding(seconds: -3600).utcText == "2026-03-04T01:00:00+00:00")
    }

    @Test("Seconds since 1970 are what the calendar says")
    func epochSeconds() throws {
        #expect(Instant("2026-03-04T02:00:00Z")?.secondsSince1970 == 1_772_589_600)
        #expect(Instant("1969-12-31T23:59:59Z")?.secondsSince1970 == -1)
        #expect(Instant(secondsSince1970: 1_772_589_600).utcText == "2026-03-04T02:00:00+00:00")
        #expect(Instant(secondsSince1970: -1).utcText == "1969-12-31T23:59:59+00:00")
        #expect(Instant(secondsSince1970: 0).offsetMinutes == 0)
    }

    @Test("A visit at half past six in Jakarta is on the day before in UTC")
    func calendarDates() throws {
        let visit = try #require(Instant("2026-03-03T06:30:00+07:00"))
        #expect(visit.calendarDate()?.text == "2026-03-02")
        #expect(visit.calendarDate(offsetMinutes: 420)?.text == "2026-03-03")
    }

    @Test("Every day of eight centuries is written and read back the same")
    func everyDay() throws {
        for day in stride(from: -200_000, through: 100_000, by: 1) {
            let instant = Instant(secondsSince1970: Int64(day) * 86_400 + 43_200)
            let date = try #require(instant.calendarDate())
            guard date.daysSince1970 == day else {
                Issue.record("day \(day) became \(date.daysSince1970)")
                return
            }
        }
        let text = Instant(secondsSince1970: -200_000 * 86_400).utcText
        #expect(Instant(text)?.secondsSince1970 == -200_000 * 86_400)
    }
}
