import FHIRR4

/// The shape of a value, as the published document describes it (JSON Schema 2020-12).
indirect enum Schema: Sendable {
    case text(format: String? = nil, pattern: String? = nil, maxLength: Int? = nil)
    case choice([String])
    case integer(ClosedRange<Int>? = nil)
    case number
    case flag
    case list(Schema)
    case object([Property])
    /// An object whose members are named by the data.
    case map(Schema)
    case nullable(Schema)
    /// Anything at all, such as a FHIR resource.
    case any
    case named(NamedSchema)

    static let uuid = Schema.text(format: "uuid")
    static let time = Schema.text(format: "date-time")
    static let date = Schema.text(format: "date")
    static let string = Schema.text()

    var json: JSONValue {
        switch self {
        case .text(let format, let pattern, let maxLength):
            var object: JSONObject = ["type": "string"]
            if let format { object["format"] = .string(format) }
            if let pattern { object["pattern"] = .string(pattern) }
            if let maxLength { object["maxLength"] = JSONValue(maxLength) }
            return .object(object)
        case .choice(let values):
            return .object(["type": "string", "enum": .array(values.map(JSONValue.string))])
        case .integer(let range):
            var object: JSONObject = ["type": "integer"]
            if let range {
                object["minimum"] = JSONValue(range.lowerBound)
                object["maximum"] = JSONValue(range.upperBound)
            }
            return .object(object)
        case .number: return .object(["type": "number"])
        case .flag: return .object(["type": "boolean"])
        case .list(let item): return .object(["type": "array", "items": item.json])
        case .object(let properties):
            var members = JSONObject()
            for property in properties { members[property.name] = property.schema.json }
            var object: JSONObject = ["type": "object", "properties": .object(members)]
            let required = properties.filter(\.isRequired).map { JSONValue.string($0.name) }
            if !required.isEmpty { object["required"] = .array(required) }
            return .object(object)
        case .map(let value):
            return .object(["type": "object", "additionalProperties": value.json])
        case .nullable(let schema):
            return .object(["anyOf": .array([schema.json, .object(["type": "null"])])])
        case .any: return .object([:])
        case .named(let named):
            return .object(["$ref": .string("#/components/schemas/\(named.name)")])
        }
    }

    /// Every named shape inside, itself included.
    var names: [NamedSchema] {
        switch self {
        case .text, .choice, .integer, .number, .flag, .any: []
        case .list(let schema), .map(let schema), .nullable(let schema): schema.names
        case .object(let properties): properties.flatMap(\.schema.names)
        case .named(let named): [named] + named.schema.names
        }
    }
}

/// A member of an object; answers always carry every member, so all are required there.
struct Property: Sendable {
    let name: String
    let schema: Schema
    let isRequired: Bool

    init(_ name: String, _ schema: Schema, isRequired: Bool = true) {
        self.name = name
        self.schema = schema
        self.isRequired = isRequired
    }
}

/// A shape that stands once in the document and is referred to by name.
struct NamedSchema: Sendable {
    let name: String
    let schema: Schema
}
