/// Writes the members of one element in the order of the calls and leaves out whatever is empty.
///
/// The platform refuses empty texts, lists and objects (API 3.0.5), so no type has to think of them.
struct MemberWriter {
    private var object = JSONObject()

    init() {}

    init(resourceType: String) {
        self.object["resourceType"] = .string(resourceType)
    }

    var json: JSONValue { .object(self.object) }

    mutating func write(_ name: String, json value: JSONValue?) {
        guard let value, !Self.isEmpty(value) else { return }
        self.object[name] = value
    }

    mutating func write(_ name: String, _ value: String?) {
        self.write(name, json: value.map(JSONValue.string))
    }

    mutating func write(_ name: String, _ value: Bool?) {
        self.write(name, json: value.map(JSONValue.bool))
    }

    mutating func write(_ name: String, _ value: Int?) {
        self.write(name, json: value.map { .number(JSONNumber($0)) })
    }

    mutating func write(_ name: String, _ value: JSONNumber?) {
        self.write(name, json: value.map(JSONValue.number))
    }

    mutating func write(_ name: String, _ value: Instant?) {
        self.write(name, value?.utcText)
    }

    mutating func write(_ name: String, _ value: CalendarDate?) {
        self.write(name, value?.text)
    }

    mutating func write<Code: RawRepresentable>(_ name: String, _ code: Code?)
    where Code.RawValue == String {
        self.write(name, code?.rawValue)
    }

    mutating func write(_ name: String, _ element: (some FHIRElement)?) {
        self.write(name, json: element?.json)
    }

    mutating func write(_ name: String, _ elements: [some FHIRElement]) {
        self.write(name, json: .array(elements.map(\.json).filter { !Self.isEmpty($0) }))
    }

    mutating func write(_ name: String, _ texts: [String]) {
        self.write(name, json: .array(texts.filter { !$0.isEmpty }.map(JSONValue.string)))
    }

    private static func isEmpty(_ value: JSONValue) -> Bool {
        switch value {
        case .null: true
        case .string(let text): text.isEmpty
        case .array(let items): items.isEmpty
        case .object(let object): object.isEmpty
        case .bool, .number: false
        }
    }
}
