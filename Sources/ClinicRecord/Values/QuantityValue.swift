public import FHIRR4

/// An amount with its unit, as shown (`unit`) and as coded (`ucum`).
///
/// `ucum` also holds the countable dose forms `TAB` and `CAP`, which are no UCUM units. The digits
/// of `value` are those the clinic wrote.
public struct QuantityValue: Hashable, Sendable {
    public var value: JSONNumber
    public var unit: String
    public var ucum: String

    public init(value: JSONNumber, unit: String, ucum: String) {
        self.value = value
        self.unit = unit
        self.ucum = ucum
    }
}
