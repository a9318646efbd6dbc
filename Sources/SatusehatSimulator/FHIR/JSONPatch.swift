import FHIRR4

/// RFC 6902 as far as the platform uses it: add, replace, remove and test.
enum JSONPatch {
    /// The patched document, or nil when an operation is malformed or does not apply.
    static func apply(_ operations: JSONValue, to document: JSONValue) -> JSONValue? {
        guard let operations = operations.array, !operations.isEmpty else { return nil }
        var result = document
        for operation in operations {
            guard let kind = operation["op"]?.string,
                let path = operation["path"]?.string, path.hasPrefix("/")
            else { return nil }
            let steps = path.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
                .map { String($0.replacing("~1", with: "/").replacing("~0", with: "~")) }
            guard let next = Self.change(result, steps[...], kind, operation["value"]) else {
                return nil
            }
            result = next
        }
        return result
    }

    /// What the platform's validator misses in a patch, since it never reads the stored resource.
    static func restatementIssue(_ operations: JSONValue, type: String) -> OutcomeIssue? {
        let paths = (operations.array ?? []).compactMap { $0["path"]?.string }
        if type == "EpisodeOfCare", !paths.contains("/patient") {
            return OutcomeIssue(
                "value", "patient reference can't be empty", at: "EpisodeOfCare.patient")
        }
        if type == "Location",
            let deep = paths.first(where: { $0.hasPrefix("/operationalStatus/") })
        {
            return .rule(
                10171, "Use /operationalStatus instead of \(deep) to patch Location",
                at: "Location.operationalStatus")
        }
        return nil
    }

    private static func change(
        _ node: JSONValue,
        _ steps: ArraySlice<String>,
        _ kind: String,
        _ value: JSONValue?
    ) -> JSONValue? {
        guard let step = steps.first else { return nil }
        let rest = steps.dropFirst()
        switch node {
        case .object(var object):
            if rest.isEmpty {
                guard Self.edit(&object, step, kind, value) else { return nil }
            } else {
                guard let child = object[step], let changed = Self.change(child, rest, kind, value)
                else { return nil }
                object[step] = changed
            }
            return .object(object)
        case .array(var items):
            if rest.isEmpty {
                guard Self.edit(&items, step, kind, value) else { return nil }
            } else {
                guard let place = Int(step), items.indices.contains(place),
                    let changed = Self.change(items[place], rest, kind, value)
                else { return nil }
                items[place] = changed
            }
            return .array(items)
        case .null, .bool, .number, .string:
            return nil
        }
    }

    private static func edit(
        _ object: inout JSONObject,
        _ name: String,
        _ kind: String,
        _ value: JSONValue?
    ) -> Bool {
        switch (kind, value, object[name]) {
        case ("add", let value?, _), ("replace", let value?, .some):
            object[name] = value
            return true
        case ("remove", _, .some):
            object[name] = nil
            return true
        case ("test", let value?, let present?):
            return value == present
        default:
            return false
        }
    }

    private static func edit(
        _ items: inout [JSONValue],
        _ step: String,
        _ kind: String,
        _ value: JSONValue?
    ) -> Bool {
        if kind == "add", step == "-", let value {
            items.append(value)
            return true
        }
        guard let place = Int(step), place >= 0 else { return false }
        switch (kind, value) {
        case ("add", let value?) where place <= items.count:
            items.insert(value, at: place)
        case ("replace", let value?) where place < items.count:
            items[place] = value
        case ("remove", _) where place < items.count:
            items.remove(at: place)
        case ("test", let value?) where place < items.count:
            return items[place] == value
        default:
            return false
        }
        return true
    }
}
