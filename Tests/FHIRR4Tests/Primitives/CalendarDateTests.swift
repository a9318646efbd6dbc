import FHIRR4
import Testing

@Suite struct CalendarDateTests {
    @Test(
        "A day that exists is read and written the same",
        arguments: [
            "2026-03-04", "2024-02-29", "2000-02-29", "1945-08-17", "0001-01-01", "9999-12-31",
            "2026-12-31", "2026-11-30",
        ]
    )
    func reads(_ text: String) throws {
        #expect(try #require(CalendarDate(text)).text == text)
    }

    @Test(
        "Anything else is refused",
        arguments: [
            "", "2026", "2026-03", "2026-3-4", "2026-02-29", "1900-02-29", "2100-02-29",
            "2026-04-31", "2026-06-31", "2026-09-31", "2026-11-31", "2026-13-01", "2026-00-10",
            "2026-01-00", "2026-01-32", "0000-01-01", "2026-03-04T00:00:00Z", "2026-03-04 ",
            "04-03-2026", "2026/03/04", "20260304", "-2026-03-04", "02026-03-04", "٢٠٢٦-03-04",
        ]
    )
    func refuses(_ text: String) {
        #expect(CalendarDate(text) == nil)
    }

    @Test("Days are ordered, and counted from 1970")
    func orderAndCount() throws {
        let first = try #require(CalendarDate("2025-12-31"))
        let second = try #require(CalendarDate("2026-01-01"))
        #expect(first < second)
        #expect(second.daysSince1970 - first.daysSince1970 == 1)
        #expect(CalendarDate("1970-01-01")?.daysSince1970 == 0)
        #expect(CalendarDate(year: 2026, month: 2, day: 30) == nil)
        #expect(CalendarDate(year: 2026, month: 2, day: 28)?.text == "2026-02-28")
    }
}
