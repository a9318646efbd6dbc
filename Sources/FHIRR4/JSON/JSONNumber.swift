#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// A JSON number with the digits it was written with.
///
/// Two numbers are equal when their text is: `1.0` and `1.00` differ in precision, which FHIR
/// gives meaning to. Compare amounts by `isLess(than:)` and `isSameAmount(as:)`.
public struct JSONNumber: Hashable, Sendable {
    public let text: String

    /// Takes a number in JSON's grammar, such as `-0.50` or `1e3`, and nothing else.
    public init?(_ text: String) {
        var text = text
        let isNumber = text.withUTF8 { bytes in
            bytes.count <= JSONLimits.standard.numberBytesMax
                && NumberGrammar.end(of: bytes, from: 0) == bytes.count
        }
        guard isNumber else { return nil }
        self.text = text
    }

    public init(_ int: Int) { self.text = String(int) }

    /// Takes text that the parser has read by the grammar already.
    init(checked text: String) { self.text = text }

    /// The whole number written here without fraction or exponent, when it fits an `Int`.
    public var int: Int? { Int(self.text) }

    /// The same amount as a `Decimal`, or nil when that type cannot hold it exactly.
    ///
    /// A `Decimal` forgets trailing zeros: calculate with it, but write the original.
    public var decimal: Decimal? {
        let parts = DecimalParts(self.text)
        guard parts.digits.count <= 38, parts.exponent.magnitude <= 100 else { return nil }
        return Decimal(string: self.text)
    }

    /// The nearest binary floating point number; infinite when out of range.
    public var double: Double { Double(self.text) ?? .nan }

    /// Whether the amount is smaller, compared exactly whatever the number of digits.
    public func isLess(than other: JSONNumber) -> Bool { Self.compare(self, other) < 0 }

    /// Whether the amount is the same, as for `1`, `1.00` and `10e-1`.
    public func isSameAmount(as other: JSONNumber) -> Bool { Self.compare(self, other) == 0 }

    /// Less than zero, zero or more than zero, as `left` is less than, equal to or more than
    /// `right`.
    public static func compare(_ left: JSONNumber, _ right: JSONNumber) -> Int {
        DecimalParts.compare(DecimalParts(left.text), DecimalParts(right.text))
    }
}

extension JSONNumber: CustomStringConvertible {
    public var description: String { self.text }
}
