import FHIRR4

/// When a rule holds: every clause about the resource must be true.
public struct RuleCondition: Sendable, Hashable, CustomStringConvertible {
    private enum Test: Sendable, Hashable {
        case exists
        case isAbsent
        case oneOf([String])
        case noneOf([String])
        case endsIn(String)
    }

    private struct Clause: Sendable, Hashable {
        let path: [String]
        let test: Test
    }

    /// As it is written in the book.
    public let description: String
    private let clauses: [Clause]

    /// Reads clauses joined by `&`: `status=finished`, `class.code!=IMP,EMER`,
    /// `identifier.system$=/lab`, `length.code` for presence and `!partOf` for absence.
    init?(_ words: [String]) {
        self.description = words.joined(separator: " ")
        var clauses: [Clause] = []
        for text in self.description.split(separator: " & ", omittingEmptySubsequences: false) {
            guard let clause = Self.clause(String(text)) else { return nil }
            clauses.append(clause)
        }
        self.clauses = clauses
    }

    private static func clause(_ text: String) -> Clause? {
        var path = text
        var test = Test.exists
        if let equals = text.firstIndex(of: "=") {
            path = String(text[..<equals])
            let value = String(text[text.index(after: equals)...])
            guard !value.isEmpty else { return nil }
            let values = value.split(separator: ",").map(String.init)
            switch path.last {
            case "!":
                path.removeLast()
                test = .noneOf(values)
            case "$":
                path.removeLast()
                test = .endsIn(value)
            default: test = .oneOf(values)
            }
        } else if path.hasPrefix("!") {
            path.removeFirst()
            test = .isAbsent
        }
        let steps = path.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard steps.allSatisfy({ $0 == "resourceType" || StructureCheck.isElementName($0) }) else {
            return nil
        }
        return Clause(path: steps, test: test)
    }

    func holds(for resource: JSONValue) -> Bool {
        self.clauses.allSatisfy { clause in
            let path = clause.path[...]
            switch clause.test {
            case .exists: return Self.any(resource, path) { _ in true }
            case .isAbsent: return !Self.any(resource, path) { _ in true }
            case .oneOf(let values): return Self.any(resource, path) { Self.isOne(of: values, $0) }
            case .noneOf(let values):
                return !Self.any(resource, path) { Self.isOne(of: values, $0) }
            case .endsIn(let tail):
                return Self.any(resource, path) { $0.string?.hasSuffix(tail) ?? false }
            }
        }
    }

    /// Whether some value at the path passes.
    private static func any(
        _ value: JSONValue, _ path: ArraySlice<String>, _ passes: (JSONValue) -> Bool
    ) -> Bool {
        if case .array(let items) = value {
            return items.contains { Self.any($0, path, passes) }
        }
        guard let step = path.first else { return passes(value) }
        guard let next = value[step] else { return false }
        return Self.any(next, path.dropFirst(), passes)
    }

    private static func isOne(of values: [String], _ value: JSONValue) -> Bool {
        switch value {
        case .string(let text): values.contains(text)
        case .bool(let bool): values.contains(bool ? "true" : "false")
        case .number(let number): values.contains(number.text)
        case .null, .array, .object: false
        }
    }
}
