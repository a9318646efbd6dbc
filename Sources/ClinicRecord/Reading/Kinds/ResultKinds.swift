import FHIRR4

extension FieldKind<ResultValue> {
    /// What a field for results takes.
    enum Choice {
        case anything
        /// A quantity, a coding or text.
        case laboratory
    }

    /// A result; where the model fixes the unit for the test, the value must be in it.
    static func result(_ choice: Choice, unitsOf test: Coded?) -> Self {
        let units = test.flatMap(FixedUnits.accepted)
        return Self(standIn: .bool(false)) { value, place in
            switch value {
            case .string(let text): Self.words(text, value, choice, place)
            case .object(let object) where object["value"] != nil || object["ucum"] != nil:
                FieldKind<QuantityValue>.quantity(in: units).read(value, place).map {
                    .quantity($0)
                }
            case .object:
                FieldKind<Coded>.coded(.anything).read(value, place).map { .coded($0) }
            case .bool(let bool) where choice == .anything: .bool(bool)
            case .number where choice == .anything:
                FieldKind<Int>.int.read(value, place).map { .int($0) }
            default:
                place.refuse(
                    .wrongType(choice == .anything ? .measuredValue : .laboratoryValue))
            }
        }
    }

    private static func words(
        _ text: String, _ value: JSONValue, _ choice: Choice, _ place: FieldPlace
    ) -> ResultValue? {
        if choice == .anything {
            switch Instant.parse(text) {
            case .success(let instant): return .instant(instant)
            case .failure(.noOffset): return place.refuse(.noOffset)
            case .failure(.notAnInstant): break
            }
        }
        return FieldKind<String>.resultText.read(value, place).map { .text($0) }
    }
}
