import FHIRR4
import Foundation

/// The body mass index of a weight and a height, with one decimal.
enum BodyMassIndex {
    /// - Returns: Nil when the numbers give no index that a clinic would accept (5 to 150).
    static func compute(weightKilograms: JSONNumber, heightCentimetres: JSONNumber) -> JSONNumber? {
        guard let weight = weightKilograms.decimal, let height = heightCentimetres.decimal,
            weight > 0, height > 0
        else { return nil }
        // Ten times kg/m2, since a centimetre is a hundredth of a metre.
        var exact = weight * 100_000 / (height * height)
        guard exact >= 50, exact <= 1_500 else { return nil }
        var rounded = Decimal()
        NSDecimalRound(&rounded, &exact, 0, .plain)
        let tenths = NSDecimalNumber(decimal: rounded).intValue
        return JSONNumber("\(tenths / 10).\(tenths % 10)")
    }
}
