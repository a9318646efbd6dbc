import FHIRR4

extension FieldKind<QuantityValue> {
    /// Any amount, also none or a negative one, as a result may be.
    static var quantity: Self { .quantity(in: nil) }

    /// An amount of something that is given or taken.
    static var amount: Self { .taken(in: nil) }

    static func amount(in unit: String) -> Self { .taken(in: [unit]) }

    /// An amount in one of these units; in any when nil.
    static func quantity(in units: [String]?) -> Self {
        Self(standIn: .standIn) { value, place in
            Self.read(value, place, .decimal, units)
        }
    }

    private static func taken(in units: [String]?) -> Self {
        Self(standIn: .standIn) { value, place in
            Self.read(value, place, .positive, units)
        }
    }

    private static func read(
        _ value: JSONValue, _ place: FieldPlace, _ number: FieldKind<JSONNumber>, _ units: [String]?
    ) -> QuantityValue? {
        guard let object = value.object else { return place.refuse(.wrongType(.object)) }
        let fields = FieldReader(object, at: place)
        let amount = fields.needed("value", number)
        let ucum = fields.needed("ucum", .unitCode)
        let unit = fields.optional("unit", .string)
        fields.reportUnknownMembers()
        guard let amount, let ucum, unit != nil || !fields.has("unit") else { return nil }
        if let units, !units.contains(ucum) {
            return place.member("ucum").refuse(.unit(expected: units))
        }
        return QuantityValue(value: amount, unit: unit ?? ucum, ucum: ucum)
    }
}

extension FieldKind<String> {
    /// A unit's code: one word, case counts.
    fileprivate static var unitCode: Self {
        .string(max: 64).with { text in
            text.utf8.allSatisfy { (0x21...0x7E).contains($0) } ? nil : .codeShape(.plain)
        }
    }
}

extension QuantityValue {
    static var standIn: Self { Self(value: .standIn, unit: "1", ucum: "1") }
}
