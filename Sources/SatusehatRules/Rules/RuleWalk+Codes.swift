import FHIRR4

/// Code systems, codes and identifiers.
extension RuleWalk {
    /// Judges a Coding, a Quantity, or every coding of a CodeableConcept; one of text alone passes.
    mutating func judgeSystems(
        _ check: RuleTrie.Check, _ value: JSONValue, _ systems: [RuleTrie.AllowedSystem]
    ) {
        self.eachCoding(of: value) { walk, coding in
            walk.judgeCoding(check, coding, systems)
        }
    }

    mutating func judgeCodes(
        _ check: RuleTrie.Check, _ value: JSONValue, of system: String,
        _ admits: (String) -> Bool
    ) {
        self.eachCoding(of: value) { walk, coding in
            guard coding["system"]?.string == system, let code = coding["code"]?.string,
                !admits(code)
            else { return }
            walk.report(.codeNotAllowed, check, at: "code")
        }
    }

    private mutating func eachCoding(
        of value: JSONValue, _ body: (inout RuleWalk, JSONObject) -> Void
    ) {
        guard case .object(let object) = value else { return }
        guard case .array(let codings) = object["coding"] else {
            body(&self, object)
            return
        }
        self.path.enter("coding")
        for (index, coding) in codings.enumerated() {
            guard case .object(let object) = coding else { continue }
            self.path.enter(index)
            body(&self, object)
            self.path.leave()
        }
        self.path.leave()
    }

    private mutating func judgeCoding(
        _ check: RuleTrie.Check, _ coding: JSONObject, _ systems: [RuleTrie.AllowedSystem]
    ) {
        let code = coding["code"]?.string
        guard let system = coding["system"]?.string, !system.isEmpty else {
            // An amount with a bare unit, or a text alone, carries no code to judge.
            if code != nil { self.report(.systemMissing, check, at: "system") }
            return
        }
        guard let allowed = systems.first(where: { $0.address == system }) else {
            self.report(.systemNotAllowed, check, at: "system")
            return
        }
        guard let code, !code.isEmpty else {
            if allowed.codes?.isDisplayOnly == true { return }
            self.report(.codeMissing, check, at: "code")
            return
        }
        if let codes = allowed.codes, !codes.admits(code) {
            self.report(.codeNotAllowed, check, at: "code")
        }
    }

    // MARK: Identifiers

    /// Judges an element as a whole; an identifier may be one object or a list.
    mutating func judge(_ check: RuleTrie.Check, all value: JSONValue) {
        let items = value.array ?? [value]
        switch check.test {
        case .plain(.identifiers(let forms)):
            for (index, item) in items.enumerated() {
                guard case .object(let identifier) = item else { continue }
                if value.array != nil { self.path.enter(index) }
                self.judgeIdentifier(check, identifier, forms)
                if value.array != nil { self.path.leave() }
            }
        case .plain(.demands(let form)):
            let isThere = items.contains { item in
                guard let system = item["system"]?.string else { return false }
                return form.match(system, organizationID: nil) == .fits
            }
            if !isThere, !items.isEmpty { self.report(.identifierDemanded, check) }
        default: break
        }
    }

    private mutating func judgeIdentifier(
        _ check: RuleTrie.Check, _ identifier: JSONObject, _ forms: [IdentifierForm]
    ) {
        if identifier.isEmpty { return }
        guard let system = identifier["system"]?.string, !system.isEmpty else {
            self.report(.systemMissing, check, at: "system")
            return
        }
        let organizationID = self.check.organizationID
        let matches = forms.lazy.map { $0.match(system, organizationID: organizationID) }
        if matches.contains(.fits) {
            guard Presence(of: identifier["value"] ?? .null) == .present else {
                self.report(.identifierValue, check, at: "value")
                return
            }
        } else if matches.contains(.otherOrganization) {
            self.report(.identifierOrganization, check, at: "system")
        } else {
            self.report(.identifierSystem, check, at: "system")
        }
    }
}
