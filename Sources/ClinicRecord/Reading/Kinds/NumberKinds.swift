import FHIRR4

extension FieldKind<Int> {
    static var int: Self {
        Self(standIn: 0) { value, place in
            value.int ?? place.refuse(.wrongType(.wholeNumber))
        }
    }

    static func int(atLeast minimum: Int) -> Self {
        .int.with { $0 < minimum ? .below(minimum: minimum) : nil }
    }

    /// A whole number on a scale.
    static func int(from low: Int, to high: Int) -> Self {
        .int.with { (low...high).contains($0) ? nil : .outOfRange(low: "\(low)", high: "\(high)") }
    }
}

extension FieldKind<Bool> {
    static var bool: Self {
        Self(standIn: false) { value, place in
            value.bool ?? place.refuse(.wrongType(.bool))
        }
    }
}

extension FieldKind<JSONNumber> {
    /// No amount in a clinic needs more, and FHIR promises no more than 18 digits.
    private static let digitsMax = 24
    private static let magnitudeMax = 1e15

    /// A decimal whose digits are kept as written.
    static var decimal: Self {
        Self(standIn: .standIn) { value, place in
            guard let number = value.number else { return place.refuse(.wrongType(.number)) }
            guard number.text.utf8.count <= Self.digitsMax,
                number.double.magnitude <= Self.magnitudeMax
            else { return place.refuse(.unreasonableNumber) }
            return number
        }
    }

    static var positive: Self {
        .decimal.with { JSONNumber(0).isLess(than: $0) ? nil : .notPositive }
    }

    static func decimal(from low: String, to high: String) -> Self {
        .decimal.with { number in
            guard let lowest = JSONNumber(low), let highest = JSONNumber(high),
                !number.isLess(than: lowest), !highest.isLess(than: number)
            else { return .outOfRange(low: low, high: high) }
            return nil
        }
    }

    /// A vital sign: a bare number, or an amount in the unit that the model fixes.
    static func measured(_ sign: VitalSign) -> Self {
        let range = sign.range
        let number = FieldKind.decimal.with { number in
            range.contains(number.double)
                ? nil
                : .outOfRange(
                    low: Self.short(range.lowerBound), high: Self.short(range.upperBound))
        }
        return Self(standIn: .standIn) { value, place in
            guard value.object != nil else { return number.read(value, place) }
            let units = FixedUnits.accepted(for: sign)
            guard
                let amount = FieldKind<QuantityValue>.quantity(in: units).read(value, place)
            else { return nil }
            return number.read(.number(amount.value), place.member("value"))
        }
    }

    private static func short(_ bound: Double) -> String {
        bound == bound.rounded() ? String(Int(bound)) : String(bound)
    }
}
