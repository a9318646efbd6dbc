import FHIRR4

/// Reads the text of a rule book line by line; `docs/checking.md` describes the lines.
struct RuleBookReader {
    private typealias Fault = RuleBookFault.Reason

    private static let heading = "rulebook 1"
    private static let anyType = "*"

    private var version: String?
    private var rules: [Rule] = []
    private var names = ShortNames()
    private var codeLists: [String: CodeList] = [:]
    private var idForms: [String: [CodeForm]] = [:]
    /// Lines that say the same as another rule, by the number they name.
    private var repetitions: [(number: Int, line: Int)] = []
    private var floor: Instant?
    private var countAtEnd: Int?
    private var line = 0

    static func read(_ bytes: [UInt8]) -> Result<RuleBook, RuleBookFault> {
        guard bytes.count <= RuleBook.bytesMax else {
            return .failure(RuleBookFault(reason: .tooLarge, line: 1))
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            return .failure(RuleBookFault(reason: .notText, line: 1))
        }
        var reader = RuleBookReader()
        if let fault = reader.take(text) {
            return .failure(RuleBookFault(reason: fault, line: reader.line))
        }
        return .success(
            RuleBook(
                version: reader.version ?? "", rules: reader.rules, codeLists: reader.codeLists,
                idForms: reader.idForms, floor: reader.floor))
    }

    private mutating func take(_ text: String) -> Fault? {
        for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            self.line += 1
            let words = line.split(separator: " ").map(String.init)
            if self.line == 1 {
                guard line == Self.heading else { return .notARuleBook }
                continue
            }
            guard let first = words.first, !first.hasPrefix("//") else { continue }
            guard self.countAtEnd == nil else { return .endMissing }
            if let fault = self.take(first, Array(words.dropFirst())) { return fault }
        }
        guard let count = self.countAtEnd else { return .endMissing }
        guard count == self.rules.count else { return .countDiffers }
        let numbers = Set(self.rules.compactMap(\.number))
        if let lost = self.repetitions.first(where: { !numbers.contains($0.number) }) {
            self.line = lost.line
            return .sameIsMissing
        }
        return nil
    }

    private mutating func take(_ first: String, _ words: [String]) -> Fault? {
        if self.version == nil {
            guard first == "version", words.count == 1 else { return .versionMissing }
            self.version = words[0]
            return nil
        }
        switch first {
        case "let": return self.takeName(words)
        case "list", "form", "not": return self.takeCodes(first, words)
        case "display":
            guard words.count == 1 else { return .nameMissing }
            self.codeLists[self.names.address(words[0]), default: CodeList()].isDisplayOnly = true
            return nil
        case "reference": return self.takeIDForms(words)
        case "floor":
            guard words.count == 1, let floor = Instant(words[0]) else { return .badArguments }
            self.floor = floor
            return nil
        case "end":
            guard words.count == 1, let count = Int(words[0]) else { return .endMissing }
            self.countAtEnd = count
            return nil
        default: return self.takeRule(first, words)
        }
    }

    /// `let sct http://…`, or `let hl7: http://…` for the beginning of many addresses.
    private mutating func takeName(_ words: [String]) -> Fault? {
        guard words.count == 2 else { return .nameMissing }
        self.names.add(words[0], for: words[1])
        return nil
    }

    private mutating func takeCodes(_ kind: String, _ words: [String]) -> Fault? {
        guard words.count >= 2 else { return .nameMissing }
        let system = self.names.address(words[0])
        let values = words.dropFirst()
        switch kind {
        case "list": self.codeLists[system, default: CodeList()].codes.formUnion(values)
        case "not": self.codeLists[system, default: CodeList()].refused.formUnion(values)
        default:
            for value in values {
                guard let form = CodeForm(value) else { return .badForm }
                self.codeLists[system, default: CodeList()].forms.append(form)
            }
        }
        return nil
    }

    private mutating func takeIDForms(_ words: [String]) -> Fault? {
        guard words.count >= 2 else { return .nameMissing }
        guard words[0] == Self.anyType || StructureCheck.isResourceType(words[0]) else {
            return .unknownElement
        }
        for word in words.dropFirst() {
            guard let form = CodeForm(word) else { return .badForm }
            self.idForms[words[0], default: []].append(form)
        }
        return nil
    }

    /// `NUMBER EDITION ELEMENT KIND ARGUMENTS when CONDITION`
    private mutating func takeRule(_ first: String, _ words: [String]) -> Fault? {
        let number = Int(first)
        guard first == "-" || (first.utf8.count == 5 && number != nil) else {
            return number == nil ? .unknownWord : .badNumber
        }
        guard words.count >= 3 else { return .nameMissing }
        guard let element = RuleElement(words[1]) else { return .unknownElement }
        var arguments = words.dropFirst(3)
        var condition: RuleCondition?
        if let place = arguments.firstIndex(of: "when") {
            condition = RuleCondition(Array(arguments[(place + 1)...]))
            guard condition != nil else { return .badCondition }
            arguments = arguments[..<place]
        }
        let isWarning = words[2].hasSuffix("?")
        let kind = isWarning ? String(words[2].dropLast()) : words[2]
        let constraint: Rule.Constraint
        switch ConstraintReader(names: self.names).read(kind, Array(arguments)) {
        case .success(let read): constraint = read
        case .failure(let fault): return fault.reason
        }
        guard element.type != nil || constraint == .platform else { return .unknownElement }
        if case .same(let number) = constraint { self.repetitions.append((number, self.line)) }
        self.rules.append(
            Rule(
                number: number, origin: words[0], element: element, constraint: constraint,
                severity: isWarning ? .warning : .error, condition: condition))
        return nil
    }
}
