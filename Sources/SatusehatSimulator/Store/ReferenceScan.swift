import FHIRR4

/// Every reference inside a resource.
enum ReferenceScan {
    struct Found: Hashable {
        /// Where the reference stands, such as `Encounter.participant[0].individual`.
        let path: String
        let value: String
    }

    static func references(in resource: JSONValue) -> [Found] {
        var found: [Found] = []
        Self.walk(resource, path: resource["resourceType"]?.string ?? "", into: &found)
        return found
    }

    /// The resource with every reference replaced that `change` has another text for.
    static func rewriting(
        _ value: JSONValue,
        _ change: (String) -> String?
    ) -> JSONValue {
        switch value {
        case .object(let object):
            var changed = object
            for member in object.members {
                if member.name == "reference", let text = member.value.string {
                    changed["reference"] = .string(change(text) ?? text)
                } else {
                    changed[member.name] = Self.rewriting(member.value, change)
                }
            }
            return .object(changed)
        case .array(let items):
            return .array(items.map { Self.rewriting($0, change) })
        case .null, .bool, .number, .string:
            return value
        }
    }

    private static func walk(_ value: JSONValue, path: String, into found: inout [Found]) {
        switch value {
        case .object(let object):
            if let reference = object["reference"]?.string {
                found.append(Found(path: path, value: reference))
            }
            for member in object.members where member.name != "reference" {
                Self.walk(member.value, path: "\(path).\(member.name)", into: &found)
            }
        case .array(let items):
            for (index, item) in items.enumerated() {
                Self.walk(item, path: "\(path)[\(index)]", into: &found)
            }
        case .null, .bool, .number, .string:
            break
        }
    }
}
