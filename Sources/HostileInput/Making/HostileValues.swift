import FHIRR4

/// JSON values that readers stumble over.
enum HostileValues {
    private static let plain: [JSONValue] = [
        .null, true, false, 0, -1, 1, 5, Self.number("1e400"), Self.number("-0.0"),
        Self.number("-0.000000000000000000001"), Self.number("9223372036854775808"),
        Self.number("1.7976931348623157e309"), "", " ", "-", "0", "x", "\u{0}", "\u{feff}",
        "\u{202e}",
        "2026-13-01", "2026-02-30", "0000-00-00", "9999-12-31T23:59:60Z", "2026-05-11T09:00:00",
        "1999-01-01T00:00:00Z", "2026-05-11T09:00:00+99:00", "2026-05-11", "A09.9", "../../x",
        "Patient/../Encounter/1", "urn:uuid:", "#", "Encounter", "OperationOutcome", "e\u{301}",
        "00000000-0000-0000-0000-000000000000", [], [:], [.null], [[:]], [[[]]], [[], [], []],
        ["value": 1, "unit": "x", "ucum": "x"], ["reference": "Patient/"], ["code": .null],
        ["system": "https://fhir.kemkes.go.id/id/nik", "value": .string(PlantedPerson.nik)],
    ]

    private static func number(_ text: String) -> JSONValue {
        guard let number = JSONNumber(text) else { return .null }
        return .number(number)
    }

    static func any(_ chance: inout Chance) -> JSONValue {
        switch chance.below(12) {
        case 0, 1: .string(chance.pick(PlantedPerson.texts))
        case 2: .string(Self.longText(&chance))
        case 3: Self.nest(chance.number(1...80), &chance)
        case 4: .string(String(chance.below(1_000_000_000)))
        default: chance.pick(Self.plain)
        }
    }

    static func memberName(_ chance: inout Chance) -> String {
        chance.pick([
            "", "id", "resourceType", "_id", "extension", "entry", "identifier", "value", "é",
            "Value", "value ", "__proto__", PlantedPerson.nik, "\(PlantedPerson.name) X", "a.b",
            "a[0]",
        ])
    }

    private static func longText(_ chance: inout Chance) -> String {
        let piece = chance.pick(["9", "a", "é", "\u{1F9EA}", " ", "'", "rule 12345 ", "\\", "\""])
        return String(repeating: piece, count: chance.number(1...3_000))
    }

    private static func nest(_ depth: Int, _ chance: inout Chance) -> JSONValue {
        var value: JSONValue = chance.oneIn(2) ? .null : .string(PlantedPerson.nik)
        for _ in 0..<depth {
            value = chance.oneIn(2) ? .array([value]) : ["extension": [value]]
        }
        return value
    }
}
