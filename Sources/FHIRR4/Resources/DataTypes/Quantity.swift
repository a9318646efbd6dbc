/// A measured or counted amount; the digits of `value` stay as they were given.
///
/// Serves as FHIR's SimpleQuantity and Duration too, which have the same members.
public struct Quantity: FHIRElement {
    public var value: JSONNumber
    public var unit: String?
    public var system: String?
    public var code: String?

    public init(
        _ value: JSONNumber, unit: String? = nil, system: String? = nil, code: String? = nil
    ) {
        self.value = value
        self.unit = unit
        self.system = system
        self.code = code
    }

    public var json: JSONValue {
        var writer = MemberWriter()
        writer.write("value", self.value)
        writer.write("unit", self.unit)
        writer.write("system", self.system)
        writer.write("code", self.code)
        return writer.json
    }
}
