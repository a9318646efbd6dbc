/// What a medicine is made of, with its share.
public struct Ingredient: Hashable, Sendable {
    public var kfa: Coded
    public var isActive: Bool?
    /// Always there, like the denominator, in a compound.
    public var numerator: QuantityValue?
    public var denominator: QuantityValue?
}

extension Ingredient: FieldReadable {
    init(reading fields: FieldReader) {
        self.kfa = fields.required("kfa", .coded(.kfa("91", "93")))
        self.isActive = fields.optional("is_active", .bool)
        self.numerator = fields.optional("numerator", .amount)
        self.denominator = fields.optional("denominator", .amount)
    }
}
