import FHIRR4

extension FieldKind<String> {
    /// Longer narratives are attached documents and no text of a record; FHIR allows 1 MB.
    private static let textLengthMax = 64 * 1024
    private static let stringLengthMax = 255
    private static let teeth = [
        "11-18", "21-28", "31-38", "41-48", "51-55", "61-65", "71-75", "81-85",
    ]
    private static let unknownStandIns: Set<String> = ["-", "--", "0"]

    /// A name, number or short wording of the usual length.
    static var string: Self { .string(max: Self.stringLengthMax) }

    static func string(max: Int) -> Self {
        .checked(max: max, standIns: Self.unknownStandIns)
    }

    /// Words of any reasonable length.
    static var text: Self {
        .checked(max: Self.textLengthMax, standIns: Self.unknownStandIns)
    }

    /// A result in words, which may be a bare "0".
    static var resultText: Self { .checked(max: Self.textLengthMax, standIns: ["-", "--"]) }

    static func digits(_ count: Int) -> Self {
        .string(max: Self.stringLengthMax).with { text in
            text.utf8.count == count && text.utf8.allSatisfy(Self.isDigit)
                ? nil : .notDigits(count: count)
        }
    }

    static var nik: Self {
        Self(standIn: "") { value, place in
            guard let text = value.string else { return place.refuse(.wrongType(.string)) }
            return NIK(text) == nil ? place.refuse(.nikFormat) : text
        }
    }

    static func constant(_ only: String) -> Self {
        .string.with { $0 == only ? nil : .notListed([only]) }
    }

    /// An open list of Ministry codes, known by how they begin.
    static func ministryCode(prefix: String) -> Self {
        .string.with { text in
            text.hasPrefix(prefix) && text.utf8.count > prefix.utf8.count
                && !text.contains(where: \.isWhitespace)
                ? nil : .wrongPrefix(prefix)
        }
    }

    /// The name of a time zone such as `Asia/Makassar`; only its form is checked.
    static var timezone: Self {
        .string.with { text in
            let parts = text.split(separator: "/", omittingEmptySubsequences: false)
            let isName =
                parts.count >= 2
                && parts.allSatisfy { part in
                    !part.isEmpty
                        && part.utf8.allSatisfy {
                            Self.isLetter($0) || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-")
                        }
                }
            return isName || text == "UTC" ? nil : .timezone
        }
    }

    /// Two digits of a tooth after FDI, permanent or deciduous.
    static var tooth: Self {
        .string.with { text in
            let digits = Array(text.utf8)
            guard digits.count == 2, digits.allSatisfy(Self.isDigit) else {
                return .notListed(Self.teeth)
            }
            let quadrant = digits[0] - UInt8(ascii: "0")
            let place = digits[1] - UInt8(ascii: "0")
            let isTooth =
                (1...4).contains(quadrant) && (1...8).contains(place)
                || (5...8).contains(quadrant) && (1...5).contains(place)
            return isTooth ? nil : .notListed(Self.teeth)
        }
    }

    /// A local time of day as `hh:mm` or `hh:mm:ss`, kept with seconds.
    static var timeOfDay: Self {
        Self(standIn: "") { value, place in
            guard let text = value.string else { return place.refuse(.wrongType(.timeOfDay)) }
            let parts = text.split(separator: ":", omittingEmptySubsequences: false)
            let isForm =
                (2...3).contains(parts.count)
                && parts.allSatisfy { $0.utf8.count == 2 && $0.utf8.allSatisfy(Self.isDigit) }
            let numbers = parts.compactMap { Int($0) }
            guard isForm, numbers[0] <= 23, numbers.dropFirst().allSatisfy({ $0 <= 59 }) else {
                return place.refuse(.wrongType(.timeOfDay))
            }
            return parts.count == 2 ? text + ":00" : text
        }
    }

    private static func checked(max: Int, standIns: Set<String>) -> Self {
        Self(standIn: "") { value, place in
            guard let text = value.string else { return place.refuse(.wrongType(.string)) }
            if text.allSatisfy(\.isWhitespace) || standIns.contains(text) {
                return place.refuse(.standIn)
            }
            // A character has at least one byte, so most texts need no counting.
            if text.utf8.count > max, text.count > max {
                return place.refuse(.tooLong(max: max))
            }
            return Self.hasControlCharacters(text) ? place.refuse(.controlCharacters) : text
        }
    }

    /// FHIR allows tab, line feed and carriage return and no other control character.
    private static func hasControlCharacters(_ text: String) -> Bool {
        text.utf8.contains { byte in
            byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D || byte == 0x7F
        }
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }
}
