import FHIRR4

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A transaction Bundle: everything or nothing, with references between its entries.
extension Platform {
    private struct Entry {
        let type: String
        let id: String
        let isUpdate: Bool
        let resource: JSONValue
    }

    mutating func transaction(_ call: Call, _ client: SimulatorClient) -> Reply {
        let parsed = self.parse(call, type: "Bundle")
        guard case .success(let bundle) = parsed else { return parsed.failureReply }
        guard bundle["type"]?.string == "transaction" else {
            return .outcome(
                400,
                OutcomeIssue(
                    "value", "invalid_static_reference",
                    diagnostics: "only a transaction is carried out"))
        }
        let entries = bundle["entry"]?.array ?? []
        let urlIssues = Self.fullURLIssues(entries)
        if !urlIssues.isEmpty { return .outcome(400, urlIssues) }
        // The copy is thrown away when an entry is refused, so nothing stays half done.
        var copy = self
        let (reply, isRefused) = copy.carryOut(entries, call, client)
        if isRefused {
            copy.store = self.store
        }
        self = copy
        return reply
    }

    private mutating func carryOut(
        _ entries: [JSONValue],
        _ call: Call,
        _ client: SimulatorClient
    ) -> (reply: Reply, isRefused: Bool) {
        var targets: [String: String] = [:]
        var planned: [Entry] = []
        for entry in entries {
            let resource = entry["resource"] ?? .null
            let type = resource["resourceType"]?.string ?? ""
            if type == "Bundle" {
                let issue = OutcomeIssue("value", "Forbidden nested bundle (RuleNumber: 20011)")
                return (.outcome(400, issue), true)
            }
            let isUpdate = entry["request"]?["method"]?.string == "PUT"
            let id = isUpdate ? resource["id"]?.string ?? "" : self.generator.uuidText()
            if let url = entry["fullUrl"]?.string { targets[url] = "\(type)/\(id)" }
            planned.append(Entry(type: type, id: id, isUpdate: isUpdate, resource: resource))
        }
        for entry in planned {
            if let refusal = self.place(entry, targets, call, client) { return (refusal, true) }
        }
        // Every entry is in place now, so references in either direction can be judged.
        var answers: [JSONValue] = []
        for (index, entry) in planned.enumerated() {
            guard let stored = self.store[entry.type, entry.id] else { continue }
            if let refusal = self.refusal(
                of: stored.current, type: entry.type, call, client, except: stored.key)
            {
                return (Self.cascade(refusal, planned.dropFirst(index + 1).map(\.type)), true)
            }
            answers.append(Self.answer(stored, isUpdate: entry.isUpdate, at: call.at))
        }
        let body: JSONValue = [
            "entry": .array(answers),
            "resourceType": "Bundle",
            "total": .number(JSONNumber(answers.count)),
            "type": "transaction-response",
        ]
        return (.json(200, body), false)
    }

    /// Stores one entry with its references resolved, unless it may not be there at all.
    private mutating func place(
        _ entry: Entry,
        _ targets: [String: String],
        _ call: Call,
        _ client: SimulatorClient
    ) -> Reply? {
        if let refusal = self.refusal(ofWriting: entry.type, call, client) { return refusal }
        let key = "\(entry.type)/\(entry.id)"
        if entry.isUpdate, self.store[key: key] == nil {
            return .outcome(404, .notFound(entry.type, entry.id))
        }
        let resource = ReferenceScan.rewriting(entry.resource) { targets[$0] }
        let owner = self.store.owner(
            of: resource, organizationID: client.organizationID,
            except: entry.isUpdate ? key : nil)
        if owner != nil {
            self.note(.duplicateIdentifier, call, "\(entry.type).identifier")
            return .outcome(400, self.duplicate(entry.type))
        }
        _ = self.store.put(
            resource, type: entry.type, id: entry.id, organizationID: client.organizationID,
            requestNumber: call.number, at: call.at)
        return nil
    }

    /// Rules 20017 to 20021: what must be true of every `fullUrl`.
    private static func fullURLIssues(_ entries: [JSONValue]) -> [OutcomeIssue] {
        var seen: Set<String> = []
        var issues: [OutcomeIssue] = []
        for (index, entry) in entries.enumerated() {
            let place = "Bundle.entry[\(index)].fullUrl"
            guard let url = entry["fullUrl"]?.string else {
                issues.append(.rule(20021, "Element not found: \(place)", at: place))
                continue
            }
            guard url.hasPrefix("urn:uuid") else {
                issues.append(.rule(20018, "fullUrl must begin with urn:uuid", at: place))
                continue
            }
            guard url.hasPrefix("urn:uuid:"), ReferenceForm.isUUID(url.dropFirst(9)) else {
                issues.append(.rule(20019, "fullUrl has a malformed UUID", at: place))
                continue
            }
            if !seen.insert(url).inserted {
                issues.append(.rule(20020, "fullUrl is not unique", at: place))
            }
        }
        return issues
    }

    /// The first refusal followed by rule 20013 for every entry that came after it.
    private static func cascade(_ refusal: Reply, _ later: [String]) -> Reply {
        guard let outcome = try? JSONValue(parsing: refusal.body),
            var issues = outcome["issue"]?.array, var object = outcome.object
        else { return refusal }
        for type in later {
            let text = "Invalid resource \(type) due to previous error (RuleNumber: 20013)"
            issues.append([
                "code": "value", "details": ["text": .string(text)], "severity": "error",
            ])
        }
        object["issue"] = .array(issues)
        var reply = refusal
        reply.body = JSONValue.object(object).bytes
        return reply
    }

    private static func answer(
        _ stored: StoredResource,
        isUpdate: Bool,
        at now: Date
    ) -> JSONValue {
        let version = stored.versions[stored.versions.count - 1].versionID
        let base = "https://api-satusehat-stg.dto.kemkes.go.id/fhir-r4/v1/"
        return [
            "response": [
                "etag": .string("W/\"\(version)\""),
                "lastModified": .string(PlatformTime.lastUpdated(now)),
                "location": .string("\(base)\(stored.key)/_history/\(version)"),
                "status": isUpdate ? "200 OK" : "201 Created",
                "resourceType": .string(stored.type),
                "resourceID": .string(stored.id),
            ]
        ]
    }
}
