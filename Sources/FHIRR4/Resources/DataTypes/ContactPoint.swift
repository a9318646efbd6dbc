/// A way to reach a person or a place.
public struct ContactPoint: FHIRElement {
    public enum System: String, Sendable {
        case phone, fax, email, pager, url, sms, other
    }

    public enum Use: String, Sendable {
        case home, work, temp, old, mobile
    }

    public var system: System
    public var value: String
    public var use: Use?

    public init(_ system: System, _ value: String, use: Use? = nil) {
        self.system = system
        self.value = value
        self.use = use
    }

    public var json: JSONValue {
        var writer = MemberWriter()
        writer.write("system", self.system)
        writer.write("value", self.value)
        writer.write("use", self.use)
        return writer.json
    }
}
