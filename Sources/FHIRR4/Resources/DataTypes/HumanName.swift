/// A person's name; people with one name have only `text`.
public struct HumanName: FHIRElement {
    public enum Use: String, Sendable {
        case usual, official, temp, nickname, anonymous, old, maiden
    }

    public var use: Use?
    public var text: String

    public init(use: Use? = nil, text: String) {
        self.use = use
        self.text = text
    }

    public var json: JSONValue {
        var writer = MemberWriter()
        writer.write("use", self.use)
        writer.write("text", self.text)
        return writer.json
    }
}
