/// One amount per another, such as a strength.
public struct Ratio: FHIRElement {
    public var numerator: Quantity
    public var denominator: Quantity

    public init(numerator: Quantity, denominator: Quantity) {
        self.numerator = numerator
        self.denominator = denominator
    }

    public var json: JSONValue {
        var writer = MemberWriter()
        writer.write("numerator", self.numerator)
        writer.write("denominator", self.denominator)
        return writer.json
    }
}
