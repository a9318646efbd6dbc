import FHIRR4

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The ministry's validator: everything it refuses before the resource reaches the storage.
struct RuleBook {
    let settings: SimulatorSettings
    let client: SimulatorClient
    let now: Date

    func issues(in resource: JSONValue, type: String) -> [OutcomeIssue] {
        var issues = self.judged(resource, type)
        issues += CrossRules.issues(in: resource, type: type)
        for (index, contained) in (resource["contained"]?.array ?? []).enumerated() {
            let inner = contained["resourceType"]?.string ?? ""
            issues += self.judged(contained, inner).map { issue in
                var issue = issue
                issue.expression = issue.expression.map { "\(type).contained[\(index)].\($0)" }
                return issue
            }
        }
        return issues
    }

    private func judged(_ resource: JSONValue, _ type: String) -> [OutcomeIssue] {
        var issues = (RequiredRules.byType[type] ?? [])
            .flatMap { self.issues(of: $0, in: resource) }
        issues += IdentifierRules.issues(
            in: resource, type: type, organizationID: self.client.organizationID)
        issues += (CodeRules.byType[type] ?? []).flatMap { self.issues(of: $0, in: resource) }
        issues += (DateRules.byType[type] ?? []).flatMap { self.issues(of: $0, in: resource) }
        return issues
    }

    private func issues(of rule: RequiredRule, in resource: JSONValue) -> [OutcomeIssue] {
        guard rule.applies(resource) else { return [] }
        let gaps = rule.path.gaps(in: resource)
        switch rule.form {
        case .element:
            return gaps.map { .rule(rule.number, "Element not found: \($0)", at: $0) }
        case .reference:
            let places = rule.path.places(in: resource)
                .filter { ($0.value["reference"]?.string ?? "").isEmpty }
                .map(\.path)
            return (gaps + places).map {
                .rule(rule.number, "Reference is mandatory : \($0)", at: $0)
            }
        case .text:
            let places = rule.path.places(in: resource)
                .filter { $0.value.string?.isEmpty ?? false }
                .map(\.path)
            return gaps.map { .rule(rule.number, "Element not found: \($0)", at: $0) }
                + places.map { .rule(rule.number, "Text is empty: ''", at: $0) }
        }
    }

    private func issues(of rule: DateRule, in resource: JSONValue) -> [OutcomeIssue] {
        rule.path.places(in: resource).compactMap { place in
            guard let text = place.value.string else { return nil }
            guard let instant = Instant(text) else {
                return .rule(
                    rule.number, "Invalid date time format : \(text)",
                    after: ". Format allowed : YYYY-MM-DDThh:mm:ss+00:00", code: "format",
                    at: place.path)
            }
            let latest = PlatformTime.instant(self.now)
                .adding(seconds: self.settings.clockSkewSeconds)
            let earliest = Instant(self.settings.earliestInstant)
            let isTooEarly = earliest.map { instant < $0 } ?? false
            guard isTooEarly || (latest < instant && !rule.mayBeInFuture) else { return nil }
            return .rule(
                rule.number, "Invalid date time value : \(text)",
                after: " Not Allowed : Future Date or Past Date before 3rd June 2014",
                at: place.path)
        }
    }

    private func issues(of rule: CodeRule, in resource: JSONValue) -> [OutcomeIssue] {
        rule.path.places(in: resource).flatMap { place -> [OutcomeIssue] in
            guard let codings = place.value["coding"]?.array else {
                if place.value["system"] != nil || place.value["code"] != nil {
                    return self.issues(of: rule, coding: place.value, at: place.path)
                }
                guard place.value["text"] != nil, !self.settings.acceptsTextOnlyConcepts else {
                    return []
                }
                let path = place.path + ".coding"
                return [.rule(rule.number, "Element not found: \(path)", at: path)]
            }
            return codings.enumerated().flatMap { index, coding in
                self.issues(of: rule, coding: coding, at: "\(place.path).coding[\(index)]")
            }
        }
    }

    private func issues(of rule: CodeRule, coding: JSONValue, at path: String) -> [OutcomeIssue] {
        guard let system = coding["system"]?.string else {
            // A quantity with a bare number and unit carries no code to judge.
            guard coding["code"] != nil else { return [] }
            return [
                .rule(rule.number, "Element not found: \(path).system", at: path + ".system")
            ]
        }
        guard rule.systems.contains(system) else {
            return [
                .rule(rule.number, "Invalid coding system: \(system)", at: path + ".system")
            ]
        }
        guard let code = coding["code"]?.string else {
            return [.rule(rule.number, "Element not found: \(path).code", at: path + ".code")]
        }
        guard CodeShelf(settings: self.settings).knows(code, in: system) else {
            return [
                .rule(
                    rule.number, "Code not found: '\(code)' in system: \(system)",
                    at: path + ".code")
            ]
        }
        return []
    }
}
