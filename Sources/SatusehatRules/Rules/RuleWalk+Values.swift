import FHIRR4

/// What one value is held to.
extension RuleWalk {
    mutating func judge(_ check: RuleTrie.Check, _ value: JSONValue) {
        switch check.test {
        case .systems(let systems): self.judgeSystems(check, value, systems)
        case .plain(let constraint): self.judge(check, value, constraint)
        }
    }

    private mutating func judge(
        _ check: RuleTrie.Check, _ value: JSONValue, _ constraint: Rule.Constraint
    ) {
        switch constraint {
        case .referenced(let types): self.judgeReference(check, value, types, isNeeded: true)
        case .reference(let types): self.judgeReference(check, value, types, isNeeded: false)
        case .absent: if Presence(of: value) == .present { self.report(.mustBeAbsent, check) }
        case .codes(let system, let codes):
            self.judgeCodes(check, value, of: system) { codes.contains($0) }
        case .forms(let system, let forms):
            self.judgeCodes(check, value, of: system) { code in
                forms.contains { $0.matches(code) }
            }
        case .dateTime(let bounds): self.judgeDateTime(check, value, bounds)
        case .after(let path): self.judgeOrder(check, value, after: path)
        case .unique:
            if let text = value.string, !self.isFirstUse(of: text, check) {
                self.report(.repeated, check)
            }
        default:
            if let code = Self.fault(in: value, constraint) { self.report(code, check) }
        }
    }

    /// What is wrong with a value that needs nothing beside it to be judged.
    private static func fault(
        in value: JSONValue, _ constraint: Rule.Constraint
    ) -> RuleFinding.Code? {
        switch constraint {
        case .date: return value.string.map(Self.isDate) ?? false ? nil : .dateForm
        case .time: return value.string.map(Self.isTime) ?? false ? nil : .timeForm
        case .decimal: return value.number == nil ? .notANumber : nil
        case .integer(let least):
            guard let int = value.int else { return .notAnInteger }
            return int < least ?? int ? .tooSmall : nil
        case .boolean: return value.bool == nil ? .notABoolean : nil
        case .text:
            guard let text = value.string else { return .notText }
            return text.allSatisfy(\.isWhitespace) ? .textEmpty : nil
        case .pattern(let form): return value.string.map(form.matches) ?? false ? nil : .wrongForm
        default: return nil
        }
    }

    // MARK: Times

    private mutating func judgeDateTime(
        _ check: RuleTrie.Check, _ value: JSONValue, _ bounds: Rule.DateBounds
    ) {
        guard let instant = value.string.flatMap({ Instant($0) }) else {
            self.report(.dateTimeForm, check)
            return
        }
        if bounds == .anyTime { return }
        if let floor = self.check.book.floor, instant < floor {
            self.report(.dateTimeTooEarly, check)
        } else if bounds == .past, let latest = self.check.latest, latest < instant {
            self.report(.dateTimeAhead, check)
        }
    }

    private mutating func judgeOrder(
        _ check: RuleTrie.Check, _ value: JSONValue, after path: [String]
    ) {
        let other = path.reduce(Optional(self.resource)) { $0?[$1] }
        guard let later = value.string, let earlier = other?.string else { return }
        let isAfter: Bool
        if let laterInstant = Instant(later), let earlierInstant = Instant(earlier) {
            isAfter = earlierInstant < laterInstant
        } else {
            // A date has no offset, so only the day is compared.
            isAfter = earlier.prefix(Self.dayCharacters) < later.prefix(Self.dayCharacters)
        }
        if !isAfter { self.report(.notAfter, check) }
    }

    private static let dayCharacters = 10

    /// `YYYY`, `YYYY-MM` or a day that exists.
    private static func isDate(_ text: String) -> Bool {
        switch text.utf8.count {
        case 4: CalendarDate(text + "-01-01") != nil
        case 7: CalendarDate(text + "-01") != nil
        default: CalendarDate(text) != nil
        }
    }

    private static func isTime(_ text: String) -> Bool { Instant("2000-01-01T\(text)Z") != nil }

    // MARK: References

    private mutating func judgeReference(
        _ check: RuleTrie.Check, _ value: JSONValue, _ types: [String], isNeeded: Bool
    ) {
        guard let text = value["reference"]?.string, !text.isEmpty else {
            if isNeeded { self.report(.referenceMissing, check) }
            return
        }
        guard let target = ReferenceTarget(text) else { return }
        guard types.isEmpty || types.contains(where: { target.type == $0 }) else {
            self.report(.referenceType, check)
            return
        }
        guard let id = target.id else { return }
        let forms =
            self.check.book.idForms[String(target.type)] ?? self.check.book.idForms["*"] ?? []
        if !forms.isEmpty, !forms.contains(where: { $0.matches(id) }) {
            self.report(.referenceID, check)
        }
    }
}

/// The type that the text of a reference names, and the id when the platform gave it.
struct ReferenceTarget {
    let type: Substring
    let id: Substring?

    /// Nil when the text says nothing of either: a contained resource, or an entry of a Bundle.
    init?(_ text: String) {
        if text.hasPrefix("#") { return nil }
        if text.hasPrefix("urn:") {
            // A target whose id is not known yet is named as `urn:uuid:…#Type` inside the bridge.
            guard let hash = text.firstIndex(of: "#") else { return nil }
            self.type = text[text.index(after: hash)...].prefix { $0 != "." }
            self.id = nil
            return
        }
        // Bytes, not characters: every reference of every resource is read here.
        let parts = text.utf8.split(
            separator: UInt8(ascii: "/"), omittingEmptySubsequences: false
        ).map { Substring($0) }
        if text.utf8.contains(UInt8(ascii: ":")), text.contains("://") {
            let history = parts.lastIndex(of: "_history") ?? parts.endIndex
            guard history >= 2 else { return nil }
            self.type = parts[history - 2]
            self.id = nil
            guard self.type.first?.isUppercase == true else { return nil }
            return
        }
        guard parts.count >= 2 else {
            self.type = parts[0].prefix { $0 != "?" }
            self.id = self.type.count < parts[0].count ? nil : ""
            return
        }
        self.type = parts[0]
        self.id = parts[1]
    }
}
