/// One code of one code system.
public struct Coding: FHIRElement {
    public var system: String?
    public var code: String?
    public var display: String?

    public init(system: String?, code: String?, display: String? = nil) {
        self.system = system
        self.code = code
        self.display = display
    }

    public var json: JSONValue {
        var writer = MemberWriter()
        writer.write("system", self.system)
        writer.write("code", self.code)
        writer.write("display", self.display)
        return writer.json
    }
}
