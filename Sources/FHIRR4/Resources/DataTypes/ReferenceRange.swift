/// The limits that a result is read against (`Observation.referenceRange`).
public struct ReferenceRange: FHIRElement {
    public var low: Quantity?
    public var high: Quantity?
    public var text: String?

    public init(low: Quantity? = nil, high: Quantity? = nil, text: String? = nil) {
        self.low = low
        self.high = high
        self.text = text
    }

    public var json: JSONValue {
        var writer = MemberWriter()
        writer.write("low", self.low)
        writer.write("high", self.high)
        writer.write("text", self.text)
        return writer.json
    }
}
