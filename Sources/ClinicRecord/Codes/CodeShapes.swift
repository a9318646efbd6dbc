/// The form that codes of the known systems have, whether or not their lists are at hand.
enum CodeShapes {
    static func problem(of code: String, in system: String) -> Problem? {
        let bytes = Array(code.utf8)
        switch system {
        case CodeSystems.icd10: return Self.isICD10(bytes) ? nil : .codeShape(.icd10)
        case CodeSystems.icd9cm: return Self.isICD9CM(bytes) ? nil : .codeShape(.icd9cm)
        case CodeSystems.kfa: return Self.isKFA(bytes) ? nil : .codeShape(.kfa)
        case CodeSystems.loinc:
            if !Self.isLOINC(bytes) { return .codeShape(.loinc) }
            return Self.hasLOINCCheckDigit(bytes) ? nil : .codeShape(.loincCheckDigit)
        default: return Self.isPlain(bytes) ? nil : .codeShape(.plain)
        }
    }

    /// `^[A-Z][0-9][0-9A-Z](\.[0-9A-Z]{1,4})?$`
    private static func isICD10(_ code: [UInt8]) -> Bool {
        guard code.count >= 3, Self.isUpper(code[0]), Self.isDigit(code[1]),
            Self.isDigit(code[2]) || Self.isUpper(code[2])
        else { return false }
        if code.count == 3 { return true }
        let tail = code[4...]
        return code[3] == UInt8(ascii: ".") && (1...4).contains(tail.count)
            && tail.allSatisfy { Self.isDigit($0) || Self.isUpper($0) }
    }

    /// `^[0-9]{2}(\.[0-9]{1,2})?$`
    private static func isICD9CM(_ code: [UInt8]) -> Bool {
        guard code.count >= 2, code[..<2].allSatisfy(Self.isDigit) else { return false }
        if code.count == 2 { return true }
        let tail = code[3...]
        return code[2] == UInt8(ascii: ".") && (1...2).contains(tail.count)
            && tail.allSatisfy(Self.isDigit)
    }

    /// `^(9[1-4][0-9]{6}|VG[0-9]+)$`
    private static func isKFA(_ code: [UInt8]) -> Bool {
        if code.starts(with: "VG".utf8) {
            return code.count > 2 && code[2...].allSatisfy(Self.isDigit)
        }
        return code.count == 8 && code.allSatisfy(Self.isDigit) && code[0] == UInt8(ascii: "9")
            && (UInt8(ascii: "1")...UInt8(ascii: "4")).contains(code[1])
    }

    /// `^[0-9]{1,7}-[0-9]$`
    private static func isLOINC(_ code: [UInt8]) -> Bool {
        guard let check = code.last, code.count >= 3 else { return false }
        let body = code.dropLast(2)
        return (1...7).contains(body.count) && body.allSatisfy(Self.isDigit)
            && code[body.count] == UInt8(ascii: "-") && Self.isDigit(check)
    }

    /// The last digit makes the sum of the digits, each second one doubled, a multiple of ten.
    private static func hasLOINCCheckDigit(_ code: [UInt8]) -> Bool {
        var sum = 0
        for (place, byte) in code.dropLast(2).reversed().enumerated() {
            let digit = Int(byte - UInt8(ascii: "0"))
            let weighed = place.isMultiple(of: 2) ? digit * 2 : digit
            sum += weighed > 9 ? weighed - 9 : weighed
        }
        return code.last.map { Int($0 - UInt8(ascii: "0")) } == (10 - sum % 10) % 10
    }

    /// FHIR's `code`: no space at either end and no two in a row.
    private static func isPlain(_ code: [UInt8]) -> Bool {
        var lastWasSpace = true
        for byte in code {
            let isSpace = byte <= 0x20
            if isSpace && (lastWasSpace || byte != 0x20) { return false }
            lastWasSpace = isSpace
        }
        return !lastWasSpace
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    private static func isUpper(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
    }
}
