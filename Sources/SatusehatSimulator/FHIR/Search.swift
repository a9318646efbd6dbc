import FHIRR4

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Searching, with the platform's index lag and oddities.
extension Platform {
    func search(_ type: String, _ call: Call) -> Reply {
        guard KnownTypes.all.contains(type) else { return Reply(status: 404) }
        switch type {
        case "Patient":
            return self.personReply(self.personSearch.patients(call.target.query), type, call)
        case "Practitioner":
            return self.personReply(self.personSearch.practitioners(call.target.query), type, call)
        case "Medication":
            return .outcome(
                400, OutcomeIssue("not-supported", "Medication can only be read by its id"))
        case "MedicationDispense":
            if let oddity = self.dispenseOddity(call) { return oddity }
        default:
            break
        }
        return .json(200, self.searchset(self.matches(type, call), type, call))
    }

    private func personReply(_ result: PersonSearch.Result, _ type: String, _ call: Call) -> Reply {
        switch result {
        case .matches(let people): .json(200, self.searchset(people, type, call))
        case .refused(let issue): .outcome(400, issue)
        }
    }

    /// What a dispense search does that no other search does.
    private func dispenseOddity(_ call: Call) -> Reply? {
        let names = Set(call.target.query.map(\.name))
        if names.contains("context"), !names.contains("subject") {
            return .outcome(400, OutcomeIssue("value", "Missing query parameters: subject"))
        }
        // The encounter is dropped in silence, and what remains matches somebody's dispense.
        guard names == ["encounter"] else { return nil }
        let some = self.store.all(ofType: "MedicationDispense").first?.current
        return .json(200, self.searchset(some.map { [$0] } ?? [], "MedicationDispense", call))
    }

    private func matches(_ type: String, _ call: Call) -> [JSONValue] {
        var conditions: [(parameter: SearchTable.Parameter, value: String)] = []
        for (name, value) in call.target.query {
            if let parameter = SearchTable.parameters[type]?[name] {
                conditions.append((parameter, value))
            } else if name == "identifier", self.settings.searchesEveryIdentifier,
                SearchTable.identifierAlsoSearches.contains(type)
            {
                conditions.append((.identifier, value))
            }
        }
        return self.candidates(type, conditions)
            .compactMap { $0.indexed(at: call.at, delaySeconds: self.settings.indexDelaySeconds) }
            .filter { resource in
                conditions.allSatisfy { Self.matches(resource, $0.parameter, $0.value) }
            }
    }

    /// A superset of the matches, found without looking at everything where that is possible.
    private func candidates(
        _ type: String,
        _ conditions: [(parameter: SearchTable.Parameter, value: String)]
    ) -> [StoredResource] {
        for (parameter, value) in conditions {
            switch parameter {
            case .identifier where value.contains("|"):
                return self.store.everCarrying(value, type: type)
            case .reference(_, let target):
                return self.store.everReferring(
                    to: value.contains("/") ? value : "\(target)/\(value)", type: type)
            default:
                continue
            }
        }
        return self.store.all(ofType: type)
    }

    private static func matches(
        _ resource: JSONValue,
        _ parameter: SearchTable.Parameter,
        _ value: String
    ) -> Bool {
        switch parameter {
        case .id:
            return resource["id"]?.string == value
        case .identifier:
            let all = BusinessIdentifier.all(of: resource)
            return value.contains("|")
                ? all.contains(value) : all.contains { $0.hasSuffix("|" + value) }
        case .reference(let element, let type):
            let asked = value.contains("/") ? value : "\(type)/\(value)"
            return Self.items(of: resource[element]).contains { item in
                (item["reference"] ?? item["actor"]?["reference"])?.string == asked
            }
        case .token(let element):
            return Self.items(of: resource[element]).contains { Self.token($0, matches: value) }
        case .text(let element):
            let text = resource[element]?.string?.lowercased() ?? ""
            return text.contains(value.lowercased())
        }
    }

    private static func items(of value: JSONValue?) -> [JSONValue] {
        value.map { $0.array ?? [$0] } ?? []
    }

    private static func token(_ item: JSONValue, matches value: String) -> Bool {
        if let code = item.string { return code == value }
        let codings = item["coding"]?.array ?? [item]
        return codings.contains { coding in
            let system = coding["system"]?.string ?? ""
            let code = coding["code"]?.string ?? ""
            return value.contains("|") ? "\(system)|\(code)" == value : code == value
        }
    }

    // MARK: Answer

    private static let base = "https://api-satusehat-stg.dto.kemkes.go.id/fhir-r4/v1/"

    private func searchset(_ matches: [JSONValue], _ type: String, _ call: Call) -> JSONValue {
        let query = call.target.query
        let size = min(
            self.settings.pageSize,
            query.first { $0.name == "_count" }.flatMap { Int($0.value) }.map { max(1, $0) }
                ?? self.settings.pageSize)
        let skipped = query.first { $0.name == "_page_token" }.flatMap { Int($0.value) } ?? 0
        let page = matches.dropFirst(max(0, skipped)).prefix(size)
        let asked = query.filter { $0.name != "_page_token" }
        let own = Self.url(type, asked)
        var links: [JSONValue] = ["search", "first", "self"].map { relation in
            ["relation": .string(relation), "url": .string(own)]
        }
        if skipped + page.count < matches.count {
            let token = String(skipped + page.count)
            links.append([
                "relation": "next",
                "url": .string(Self.url(type, asked + [("_page_token", token)])),
            ])
        }
        return [
            "entry": .array(
                page.map { resource in
                    [
                        "fullUrl": .string(
                            Self.base + type + "/" + (resource["id"]?.string ?? "")),
                        "resource": resource,
                    ]
                }),
            "link": .array(links),
            "resourceType": "Bundle",
            "total": .number(JSONNumber(matches.count)),
            "type": "searchset",
        ]
    }

    private static func url(_ type: String, _ query: [(name: String, value: String)]) -> String {
        let pairs = query.map {
            PercentEncoding.encode($0.name) + "=" + PercentEncoding.encode($0.value)
        }
        return Self.base + type + "/?" + pairs.joined(separator: "&")
    }
}
