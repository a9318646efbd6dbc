/// Writes JSON values into one growing buffer of UTF-8 bytes.
///
/// Use it to write many values without an array for each; a single value has `JSONValue.bytes`.
public struct JSONWriter: Sendable {
    public private(set) var bytes: [UInt8] = []

    public init() {}

    /// Forgets what was written and keeps the memory.
    public mutating func reset() { self.bytes.removeAll(keepingCapacity: true) }

    public mutating func write(_ value: JSONValue) {
        switch value {
        case .null: self.bytes.append(contentsOf: Self.null)
        case .bool(let value): self.bytes.append(contentsOf: value ? Self.yes : Self.no)
        case .number(let number): self.writePlain(number.text)
        case .string(let string): self.write(string)
        case .array(let items): self.write(items)
        case .object(let object): self.write(object)
        }
    }

    private mutating func write(_ items: [JSONValue]) {
        self.bytes.append(UInt8(ascii: "["))
        var isFirst = true
        for item in items {
            if !isFirst { self.bytes.append(UInt8(ascii: ",")) }
            isFirst = false
            self.write(item)
        }
        self.bytes.append(UInt8(ascii: "]"))
    }

    private mutating func write(_ object: JSONObject) {
        self.bytes.append(UInt8(ascii: "{"))
        var isFirst = true
        for member in object.members {
            if !isFirst { self.bytes.append(UInt8(ascii: ",")) }
            isFirst = false
            self.write(member.name)
            self.bytes.append(UInt8(ascii: ":"))
            self.write(member.value)
        }
        self.bytes.append(UInt8(ascii: "}"))
    }

    private mutating func write(_ string: String) {
        self.bytes.append(UInt8(ascii: "\""))
        var string = string
        string.withUTF8 { text in
            var plainStart = 0
            for place in text.indices where Self.needsEscape(text[place]) {
                self.bytes.append(
                    contentsOf: UnsafeBufferPointer(rebasing: text[plainStart..<place]))
                self.writeEscaped(text[place])
                plainStart = place + 1
            }
            self.bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[plainStart...]))
        }
        self.bytes.append(UInt8(ascii: "\""))
    }

    private mutating func writePlain(_ text: String) {
        var text = text
        text.withUTF8 { self.bytes.append(contentsOf: $0) }
    }

    private static func needsEscape(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
    }

    private mutating func writeEscaped(_ byte: UInt8) {
        self.bytes.append(UInt8(ascii: "\\"))
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): self.bytes.append(byte)
        case 0x08: self.bytes.append(UInt8(ascii: "b"))
        case 0x09: self.bytes.append(UInt8(ascii: "t"))
        case 0x0A: self.bytes.append(UInt8(ascii: "n"))
        case 0x0C: self.bytes.append(UInt8(ascii: "f"))
        case 0x0D: self.bytes.append(UInt8(ascii: "r"))
        default:
            self.bytes.append(contentsOf: Self.unicodeEscapeStart)
            self.bytes.append(Self.hexDigits[Int(byte >> 4)])
            self.bytes.append(Self.hexDigits[Int(byte & 0x0F)])
        }
    }

    private static let null = Array("null".utf8)
    private static let yes = Array("true".utf8)
    private static let no = Array("false".utf8)
    private static let unicodeEscapeStart = Array("u00".utf8)
    private static let hexDigits = Array("0123456789abcdef".utf8)
}
