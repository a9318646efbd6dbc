import FHIRR4

/// Compares a value with a JSON Schema, as far as our document uses the language.
struct SchemaCheck {
    let components: JSONValue

    /// What does not fit, by place.
    func faults(_ value: JSONValue, _ schema: JSONValue, at path: String = "$") -> [String] {
        if let reference = schema["$ref"]?.string {
            let name = reference.split(separator: "/").last.map(String.init) ?? ""
            guard let target = self.components[name] else { return ["\(path): no \(name)"] }
            return self.faults(value, target, at: path)
        }
        if let any = schema["anyOf"]?.array {
            let all = any.map { self.faults(value, $0, at: path) }
            return all.contains(where: \.isEmpty) ? [] : (all.first ?? [])
        }
        guard let type = schema["type"]?.string else { return [] }
        switch (type, value) {
        case ("null", .null), ("boolean", .bool), ("number", .number): return []
        case ("integer", .number(let number)):
            return number.int == nil ? ["\(path): no integer"] : []
        case ("string", .string(let text)):
            if let known = schema["enum"]?.array, !known.contains(.string(text)) {
                return ["\(path): \(text) is not among the values"]
            }
            return []
        case ("array", .array(let items)):
            guard let item = schema["items"] else { return [] }
            return items.enumerated().flatMap {
                self.faults($0.element, item, at: "\(path)[\($0.offset)]")
            }
        case ("object", .object(let object)):
            var faults: [String] = []
            for name in schema["required"]?.array ?? [] {
                if let name = name.string, object[name] == nil {
                    faults.append("\(path).\(name): missing")
                }
            }
            let properties = schema["properties"]?.object
            for member in object.members {
                if let shape = properties?[member.name] {
                    faults += self.faults(member.value, shape, at: "\(path).\(member.name)")
                } else if let shape = schema["additionalProperties"] {
                    faults += self.faults(member.value, shape, at: "\(path).\(member.name)")
                } else if properties != nil {
                    faults.append("\(path).\(member.name): not in the document")
                }
            }
            return faults
        default: return ["\(path): \(type) expected"]
        }
    }
}
