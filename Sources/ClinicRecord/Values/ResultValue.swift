public import FHIRR4

/// What was measured or found.
///
/// A laboratory result uses the first three cases only.
public enum ResultValue: Hashable, Sendable {
    case quantity(QuantityValue)
    case coded(Coded)
    case text(String)
    case bool(Bool)
    case int(Int)
    case instant(Instant)
}
