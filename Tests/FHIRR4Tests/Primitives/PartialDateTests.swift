import Testing

@testable import FHIRR4

@Suite struct PartialDateTests {
    @Test(
        "A date is after another only when it is so whatever was left out",
        arguments: [
            ("2026", "2025", true), ("2026", "2026", false), ("2026-05", "2026", false),
            ("2026", "2026-05", false), ("2026-06", "2026-05", true),
            ("2026-03-05", "2026-03-04", true), ("2026-03-04", "2026-03-04", false),
            ("2026-03-04", "2026-03", false), ("2027-01-01", "2026", true),
            ("2026-03-04T02:00:01Z", "2026-03-04T02:00:00Z", true),
            ("2026-03-04T02:00:00.2Z", "2026-03-04T02:00:00.1Z", true),
            ("2026-03-04T02:00:00Z", "2026-03-04T09:00:00+07:00", false),
            ("2026-03-04T09:00:00+07:00", "2026-03-04T01:59:59Z", true),
            // A day without offset may be half a day off.
            ("2026-03-05T03:00:00Z", "2026-03-04", false),
            ("2026-03-06T00:00:00Z", "2026-03-04", true),
            ("2026-03-05", "2026-03-04T20:00:00Z", false),
            ("2026-03-06", "2026-03-04T20:00:00Z", true),
        ]
    )
    func order(_ later: String, _ earlier: String, _ isAfter: Bool) throws {
        let first = try #require(PartialDate(dateTime: later))
        let second = try #require(PartialDate(dateTime: earlier))
        #expect(first.isCertainlyAfter(second) == isAfter)
        if isAfter { #expect(!second.isCertainlyAfter(first)) }
    }
}
