import FHIRR4

extension FieldKind<Coded> {
    /// A concept under the rule of the field it stands in.
    static func coded(_ rule: CodedRule) -> Self {
        Self(standIn: Coded()) { value, place in
            if value.string != nil, rule.allowsText {
                return FieldKind<String>.text.read(value, place).map { Coded(text: $0) }
            }
            guard let object = value.object else {
                return place.refuse(.wrongType(rule.allowsText ? .codedOrText : .object))
            }
            let fields = FieldReader(object, at: place)
            let coded = Self.read(fields, rule, place)
            fields.reportUnknownMembers()
            return coded
        }
    }

    private static func read(
        _ fields: FieldReader, _ rule: CodedRule, _ place: FieldPlace
    ) -> Coded? {
        let text = fields.optional("text", .text)
        let display = fields.optional("display", .text)
        let needsCode = !(rule.allowsText && text != nil)
        let code = fields.optional("code", .string, neededIf: needsCode)
        let given = fields.optional("system", .string, neededIf: code != nil && rule.system == nil)
        guard fields.isWhole(for: ["text", "display", "code", "system"]) else { return nil }
        if needsCode && code == nil { return nil }
        guard let code else { return Coded(system: given, display: display, text: text) }
        guard let system = given ?? rule.system else { return nil }
        if let allowed = rule.allowed, !allowed.contains(system) {
            return place.member("system").refuse(.notListed(allowed))
        }
        if let problem = rule.problem(of: code, in: system) {
            return place.member("code").refuse(problem)
        }
        place.log.note(
            NamedCode(
                system: system, code: code, path: place.member("code").path,
                owner: place.scope.path))
        return Coded(system: system, code: code, display: display, text: text)
    }
}

extension FieldReader {
    /// Whether none of these members is there without being readable.
    fileprivate func isWhole(for names: [String]) -> Bool {
        names.allSatisfy { !self.has($0) || self.isReadable($0) }
    }
}
