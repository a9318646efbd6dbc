import FHIRR4

/// The element a rule is about, such as `Encounter.period.end`.
///
/// Lists on the way are followed item by item. `extension[Name]` stands for the extension whose
/// address is that name or ends in it, and a last step `value[x]` for every type of a choice.
public struct RuleElement: Sendable, Hashable, CustomStringConvertible {
    struct Step: Sendable, Hashable {
        let name: String
        /// The name of an extension.
        let slice: String?
    }

    /// As it is written in the book; `*` for a rule about requests rather than elements.
    public let description: String
    /// The resource type, or nil for `*`.
    public let type: String?
    let steps: [Step]

    /// Reads an element that R4 has, or nothing.
    init?(_ text: String) {
        self.description = text
        if text == "*" {
            self.type = nil
            self.steps = []
            return
        }
        var parts = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        let type = parts.removeFirst()
        guard StructureCheck.isResourceType(type), !parts.isEmpty else { return nil }
        var steps: [Step] = []
        for part in parts {
            guard let step = Self.step(part) else { return nil }
            steps.append(step)
        }
        guard StructureCheck.isElementPath(steps.map(\.name), of: type) else { return nil }
        self.type = type
        self.steps = steps
    }

    private static func step(_ text: String) -> Step? {
        guard text.hasSuffix("]"), !text.hasSuffix("[x]"), let open = text.firstIndex(of: "[")
        else { return text.isEmpty ? nil : Step(name: text, slice: nil) }
        let slice = text[text.index(after: open)...].dropLast()
        guard text[..<open] == "extension", !slice.isEmpty else { return nil }
        return Step(name: "extension", slice: String(slice))
    }
}
