import Testing

@testable import FHIRR4

@Suite struct PrimitiveFormatTests {
    struct Sample: Sendable, CustomTestStringConvertible {
        let format: PrimitiveFormat
        let values: [JSONValue]

        init(_ format: PrimitiveFormat, _ values: [JSONValue]) {
            self.format = format
            self.values = values
        }

        var testDescription: String { self.format.rawValue }
    }

    private static func number(_ text: String) -> JSONValue {
        JSONNumber(text).map(JSONValue.number) ?? .null
    }

    static let wellFormed = [
        Sample(.base64Binary, ["aGFsbw==", "aGFsbG8=", "aGFs", "aG Fs\nbG8="]),
        Sample(.boolean, [true, false]),
        Sample(.canonical, ["http://hl7.org/fhir/ValueSet/x|4.0.1"]),
        Sample(.code, ["arrived", "entered-in-error", "two words", "{score}", "[iU]", "mm[Hg]"]),
        Sample(.date, ["2026", "2026-03", "2026-03-04", "2024-02-29"]),
        Sample(.dateTime, ["2026", "2026-03", "2026-03-04", "2026-03-04T02:00:00+00:00"]),
        Sample(.dateTime, ["2026-03-04T02:00:00.123Z"]),
        Sample(.decimal, [1, number("1.00"), number("-0.5"), number("1e3")]),
        Sample(.id, ["a", "A-1.b", .string(String(repeating: "x", count: 64))]),
        Sample(.instant, ["2026-03-04T02:00:00Z", "2026-03-04T02:00:00.5+07:00"]),
        Sample(.integer, [0, -1, 2_147_483_647, -2_147_483_648]),
        Sample(.markdown, ["# Judul\n\nIsi\tteks"]),
        Sample(.oid, ["urn:oid:1.2.3", "urn:oid:0.0", "urn:oid:2.16.840.1.113883"]),
        Sample(.positiveInt, [1, 2_147_483_647]),
        Sample(.string, ["a", " a ", "baris\r\nbaru", "é😀"]),
        Sample(.time, ["00:00:00", "23:59:59", "08:30:00.25"]),
        Sample(.unsignedInt, [0, 7]),
        Sample(.uri, ["http://loinc.org", "urn:uuid:x", "relative", "#a"]),
        Sample(.url, ["https://contoh.id/a?b=c"]),
        Sample(.uuid, ["urn:uuid:c566d6e2-4da0-4895-9bcb-8051dd16548c"]),
    ]

    static let malformed = [
        Sample(.base64Binary, ["a", "aGF", "aGFs=", "=aGF", "aG==Fs==", "a===", "aG-s", "aGé="]),
        Sample(.canonical, ["a b"]),
        Sample(.code, [" a", "a ", "a  b", "a\tb", "a\nb"]),
        Sample(.date, ["2026-3", "2026-02-30", "2026-13", "26", "2026-03-04T00:00:00Z", "2026-"]),
        Sample(.date, ["0000", "2026-00", "2026-03-", "20261", "04/03/2026"]),
        Sample(.dateTime, ["2026-03-04T02:00:00", "2026-03-04T02:00Z", "2026-02-29"]),
        Sample(.dateTime, ["2026-03-04T24:00:00Z", "2026-03-04T23:59:60Z", "2026-03-04T"]),
        Sample(.id, ["a b", "a_b", "a/b", "é", .string(String(repeating: "x", count: 65))]),
        Sample(.instant, ["2026", "2026-03-04", "2026-03-04T02:00:00"]),
        Sample(.integer, [2_147_483_648, number("1.0"), number("1e3"), number("-0")]),
        Sample(.oid, ["1.2.3", "urn:oid:3.1", "urn:oid:1", "urn:oid:1..2", "urn:oid:1.02"]),
        Sample(.oid, ["urn:oid:1.2.", "urn:oid:1.a"]),
        Sample(.positiveInt, [0, -1, number("1.5")]),
        Sample(.string, ["a\u{0}b", "\u{1B}", .string(String(repeating: "x", count: 1_048_577))]),
        Sample(.time, ["24:00:00", "08:30", "8:30:00", "08:30:60", "08:30:00Z", "08:30:00."]),
        Sample(.unsignedInt, [-1, number("0.0")]),
        Sample(.uri, ["a b", "a\n", "http://x y"]),
        Sample(.uuid, ["c566d6e2-4da0-4895-9bcb-8051dd16548c"]),
        Sample(.uuid, ["urn:uuid:C566D6E2-4da0-4895-9bcb-8051dd16548c", "urn:uuid:1-2-3-4-5"]),
    ]

    @Test("Well-formed values of a type have no fault", arguments: Self.wellFormed)
    func accepts(_ sample: Sample) {
        for value in sample.values {
            #expect(sample.format.fault(in: value) == nil, "\(value)")
        }
    }

    @Test("Malformed values of a type are faults of form", arguments: Self.malformed)
    func refuses(_ sample: Sample) {
        for value in sample.values {
            #expect(sample.format.fault(in: value) == .form, "\(value)")
        }
    }

    @Test("Another kind of JSON value is a fault of kind", arguments: PrimitiveFormat.allCases)
    func refusesOtherKinds(_ format: PrimitiveFormat) {
        let isNumeric = [.decimal, .integer, .positiveInt, .unsignedInt].contains(format)
        let others: [JSONValue] = [
            .null, [], [:], format == .boolean ? "true" : true, isNumeric ? "1" : 1,
        ]
        for value in others { #expect(format.fault(in: value) == .kind, "\(value)") }
    }

    @Test("Empty and blank text is told apart", arguments: PrimitiveFormat.allCases)
    func refusesBlankText(_ format: PrimitiveFormat) {
        if [.boolean, .decimal, .integer, .positiveInt, .unsignedInt].contains(format) { return }
        for value: JSONValue in ["", " ", "\n\t"] {
            #expect(format.fault(in: value) == .empty)
        }
    }
}
