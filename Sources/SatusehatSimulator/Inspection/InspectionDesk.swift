import FHIRR4

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// What scripts may ask and change over HTTP, all under `/_simulator/`:
///
/// - `GET resources` (`?type=`): every stored resource; `GET resources/{type}/{id}`: its history;
/// - `GET log`, `GET violations`, `GET counts`;
/// - `GET faults`, `POST faults` (one rule or a list), `DELETE faults`;
/// - `POST tokens/expire`: makes every token unknown;
/// - `POST settings`: changes `index_delay_seconds`, `token_lifetime_seconds`, `put_creates`,
///   `throttle` (`requests_per_minute`, `burst`, `retry_after_seconds`, or null) and
///   `refused_codes` (adds).
///
/// It asks for no token: the server that hosts it listens on this machine only.
extension Platform {
    mutating func inspectionReply(
        _ method: String,
        _ target: RequestTarget,
        body: [UInt8],
        at now: Date
    ) -> Reply {
        switch (method, target.segments.first, target.segments.count) {
        case ("GET", "resources", 1):
            let type = target.values(of: "type").first
            let found = type.map { self.store.all(ofType: $0) } ?? self.store.all
            return .json(200, .array(found.map(Self.summary)))
        case ("GET", "resources", 3):
            guard let stored = self.store[target.segments[1], target.segments[2]] else {
                return Reply(status: 404)
            }
            return .json(200, Self.history(stored))
        case ("GET", "log", 1): return .json(200, .array(self.journal.entries.map(Self.json)))
        case ("GET", "violations", 1):
            return .json(200, .array(self.journal.violations.map(Self.json)))
        case ("GET", "counts", 1): return .json(200, self.countsJSON)
        case ("GET", "faults", 1): return .json(200, .array(self.faults.entries.map(Self.json)))
        case ("DELETE", "faults", 1):
            self.clearFaults()
            return .json(200, [])
        case ("POST", "faults", 1): return self.addFaults(body)
        case ("POST", "tokens", 2) where target.segments[1] == "expire":
            self.expireTokens(at: now)
            return .json(200, [:])
        case ("POST", "settings", 1): return self.changeSettings(body)
        default: return Reply(status: 404)
        }
    }

    private var countsJSON: JSONValue {
        var types = JSONObject()
        for (type, count) in self.counts.sorted(by: { $0.key < $1.key }) {
            types[type] = .number(JSONNumber(count))
        }
        var statuses = JSONObject()
        for (status, count) in self.journal.statusCounts.sorted(by: { $0.key < $1.key }) {
            statuses[String(status)] = .number(JSONNumber(count))
        }
        return [
            "resources": .object(types),
            "requests": .number(JSONNumber(self.journal.requestCount)),
            "token_requests": .number(JSONNumber(self.tokenRequestCount)),
            "statuses": .object(statuses),
            "violations": .number(JSONNumber(self.journal.violations.count)),
        ]
    }

    private static func summary(_ stored: StoredResource) -> JSONValue {
        [
            "type": .string(stored.type),
            "id": .string(stored.id),
            "organization": .string(stored.organizationID),
            "versions": .number(JSONNumber(stored.versions.count)),
            "resource": stored.current,
        ]
    }

    private static func history(_ stored: StoredResource) -> JSONValue {
        .array(
            stored.versions.map { version in
                [
                    "version": .string(version.versionID),
                    "at": .string(PlatformTime.lastUpdated(version.storedAt)),
                    "request": .number(JSONNumber(version.requestNumber)),
                    "resource": version.resource,
                ]
            })
    }

    private static func json(_ entry: RequestLogEntry) -> JSONValue {
        [
            "number": .number(JSONNumber(entry.number)),
            "at": .string(PlatformTime.lastUpdated(entry.at)),
            "method": .string(entry.method),
            "path": .string(entry.path),
            "type": .string(entry.type),
            "status": .number(JSONNumber(entry.status)),
            "client": entry.clientID.map(JSONValue.string) ?? .null,
            "fault": entry.fault.map { .string($0.rawValue) } ?? .null,
            "stored": entry.stored.map(JSONValue.string) ?? .null,
            "refusal": entry.refusal.map(JSONValue.string) ?? .null,
        ]
    }

    private static func json(_ violation: Violation) -> JSONValue {
        [
            "kind": .string(violation.kind.rawValue),
            "request": .number(JSONNumber(violation.requestNumber)),
            "type": .string(violation.type),
            "detail": .string(violation.detail),
        ]
    }

    private static func json(_ entry: FaultPlan.Entry) -> JSONValue {
        [
            "number": .number(JSONNumber(entry.number)),
            "fault": .string(entry.rule.kind.rawValue),
            "matches": .number(JSONNumber(entry.matches)),
            "strikes": .number(JSONNumber(entry.strikes)),
        ]
    }

    // MARK: Changing

    private mutating func addFaults(_ body: [UInt8]) -> Reply {
        guard let json = try? JSONValue(parsing: body) else { return Self.usage("not JSON") }
        var rules: [FaultRule] = []
        for item in json.array ?? [json] {
            guard let rule = FaultRule(json: item) else {
                return Self.usage("a rule needs a known 'fault' and well-formed members")
            }
            rules.append(rule)
        }
        let numbers = rules.map { JSONValue.number(JSONNumber(self.faults.add($0))) }
        return .json(201, .array(numbers))
    }

    private mutating func changeSettings(_ body: [UInt8]) -> Reply {
        guard let json = try? JSONValue(parsing: body), let object = json.object else {
            return Self.usage("not a JSON object")
        }
        var changed = self.settings
        for member in object.members {
            switch (member.name, member.value) {
            case ("index_delay_seconds", .number(let seconds)):
                changed.indexDelaySeconds = max(0, seconds.double)
            case ("token_lifetime_seconds", .number(let seconds)):
                changed.tokenLifetimeSeconds = max(1, seconds.int ?? 1)
            case ("put_creates", .bool(let creates)):
                changed.putCreates = creates
            case ("throttle", .null):
                changed.throttle = nil
            case ("throttle", .object(let throttle)):
                changed.throttle = SimulatorSettings.Throttle(
                    requestsPerMinute: throttle["requests_per_minute"]?.number?.double ?? 60,
                    burst: throttle["burst"]?.number?.double ?? 10,
                    retryAfterSeconds: throttle["retry_after_seconds"]?.int)
            case ("refused_codes", .array(let codes)):
                for code in codes {
                    guard let system = code["system"]?.string, let code = code["code"]?.string
                    else { return Self.usage("refused_codes needs system and code") }
                    changed.refusedCodes[system, default: []].insert(code)
                }
            default:
                return Self.usage("unknown setting or wrong type: \(member.name)")
            }
        }
        self.settings = changed
        return .json(200, [:])
    }

    private static func usage(_ message: String) -> Reply {
        .json(400, ["error": .string(message)])
    }
}

extension FaultRule {
    /// A rule as scripts write it: `fault` and any of `method`, `type`, `nth`, `first`,
    /// `probability`, `from`, `until`, `seconds`, `retry_after_seconds`.
    public init?(json: JSONValue) {
        guard json.object != nil,
            let kind = json["fault"]?.string.flatMap({ FaultKind(rawValue: $0) })
        else { return nil }
        self.init(kind, method: json["method"]?.string, type: json["type"]?.string)
        if let place = json["nth"] {
            guard let place = place.int, place > 0 else { return nil }
            self.occurrence = .nth(place)
        }
        if let count = json["first"] {
            guard let count = count.int, count > 0 else { return nil }
            self.occurrence = .first(count)
        }
        if let probability = json["probability"] {
            guard let probability = probability.number?.double, (0...1).contains(probability)
            else { return nil }
            self.occurrence = .probability(probability)
        }
        for (name, path) in [("from", \FaultRule.from), ("until", \FaultRule.until)] {
            guard let value = json[name] else { continue }
            guard let instant = value.string.flatMap({ Instant($0) }) else { return nil }
            self[keyPath: path] = Date(
                timeIntervalSince1970: Double(instant.secondsSince1970))
        }
        if let seconds = json["seconds"] {
            guard let seconds = seconds.number?.double, seconds >= 0 else { return nil }
            self.seconds = seconds
        }
        if let seconds = json["retry_after_seconds"] {
            guard let seconds = seconds.int, seconds >= 0 else { return nil }
            self.retryAfterSeconds = seconds
        }
    }
}
