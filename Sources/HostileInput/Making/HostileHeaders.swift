/// Headers as no platform should send them, and a few as it should.
enum HostileHeaders {
    static let names = [
        "Retry-After", "Content-Type", "Location", "ETag", "Content-Length", "Set-Cookie",
        "Transfer-Encoding", "Date", "X-Request-Id", "WWW-Authenticate",
    ]

    static func value(of name: String, _ chance: inout Chance) -> String {
        if chance.oneIn(6) { return Self.anything(&chance) }
        switch name {
        case "Retry-After": return Self.retryAfter(&chance)
        case "Content-Type":
            return chance.pick([
                "text/html", "TEXT/HTML; charset=utf-8", "application/json",
                "application/fhir+json",
                "", ";", "text/htmlx", "application/json; charset=utf-16", "multipart/form-data",
            ])
        case "Location":
            return chance.pick([
                "Encounter/e1", "https://backend.invalid/fhir/Encounter/e1/_history/v1",
                "Encounter/../Patient/1", "/Encounter/", "Encounter/%00", "javascript:alert(1)",
                "Encounter/a b", "Encounter/\(PlantedPerson.name)?x=1", "_history/1", "////",
                "Encounter/" + String(repeating: "9", count: 65), "encounter/e1",
                "https://backend.invalid/Encounter/_history/_history/1",
            ])
        case "ETag":
            return chance.pick([
                "W/\"v1\"", "\"v1\"", "W/", "\"", "\"\"", "W/\"\"", "v1",
                "W/\"\(PlantedPerson.nik)\"",
            ])
        case "Content-Length": return chance.pick(["0", "-1", "99999999999999999999", "1, 2", "x"])
        default: return Self.anything(&chance)
        }
    }

    private static func retryAfter(_ chance: inout Chance) -> String {
        chance.pick([
            "0", "1", "30", "86400", "99999999999999999999999", "-5", "+5", "5.5", " 7 ", "1e9",
            "0x10", "٣", "5, 6", "", "NaN", "Fri, 02 Jan 2026 12:00:10 GMT",
            "Thu, 01 Jan 2026 12:00:10 UTC", "Sun, 06 Nov 1994 08:49:37 GMT",
            "Fri, 31 Dec 9999 23:59:59 GMT", "Sun, 00 Nov 0000 00:00:00 GMT",
            "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994",
            "Thu, 01 Jan 2026 24:00:00 GMT", "Thu, 32 Jan 2026 12:00:00 GMT", "Thu, 01 Jan",
        ])
    }

    private static func anything(_ chance: inout Chance) -> String {
        chance.pick([
            "", " ", "\u{0}", "\r\nX-Injected: 1", "é", PlantedPerson.nik,
            "nik=\(PlantedPerson.nik); path=/", "'\(PlantedPerson.nik)'",
            "99.71.01.999999.9999", PlantedPerson.mail,
            String(repeating: "a", count: chance.number(1...9_000)),
        ])
    }
}
