import FHIRR4

/// Reads the kind of a rule and what follows it.
struct ConstraintReader {
    struct Fault: Error {
        let reason: RuleBookFault.Reason
    }

    let names: ShortNames

    func read(_ kind: String, _ words: [String]) -> Result<Rule.Constraint, Fault> {
        if let plain = Self.plain[kind] {
            return words.isEmpty ? .success(plain) : Self.bad(.badArguments)
        }
        switch kind {
        case "referenced", "reference":
            guard words.allSatisfy(StructureCheck.isResourceType) else {
                return Self.bad(.badArguments)
            }
            return .success(kind == "reference" ? .reference(words) : .referenced(words))
        case "date-time":
            guard words.count <= 1,
                let bounds = Rule.DateBounds(rawValue: words.first ?? Rule.DateBounds.past.rawValue)
            else { return Self.bad(.badArguments) }
            return .success(.dateTime(bounds))
        case "integer":
            guard words.count <= 1, words.isEmpty || Int(words[0]) != nil else {
                return Self.bad(.badArguments)
            }
            return .success(.integer(min: words.first.flatMap { Int($0) }))
        default:
            return words.isEmpty ? self.unfinished(kind) : self.withWords(kind, words)
        }
    }

    private func withWords(_ kind: String, _ words: [String]) -> Result<Rule.Constraint, Fault> {
        switch kind {
        case "systems": return .success(.systems(words.map(self.names.address)))
        case "identifiers":
            return .success(.identifiers(words.map { IdentifierForm(self.names.address($0)) }))
        case "demands":
            guard words.count == 1 else { return Self.bad(.badArguments) }
            return .success(.demands(IdentifierForm(self.names.address(words[0]))))
        case "codes":
            guard words.count >= 2 else { return Self.bad(.badArguments) }
            return .success(
                .codes(system: self.names.address(words[0]), Array(words.dropFirst())))
        case "forms":
            let forms = words.dropFirst().compactMap { CodeForm($0) }
            guard !forms.isEmpty, forms.count == words.count - 1 else { return Self.bad(.badForm) }
            return .success(.forms(system: self.names.address(words[0]), forms))
        case "pattern":
            guard words.count == 1, let form = CodeForm(words[0]) else { return Self.bad(.badForm) }
            return .success(.pattern(form))
        case "same":
            guard words.count == 1, let number = Int(words[0]) else {
                return Self.bad(.badArguments)
            }
            return .success(.same(number))
        case "after":
            let steps = words[0].split(separator: ".").map(String.init)
            guard words.count == 1, steps.allSatisfy(StructureCheck.isElementName) else {
                return Self.bad(.badArguments)
            }
            return .success(.after(steps))
        default: return Self.bad(.unknownConstraint)
        }
    }

    private func unfinished(_ kind: String) -> Result<Rule.Constraint, Fault> {
        Self.bad(Self.kindsWithWords.contains(kind) ? .badArguments : .unknownConstraint)
    }

    private static func bad(_ reason: RuleBookFault.Reason) -> Result<Rule.Constraint, Fault> {
        .failure(Fault(reason: reason))
    }

    private static let plain: [String: Rule.Constraint] = [
        "platform": .platform, "r4": .structure, "required": .required, "absent": .absent,
        "unfit": .unfit, "date": .date, "time": .time, "decimal": .decimal, "boolean": .boolean,
        "text": .text, "unique": .unique,
    ]

    private static let kindsWithWords: Set<String> = [
        "systems", "identifiers", "demands", "codes", "forms", "pattern", "same", "after",
    ]
}
