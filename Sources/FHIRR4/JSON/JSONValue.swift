/// One JSON value, kept as it was written.
///
/// FHIR gives meaning to what most JSON libraries throw away: the digits of a decimal are its
/// precision, and a body that is sent again must be the same bytes. So members keep their order
/// and numbers keep their text. Two values are equal when order and digits are the same; objects
/// whose members differ only in order are therefore different values. Strings compare as Swift
/// compares them, so letters composed in two ways are equal though their bytes are not.
public enum JSONValue: Hashable, Sendable {
    case null
    case bool(Bool)
    case number(JSONNumber)
    case string(String)
    case array([JSONValue])
    case object(JSONObject)

    /// Reads exactly one JSON text (RFC 8259) and refuses everything doubtful.
    ///
    /// Refused beyond the grammar: duplicate member names, invalid UTF-8, lone surrogates, a byte
    /// order mark, anything after the value, and whatever exceeds `limits`.
    public init(parsing bytes: [UInt8], limits: JSONLimits = .standard) throws(JSONError) {
        self = try JSONParser.parse(bytes, limits: limits)
    }

    /// Reads exactly one JSON text under the standard limits.
    public init(parsing text: String) throws(JSONError) {
        self = try JSONParser.parse(Array(text.utf8), limits: .standard)
    }

    /// The value as compact UTF-8: member order and number digits kept, `/` not escaped.
    public var bytes: [UInt8] {
        var writer = JSONWriter()
        writer.write(self)
        return writer.bytes
    }

    /// The value as compact text; see `bytes`.
    public var text: String { String(decoding: self.bytes, as: UTF8.self) }

    /// The member of that name, or nil when it is absent or this is no object.
    public subscript(_ member: String) -> JSONValue? { self.object?[member] }

    /// The item at that place, or nil when it is absent or this is no array.
    public subscript(_ index: Int) -> JSONValue? {
        guard let items = self.array, items.indices.contains(index) else { return nil }
        return items[index]
    }

    public var isNull: Bool { self == .null }

    public var bool: Bool? {
        if case .bool(let value) = self { value } else { nil }
    }

    public var number: JSONNumber? {
        if case .number(let value) = self { value } else { nil }
    }

    /// The whole number written here without fraction or exponent, when it fits an `Int`.
    public var int: Int? { self.number?.int }

    public var string: String? {
        if case .string(let value) = self { value } else { nil }
    }

    public var array: [JSONValue]? {
        if case .array(let value) = self { value } else { nil }
    }

    public var object: JSONObject? {
        if case .object(let value) = self { value } else { nil }
    }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByStringInterpolation {
    public init(stringLiteral value: String) { self = .string(value) }
}

extension JSONValue: ExpressibleByIntegerLiteral {
    public init(integerLiteral value: Int) { self = .number(JSONNumber(value)) }
}

extension JSONValue: ExpressibleByBooleanLiteral {
    public init(booleanLiteral value: Bool) { self = .bool(value) }
}

extension JSONValue: ExpressibleByArrayLiteral {
    public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
}

extension JSONValue: ExpressibleByDictionaryLiteral {
    /// Keeps the order of the literal; naming a member twice is a programmer's mistake.
    public init(dictionaryLiteral elements: (String, JSONValue)...) {
        self = .object(JSONObject(literal: elements))
    }
}
