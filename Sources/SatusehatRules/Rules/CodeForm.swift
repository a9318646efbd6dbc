/// The shape of a code or of an address.
///
/// `#` stands for a digit, `@` for a capital letter, `&` for either, `%` for a hexadecimal digit,
/// and `+` for one or more of what stands before it; everything else stands for itself. A form that
/// begins with `luhn:` also asks for the check digit that LOINC numbers end in.
public struct CodeForm: Sendable, Hashable, CustomStringConvertible {
    private enum Kind: Sendable, Hashable {
        case digit, capital, capitalOrDigit, hexadecimal
        case literal(UInt8)

        func matches(_ byte: UInt8) -> Bool {
            let isDigit = byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
            let isCapital = byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z")
            switch self {
            case .digit: return isDigit
            case .capital: return isCapital
            case .capitalOrDigit: return isDigit || isCapital
            case .hexadecimal:
                let letter = byte | 0x20
                return isDigit || (letter >= UInt8(ascii: "a") && letter <= UInt8(ascii: "f"))
            case .literal(let literal): return byte == literal
            }
        }
    }

    private struct Piece: Sendable, Hashable {
        let kind: Kind
        var isRepeated = false
    }

    private static let checkDigitMark = "luhn:"

    public let description: String
    private let pieces: [Piece]
    private let hasCheckDigit: Bool

    /// Reads a form; nothing stands before a first `+`, so that is none.
    init?(_ text: String) {
        self.description = text
        self.hasCheckDigit = text.hasPrefix(Self.checkDigitMark)
        var pieces: [Piece] = []
        for byte in text.dropFirst(self.hasCheckDigit ? Self.checkDigitMark.count : 0).utf8 {
            switch byte {
            case UInt8(ascii: "#"): pieces.append(Piece(kind: .digit))
            case UInt8(ascii: "@"): pieces.append(Piece(kind: .capital))
            case UInt8(ascii: "&"): pieces.append(Piece(kind: .capitalOrDigit))
            case UInt8(ascii: "%"): pieces.append(Piece(kind: .hexadecimal))
            case UInt8(ascii: "+"):
                guard !pieces.isEmpty else { return nil }
                pieces[pieces.count - 1].isRepeated = true
            default: pieces.append(Piece(kind: .literal(byte)))
            }
        }
        guard !pieces.isEmpty else { return nil }
        self.pieces = pieces
    }

    func matches(_ text: some StringProtocol) -> Bool {
        let utf8 = text.utf8
        var place = utf8.startIndex
        for piece in self.pieces {
            guard place < utf8.endIndex, piece.kind.matches(utf8[place]) else { return false }
            utf8.formIndex(after: &place)
            guard piece.isRepeated else { continue }
            while place < utf8.endIndex, piece.kind.matches(utf8[place]) {
                utf8.formIndex(after: &place)
            }
        }
        return place == utf8.endIndex && (!self.hasCheckDigit || Self.endsInCheckDigit(utf8))
    }

    /// Whether the last digit is the check digit of those before it: modulo 10, every second digit
    /// from the right doubled.
    private static func endsInCheckDigit(_ text: some Sequence<UInt8>) -> Bool {
        let digits =
            text
            .filter { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
            .map { Int($0 - UInt8(ascii: "0")) }
        var sum = 0
        for (place, digit) in digits.reversed().enumerated() {
            let weighted = place.isMultiple(of: 2) ? digit : digit * 2
            sum += weighted > 9 ? weighted - 9 : weighted
        }
        return sum.isMultiple(of: 10)
    }
}
