import FHIRR4

/// Keeps what is a path in the places where the platform names one.
///
/// A path is shown and logged, and a platform that echoes a value may echo it there too. So a step
/// stays only when R4 has an element or a type of that name; any other becomes `*`.
enum IssuePath {
    private static let charactersMax = 200
    private static let indexDigitsMax = 4

    /// `Encounter.identifier[0].system`, `Bundle.entry[1].resource.serviceRequest`,
    /// `Bundle.entry[0].resource.ofType(Patient)` or `/f:Encounter/f:status`.
    static func element(_ text: String) -> String? {
        guard !text.isEmpty, text.utf8.count <= Self.charactersMax else { return nil }
        let separator: Character = text.contains("/") ? "/" : "."
        let steps = text.split(separator: separator, omittingEmptySubsequences: true)
            .map { $0.hasPrefix("f:") ? $0.dropFirst(2) : $0 }
            .map { Self.isKnown($0) ? String($0) : "*" }
        return steps.contains { $0 != "*" } ? steps.joined(separator: ".") : nil
    }

    /// The place of a parameter, such as `query.page.0`, as a service outside FHIR names it.
    static func parameter(_ text: String) -> String? {
        let steps = text.split(separator: ".", omittingEmptySubsequences: false)
        let isPath =
            text.utf8.count <= Self.charactersMax
            && steps.allSatisfy { step in
                Self.isIndex(step) || Self.parameterNames.contains(String(step))
            }
        return isPath ? text : nil
    }

    /// Where the platform's other services look for parameters, and the parameters themselves.
    private static let parameterNames: Set<String> = [
        "action", "agent", "body", "code", "from_date", "header", "identifier", "keyword", "page",
        "path", "patient_id", "product_type", "query", "size", "to_date", "type", "updated_from",
        "updated_to",
    ]

    private static func isKnown(_ step: Substring) -> Bool {
        let name = step.prefix { $0.isASCII && $0.isLetter }
        let rest = step[name.endIndex...]
        if name == "ofType", rest.first == "(", rest.last == ")" {
            return StructureCheck.isResourceType(String(rest.dropFirst().dropLast()))
        }
        guard rest.isEmpty || Self.isIndexInBrackets(rest) else { return false }
        return StructureCheck.isElementName(String(name)) || Self.isType(name)
    }

    /// Also in lower camel case, as entries of a Bundle are named (API 5.1).
    private static func isType(_ name: Substring) -> Bool {
        StructureCheck.isResourceType(name.prefix(1).uppercased() + name.dropFirst())
    }

    private static func isIndexInBrackets(_ text: Substring) -> Bool {
        guard text.first == "[", text.last == "]" else { return false }
        let inside = text.dropFirst().dropLast()
        return inside == "x" || Self.isIndex(inside)
    }

    private static func isIndex(_ text: Substring) -> Bool {
        (1...Self.indexDigitsMax).contains(text.count)
            && text.allSatisfy { $0.isASCII && $0.isNumber }
    }
}
