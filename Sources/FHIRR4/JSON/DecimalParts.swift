/// A number in JSON's grammar taken apart: `0.digits × 10^exponent` with a sign.
///
/// The digits have no zeros at either end, so an amount has one form only and no number, however
/// large its exponent, is ever written out.
struct DecimalParts {
    private(set) var isNegative = false
    private(set) var digits: [UInt8] = []
    private(set) var exponent = 0

    init(_ text: String) {
        var pointPlace: Int?
        var written = 0
        var tail = text.utf8[...]
        while let byte = tail.first, byte | 0x20 != UInt8(ascii: "e") {
            switch byte {
            case UInt8(ascii: "-"): self.isNegative = true
            case UInt8(ascii: "."): pointPlace = written
            default:
                self.digits.append(byte)
                written += 1
            }
            tail = tail.dropFirst()
        }
        self.exponent = (pointPlace ?? written) + Self.writtenExponent(tail.dropFirst())
        while self.digits.last == UInt8(ascii: "0") { self.digits.removeLast() }
        let leading = self.digits.prefix { $0 == UInt8(ascii: "0") }.count
        self.digits.removeFirst(leading)
        self.exponent -= leading
        if self.digits.isEmpty {
            self.isNegative = false
            self.exponent = 0
        }
    }

    /// The exponent, held back at a size far beyond any digits, so that sums cannot overflow.
    private static func writtenExponent(_ text: Substring.UTF8View) -> Int {
        let magnitudeMax = 1_000_000_000_000
        var magnitude = 0
        for byte in text where byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") {
            magnitude = min(magnitude * 10 + Int(byte - UInt8(ascii: "0")), magnitudeMax)
        }
        return text.first == UInt8(ascii: "-") ? -magnitude : magnitude
    }

    static func compare(_ left: DecimalParts, _ right: DecimalParts) -> Int {
        if left.sign != right.sign { return left.sign < right.sign ? -1 : 1 }
        if left.exponent != right.exponent {
            return left.exponent < right.exponent ? -left.sign : left.sign
        }
        if left.digits == right.digits { return 0 }
        return left.digits.lexicographicallyPrecedes(right.digits) ? -left.sign : left.sign
    }

    private var sign: Int {
        if self.digits.isEmpty { 0 } else { self.isNegative ? -1 : 1 }
    }
}
