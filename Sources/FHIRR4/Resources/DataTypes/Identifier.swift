/// A business identifier: under `system`, the facility's own number for a thing.
public struct Identifier: FHIRElement {
    public enum Use: String, Sendable {
        case usual, official, temp, secondary, old
    }

    public var use: Use?
    public var system: String
    public var value: String
    public var period: Period?
    public var assigner: Reference?

    public init(use: Use? = nil, system: String, value: String) {
        self.use = use
        self.system = system
        self.value = value
    }

    public var json: JSONValue {
        var writer = MemberWriter()
        writer.write("use", self.use)
        writer.write("system", self.system)
        writer.write("value", self.value)
        writer.write("period", self.period)
        writer.write("assigner", self.assigner)
        return writer.json
    }
}
