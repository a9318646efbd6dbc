import SyncCore
import Testing

/// One row of the table: an answer and what it must lead to.
struct ClassificationRow: Sendable, CustomTestStringConvertible {
    let name: String
    let facts: AnswerFacts
    let disposition: Verdict.Disposition
    let category: ErrorCategory?
    let code: String?
    let breaker: Verdict.BreakerSignal
    let gate: Int?
    let operations: [DeliveryOperation]
    let alreadyRenewed: Bool

    init(
        _ name: String, _ facts: AnswerFacts, _ disposition: Verdict.Disposition,
        _ category: ErrorCategory?, _ code: String?,
        breaker: Verdict.BreakerSignal = .succeeded, gate: Int? = nil,
        _ operations: [DeliveryOperation] = DeliveryOperation.allCases,
        alreadyRenewed: Bool = false
    ) {
        self.name = name
        self.facts = facts
        self.disposition = disposition
        self.category = category
        self.code = code
        self.breaker = breaker
        self.gate = gate
        self.operations = operations
        self.alreadyRenewed = alreadyRenewed
    }

    var testDescription: String { self.name }
}

private func answer(
    _ status: Int, codes: [String] = [], rules: [Int] = [], hints: [AnswerHint] = [],
    id: String? = nil, outcome: Bool = false, saysFailure: Bool = false, html: Bool = false,
    unreadable: Bool = false, retryAfter: Int? = nil,
    unauthorized: AnswerFacts.Unauthorized? = nil
) -> AnswerFacts {
    var facts = AnswerFacts(transport: .answered, status: status)
    facts.issueCodes = codes
    facts.ruleNumbers = rules
    facts.hints = Set(hints.map(\.rawValue))
    facts.resourceID = id
    facts.isOutcomeOnly = outcome
    facts.saysFailure = saysFailure
    facts.isHTML = html
    facts.isUnreadable = unreadable
    facts.retryAfterSeconds = retryAfter
    facts.unauthorized = unauthorized
    return facts
}

private let writes: [DeliveryOperation] = [.create, .update]
private let repeatable: [DeliveryOperation] = [.update, .search]

@Suite struct ClassificationTests {
    static let network: [ClassificationRow] = [
        .init(
            "Nothing left this machine", AnswerFacts(transport: .notSent), .notSent, .transient,
            "not_sent", breaker: .failed),
        .init(
            "A create without an answer", AnswerFacts(transport: .lost), .unknownOutcome,
            .transient, "no_answer", breaker: .failed, [.create]),
        .init(
            "An update or a search without an answer", AnswerFacts(transport: .lost), .retry,
            .transient, "no_answer", breaker: .failed, repeatable),
    ]

    static let successes: [ClassificationRow] = [
        .init("201 with id", answer(201, id: "a"), .completed(id: "a"), nil, nil, writes),
        .init("200 with id", answer(200, id: "a"), .completed(id: "a"), nil, nil, writes),
        .init("A search", answer(200), .completed(id: nil), nil, nil, [.search]),
        .init("An update's bare 200", answer(200), .completed(id: nil), nil, nil, [.update]),
        .init(
            "201 without id (R-268)", answer(201), .unknownOutcome, .client, "answer_without_id",
            [.create]),
        .init(
            "201 with an outcome that only informs",
            answer(201, codes: ["informational"], outcome: true), .unknownOutcome, .client,
            "answer_without_id", [.create]),
        .init(
            "200 that says success false (R-268)", answer(200, saysFailure: true), .rejected,
            .client, "answer_says_failure"),
        .init(
            "201 suppressed", answer(201, codes: ["suppressed"], outcome: true), .withheld,
            .client, "consent_at_platform"),
        .init(
            "200 with a rule", answer(200, codes: ["value"], rules: [10457], outcome: true),
            .rejected, .client, "rule_10457"),
        .init(
            "200 with an error outcome", answer(200, codes: ["exception"], outcome: true),
            .rejected, .client, "outcome_instead_of_resource"),
        .init(
            "200 throttled", answer(200, codes: ["throttled"], outcome: true), .snooze,
            .transient, "throttled", breaker: .failed),
        .init(
            "200 with a page for a create", answer(200, html: true, unreadable: true),
            .unknownOutcome, .unknown, "unreadable_answer", breaker: .failed, [.create]),
        .init(
            "200 with half an answer for a search", answer(200, unreadable: true), .retry,
            .unknown, "unreadable_answer", breaker: .failed, [.search]),
    ]

    static let credentials: [ClassificationRow] = [
        .init(
            "401 invalid client", answer(401, unauthorized: .invalidCredentials),
            .stop(.credentialsRefused), .auth, "credentials_refused"),
        .init(
            "401 expired token", answer(401, unauthorized: .invalidToken), .renewToken, .auth,
            "token_expired"),
        .init("401 of no known shape", answer(401), .renewToken, .auth, "token_expired"),
        .init(
            "A second 401", answer(401, unauthorized: .invalidToken), .stop(.tokenRefused),
            .auth, "token_refused", alreadyRenewed: true),
        .init(
            "A second 401 of no known shape", answer(401), .stop(.tokenRefused), .auth,
            "token_refused", alreadyRenewed: true),
        .init(
            "401 no API product", answer(401, unauthorized: .wrongEnvironment),
            .stop(.wrongEnvironment), .auth, "wrong_environment"),
        .init(
            "403 page of a network block", answer(403, html: true, unreadable: true),
            .stop(.networkBlocked), .auth, "network_blocked"),
        .init(
            "Client not registered", answer(400, rules: [20009]), .stop(.clientNotRegistered),
            .auth, "client_not_registered"),
        .init(
            "Client without key", answer(400, rules: [20010]), .stop(.clientNotRegistered), .auth,
            "client_not_registered"),
        .init(
            "Wrong organization in an identifier system",
            answer(400, rules: [10117], hints: [.wrongOrganization]), .stop(.wrongOrganization),
            .auth, "wrong_organization"),
        .init(
            "A redirect", answer(302), .stop(.wrongAddress), .unknown, "http_302"),
    ]

    static let meanings: [ClassificationRow] = [
        .init(
            "Duplicate by issue code", answer(400, codes: ["duplicate"]), .lookUpDuplicate,
            .client, "duplicate", [.create]),
        .init(
            "Duplicate by rule", answer(400, rules: [20002]), .lookUpDuplicate, .client,
            "duplicate", [.create]),
        .init(
            "Duplicate by words", answer(409, hints: [.duplicate]), .lookUpDuplicate, .client,
            "duplicate", [.create]),
        .init(
            "Duplicate inside a 200", answer(200, hints: [.duplicate], saysFailure: true),
            .lookUpDuplicate, .client, "duplicate", [.create]),
        .init(
            "Duplicate for an update", answer(400, rules: [20002]), .rejected, .client,
            "rule_20002", [.update]),
        .init(
            "Another organization's resource", answer(403, hints: [.businessRule]), .rejected,
            .auth, "business_rule"),
        .init(
            "Forbidden for want of consent", answer(400, codes: ["forbidden"]), .withheld,
            .client, "consent_at_platform"),
        .init(
            "403 that speaks of consent means the verb",
            answer(403, codes: ["forbidden"], hints: [.consent]), .rejected, .auth, "http_403"),
        .init(
            "Reference not there", answer(400, hints: [.referenceNotFound]), .missingDependency,
            .client, "reference_not_found", writes),
        .init(
            "Resource not found by rule", answer(404, rules: [20007]), .missingDependency,
            .notFound, "reference_not_found", writes),
        .init(
            "The first real rule, not the cascade",
            answer(400, rules: [20013, 20012, 10001, 10002]), .rejected, .client, "rule_10001"),
        .init(
            "Nothing but the cascade", answer(400, rules: [20013]), .rejected, .client,
            "rule_20013"),
        .init(
            "A type that the client may not write", answer(400, rules: [20003]), .rejected,
            .client, "rule_20003"),
    ]

    static let throttling: [ClassificationRow] = [
        .init(
            "429 without a time", answer(429), .snooze, .transient, "http_429", breaker: .failed),
        .init(
            "429 with a time closes the gate", answer(429, retryAfter: 7), .snooze, .transient,
            "http_429", gate: 7),
        .init(
            "429 with a day closes it for a quarter of an hour",
            answer(429, retryAfter: 86_400), .snooze, .transient, "http_429", gate: 900),
        .init(
            "Throttled under another status", answer(400, codes: ["throttled"]), .snooze,
            .transient, "throttled", breaker: .failed),
        .init(
            "Throttled under 500", answer(500, hints: [.throttled], retryAfter: 3), .snooze,
            .transient, "throttled", gate: 3),
        .init(
            "503 with a time for a search", answer(503, retryAfter: 9), .retry, .transient,
            "http_503", breaker: .failed, gate: 9, repeatable),
    ]

    @Test(
        "Every answer is classified by the table",
        arguments: network + successes + credentials + meanings + throttling)
    func table(_ row: ClassificationRow) {
        for operation in row.operations {
            let verdict = Classification.decide(
                row.facts, operation: operation, alreadyRenewedToken: row.alreadyRenewed)
            #expect(verdict.disposition == row.disposition, "\(operation)")
            #expect(verdict.category == row.category, "\(operation)")
            #expect(verdict.errorCode == row.code, "\(operation)")
            #expect(verdict.breaker == row.breaker, "\(operation)")
            #expect(verdict.gateClosesForSeconds == row.gate, "\(operation)")
        }
    }

    @Test("The categories of statuses are the brief's, and R-262's for the rest")
    func categories() {
        let expected: [ErrorCategory: [Int]] = [
            .transient: [408, 429, 503],
            .client: [400, 405, 406, 409, 410, 412, 413, 415, 422],
            .auth: [401, 403],
            .notFound: [404],
            .server: [500, 501, 502, 504, 505, 507, 511, 599],
            .unknown: [100, 302, 402, 407, 418, 451, 600, 999],
        ]
        for (category, statuses) in expected {
            for status in statuses {
                #expect(Classification.category(ofStatus: status) == category, "\(status)")
            }
        }
    }

    @Test("A client error is rejected and never retried, and does not trouble the breaker")
    func clientErrors() {
        for status in [400, 403, 405, 406, 409, 410, 412, 413, 415, 422, 402, 418, 451] {
            for operation in DeliveryOperation.allCases {
                let verdict = Classification.decide(
                    answer(status), operation: operation, alreadyRenewedToken: false)
                #expect(verdict.disposition == .rejected)
                #expect(verdict.category == Classification.category(ofStatus: status))
                #expect(verdict.errorCode == "http_\(status)")
                #expect(verdict.breaker == .succeeded)
            }
        }
    }

    @Test("Trouble of the server is looked into before a create is repeated, else retried")
    func serverErrors() {
        for status in [408, 500, 501, 502, 503, 504, 599] {
            for operation in DeliveryOperation.allCases {
                for unreadable in [true, false] {
                    let verdict = Classification.decide(
                        answer(status, unreadable: unreadable), operation: operation,
                        alreadyRenewedToken: false)
                    #expect(
                        verdict.disposition == (operation == .create ? .unknownOutcome : .retry))
                    #expect(verdict.category == Classification.category(ofStatus: status))
                    #expect(verdict.breaker == .failed)
                }
            }
        }
    }

    @Test("A 404 on a write sends to the dependencies, on a search it is final")
    func notFound() {
        for operation in DeliveryOperation.allCases {
            let verdict = Classification.decide(
                answer(404, unreadable: true), operation: operation, alreadyRenewedToken: false)
            #expect(
                verdict.disposition == (operation == .search ? .rejected : .missingDependency))
            #expect(verdict.category == .notFound)
        }
    }

    @Test("For facility data the word forbidden is a refusal, not a patient's")
    func facility() {
        let verdict = Classification.decide(
            answer(400, codes: ["forbidden"]), operation: .create, alreadyRenewedToken: false,
            concernsPatient: false)
        #expect(verdict.disposition == .rejected)
        #expect(verdict.category == .auth)
    }

    @Test("An answer without any status is trouble, not an answer")
    func noStatus() {
        let facts = AnswerFacts(transport: .answered)
        let verdict = Classification.decide(facts, operation: .create, alreadyRenewedToken: false)
        #expect(verdict.disposition == .unknownOutcome)
        #expect(verdict.breaker == .failed)
    }

    @Test("Any combination of facts is decided, and a create is never just repeated once it left")
    func everyCombination() {
        var numbers = Numbers(seed: 11)
        for _ in 0..<50_000 {
            let facts = Self.random(&numbers)
            let verdict = Classification.decide(
                facts, operation: .create, alreadyRenewedToken: numbers.next() % 2 == 0)
            #expect(verdict.disposition != .retry)
            if facts.transport != .notSent { #expect(verdict.disposition != .notSent) }
            if case .completed(let id) = verdict.disposition {
                #expect(id != nil && id == facts.resourceID)
                #expect(verdict.category == nil)
            } else {
                #expect(verdict.category != nil)
                #expect(verdict.errorCode != nil)
            }
            if let gate = verdict.gateClosesForSeconds { #expect((1...900).contains(gate)) }
        }
    }

    private static func random(_ numbers: inout Numbers) -> AnswerFacts {
        func pick<T>(_ values: [T]) -> T { values[Int(numbers.next() % UInt64(values.count))] }
        var facts = AnswerFacts(
            transport: pick([.answered, .answered, .answered, .lost, .notSent]))
        facts.status = pick([nil, 200, 201, 302, 400, 401, 403, 404, 408, 422, 429, 500, 503])
        facts.issueCodes = pick([[], ["value"], ["duplicate"], ["throttled"], ["suppressed"]])
        facts.ruleNumbers = pick([[], [10457], [20002], [20009], [20013, 10001]])
        facts.hints = pick([[]] + AnswerHint.allCases.map { [$0.rawValue] })
        facts.resourceID = pick([nil, "a"])
        facts.isOutcomeOnly = pick([false, false, true])
        facts.saysFailure = pick([false, false, true])
        facts.isHTML = pick([false, false, true])
        facts.isUnreadable = pick([false, false, true])
        facts.retryAfterSeconds = pick([nil, 0, -1, 5, Int.max])
        facts.unauthorized = pick([nil, nil, nil, .invalidToken, .wrongEnvironment])
        return facts
    }
}
