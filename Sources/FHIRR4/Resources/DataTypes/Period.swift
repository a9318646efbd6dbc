/// A stretch of time; either end may be open.
public struct Period: FHIRElement {
    public var start: Instant?
    public var end: Instant?

    public init(start: Instant?, end: Instant? = nil) {
        self.start = start
        self.end = end
    }

    public var json: JSONValue {
        var writer = MemberWriter()
        writer.write("start", self.start)
        writer.write("end", self.end)
        return writer.json
    }
}
