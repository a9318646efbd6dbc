import FHIRR4
public import HTTPTypes

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// The whole simulated exchange as one value.
///
/// Nothing here reads a clock, waits or writes to a network: time is an argument, chance comes
/// from the seed, and what only a host can do (wait, cut, break off) is returned as an effect.
public struct Platform: Sendable {
    public var settings: SimulatorSettings
    public private(set) var journal: Journal

    var generator: SeededGenerator
    var tokens = TokenDesk()
    var people: PeopleIndex
    var store = ResourceStore()
    var consents = ConsentDesk()
    var faults = FaultPlan()
    var products: [KFAProduct]
    private var throttles: [String: ThrottleBucket] = [:]
    private var closedUntil: [String: Date] = [:]
    private var refusedRequests: Set<UInt64> = []

    public init(settings: SimulatorSettings = SimulatorSettings(), seed: PlatformSeed = .empty) {
        self.settings = settings
        self.journal = Journal(entriesMax: settings.logEntriesMax)
        self.generator = SeededGenerator(seed: settings.seed)
        self.people = PeopleIndex(seed: seed)
        self.products = seed.products
        for refused in seed.refusedCodes {
            self.settings.refusedCodes[refused.system, default: []].insert(refused.code)
        }
    }

    /// Answers one request as the platform would at that time.
    public mutating func respond(
        to request: HTTPRequest,
        body: [UInt8],
        at now: Date
    ) -> SimulatorAnswer {
        let target = RequestTarget(path: request.path ?? "/")
        let method = request.method.rawValue
        if target.service == .inspection {
            return self.inspectionReply(method, target, body: body, at: now).answer
        }
        let number = self.journal.nextNumber()
        let call = Call(
            number: number, method: method, target: target, body: body,
            fields: request.headerFields, at: now)
        let fault = self.faults.strike(
            method: method, type: target.type, generator: &self.generator, at: now)
        let caller = self.caller(of: call)
        self.noteRetryAfter(call, caller)

        if let fault, !fault.kind.happensAfterStoring {
            let answer = fault.answerBeforeStoring()
            self.note(call, caller, status: answer.status, reply: nil, fault: fault, answer: answer)
            return answer
        }
        let reply = self.reply(
            to: fault?.kind == .halfStoredBundle ? call.withHalfOfItsEntries() : call, caller)
        let answer = fault?.answer(afterStoring: reply) ?? reply.answer
        self.note(call, caller, status: reply.status, reply: reply, fault: fault, answer: answer)
        return answer
    }

    // MARK: Inspection

    /// Everything stored, oldest first.
    public var resources: [StoredResource] { self.store.all }

    public func resources(ofType type: String) -> [StoredResource] { self.store.all(ofType: type) }

    public func resource(_ type: String, id: String) -> StoredResource? { self.store[type, id] }

    /// How many resources of each type are stored.
    public var counts: [String: Int] {
        self.store.all.reduce(into: [:]) { $0[$1.type, default: 0] += 1 }
    }

    public var tokenRequestCount: Int { self.tokens.requests }

    /// How many records the patient index holds.
    public var patientCount: Int { self.people.patients.count }

    public func hasOptedOut(patientID: String) -> Bool { self.consents.hasOptedOut(patientID) }

    // MARK: Trouble on demand

    @discardableResult
    public mutating func add(_ fault: FaultRule) -> Int { self.faults.add(fault) }

    public mutating func clearFaults() { self.faults.removeAll() }

    /// Makes every token that was issued so far unknown.
    public mutating func expireTokens(at now: Date) { self.tokens.expireAll(at: now) }

    /// Makes a resource vanish, as when a sandbox is emptied.
    public mutating func remove(_ type: String, id: String) { self.store.remove(type, id: id) }

    /// Lets a patient opt out of the exchange, at another facility or in the ministry's own app.
    public mutating func optOut(patientID: String, at now: Date) {
        let id = self.generator.uuidText()
        _ = self.consents.record(
            patientID: patientID, action: "OPTOUT", agent: "", organizationID: "", id: id, at: now)
    }

    public mutating func add(_ patient: IndexedPatient) { self.people.add(patient) }

    public mutating func add(_ practitioner: IndexedPractitioner) {
        self.people.add(practitioner)
    }

    // MARK: One call

    /// Who asks: by its token, or by its name when it asks for one.
    private func caller(of call: Call) -> TokenDesk.Holder {
        if call.target.service == .token {
            let id = TokenDesk.clientID(in: call.body)
            guard let id, self.settings.clients.contains(where: { $0.id == id }) else {
                return .unknown
            }
            return .client(id)
        }
        guard let token = call.bearerToken else { return .unknown }
        return self.tokens.holder(of: token, settings: self.settings, at: call.at)
    }

    private mutating func reply(to call: Call, _ caller: TokenDesk.Holder) -> Reply {
        switch call.target.service {
        case .token: return self.tokenReply(call)
        case .fhir, .consent, .kfa: break
        case .inspection, .unknown: return Reply(status: 404)
        }
        switch caller {
        case .unknown: return Unauthorized.invalidToken
        case .foreign: return Unauthorized.otherEnvironment
        case .client(let id):
            guard let client = self.settings.clients.first(where: { $0.id == id }) else {
                return Unauthorized.invalidToken
            }
            if let refusal = self.throttle(id, at: call.at) { return refusal }
            return self.reply(to: call, client)
        }
    }

    private mutating func reply(to call: Call, _ client: SimulatorClient) -> Reply {
        switch call.target.service {
        case .consent:
            self.consentReply(
                call.method, call.target, body: call.body, client: client, at: call.at)
        case .kfa:
            KFADesk.reply(call.method, call.target, self.products)
        default:
            self.fhirReply(call, client)
        }
    }

    private mutating func tokenReply(_ call: Call) -> Reply {
        guard call.method == "POST" else { return Reply(status: 404) }
        let answer = self.tokens.answer(
            query: call.target.query, body: call.body, settings: self.settings,
            generator: &self.generator, at: call.at)
        if answer.wasFresh {
            self.note(.needlessTokenRequest, call, "the last token had half of its life left")
        }
        return answer.reply
    }

    private mutating func throttle(_ clientID: String, at now: Date) -> Reply? {
        guard let throttle = self.settings.throttle else { return nil }
        var bucket =
            self.throttles[clientID] ?? ThrottleBucket(tokens: throttle.burst, updatedAt: now)
        let passes = bucket.take(throttle, at: now)
        self.throttles[clientID] = bucket
        guard !passes else { return nil }
        var reply = Reply.text(429, "Too Many Requests")
        if let seconds = throttle.retryAfterSeconds {
            reply.fields.append(("Retry-After", String(seconds)))
        }
        return reply
    }

    // MARK: Remembering

    mutating func note(_ kind: Violation.Kind, _ call: Call, _ detail: String) {
        self.journal.add(
            Violation(
                kind: kind, requestNumber: call.number, type: call.target.type, detail: detail))
    }

    private mutating func noteRetryAfter(_ call: Call, _ caller: TokenDesk.Holder) {
        guard case .client(let id) = caller, let until = self.closedUntil[id] else { return }
        if call.at < until {
            self.note(.ignoredRetryAfter, call, "the wait asked for was not over")
        } else {
            self.closedUntil[id] = nil
        }
    }

    private mutating func note(
        _ call: Call,
        _ caller: TokenDesk.Holder,
        status: Int,
        reply: Reply?,
        fault: FaultRule?,
        answer: SimulatorAnswer
    ) {
        var clientID: String?
        if case .client(let id) = caller { clientID = id }
        let retryAfter =
            answer.cutsConnection
            ? nil : answer.head.headerFields[.retryAfter].flatMap { Double($0) }
        if let clientID, let retryAfter {
            self.closedUntil[clientID] = call.at + retryAfter
        }
        let refusal = status == 400 ? reply.flatMap { Self.refusal(in: $0.body) } : nil
        if refusal != nil, call.method != "GET" {
            let (isNew, _) = self.refusedRequests.insert(call.fingerprint)
            if !isNew { self.note(.repeatedRefusal, call, "the same request was refused before") }
        }
        self.journal.add(
            RequestLogEntry(
                number: call.number, at: call.at, method: call.method,
                path: call.target.loggedPath, type: call.target.type,
                status: answer.cutsConnection ? 0 : answer.status,
                clientID: clientID, fault: fault?.kind, retryAfterSeconds: retryAfter,
                stored: reply?.stored, refusal: refusal))
    }

    /// Issue codes and rule numbers only, as texts can repeat what was sent.
    private static func refusal(in body: [UInt8]) -> String? {
        guard let outcome = try? JSONValue(parsing: body),
            let issues = outcome["issue"]?.array
        else { return nil }
        return issues.map { issue in
            let code = issue["code"]?.string ?? "?"
            let text = issue["details"]?["text"]?.string ?? ""
            let rule = text.firstMatch(of: /RuleNumber: ([0-9]+)/).map { " " + $0.output.1 } ?? ""
            let place = issue["expression"]?[0]?.string.map { " " + $0 } ?? ""
            return code + rule + place
        }.joined(separator: "; ")
    }
}
