import Foundation
import SyncCore
import Testing

@Suite("Ours or theirs?")
struct BlameRuleTests {
    /// One situation and the answer to it.
    struct Case: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var blame: Blame?
        var isBroken: Bool
        /// Codes of the reasons, in order.
        var reasons: [String]
        var evidence: BlameEvidence

        init(
            _ what: String, _ blame: Blame?, isBroken: Bool = false, _ reasons: [String],
            _ change: (inout BlameEvidence) -> Void
        ) {
            var evidence = BlameEvidence(connection: .works, health: .healthy, completed: 100)
            change(&evidence)
            self.testDescription = what
            self.blame = blame
            self.isBroken = isBroken
            self.reasons = reasons
            self.evidence = evidence
        }
    }

    private static func failures(
        _ code: String, _ category: ErrorCategory, _ count: Int, isExhausted: Bool = false
    ) -> OperatingEvidence.Failures {
        .init(
            code: code, isExhausted: isExhausted, category: category, count: count, newestAt: .noon)
    }

    static let cases: [Case] = [
        Case("nothing is wrong", nil, ["connection_works"]) { _ in },
        Case("nothing is known", nil, []) { $0.connection = .untested },
        Case("the name is not found", .network, isBroken: true, ["connection_failed"]) {
            $0.connection = .failed(.network, kind: "name_not_found")
        },
        Case("the address is blocked", .address, isBroken: true, ["connection_failed"]) {
            $0.connection = .failed(.address, kind: nil)
        },
        Case(
            "credentials are refused while data is bad too", .credentials, isBroken: true,
            ["connection_failed", "waiting"]
        ) {
            $0.connection = .failed(.credentials, kind: nil)
            $0.operating.failures = [Self.failures("rule_1", .client, 9)]
            $0.waiting = 4
        },
        Case(
            "the platform answers 503 to everybody", .platform, isBroken: true,
            ["connection_failed", "breaker_open", "traffic", "trouble_codes"]
        ) {
            $0.connection = .failed(.platform, kind: "http_503")
            $0.breaker.state = .open
            $0.operating.traffic = .init(requests: 5, troubles: 5)
            $0.troubleCodes = ["http_503": 5]
        },
        Case(
            "the breaker is open though a test goes through", .platform, isBroken: true,
            ["breaker_open", "connection_works"]
        ) { $0.breaker.state = .halfOpen },
        Case(
            "the breaker is open and nothing ever left", .network, isBroken: true,
            ["breaker_open", "trouble_codes"]
        ) {
            $0.connection = .untested
            $0.breaker.state = .open
            $0.troubleCodes = ["not_sent": 7]
        },
        Case(
            "the breaker is open and something did leave", .platform, isBroken: true,
            ["breaker_open", "trouble_codes"]
        ) {
            $0.connection = .untested
            $0.breaker.state = .open
            $0.troubleCodes = ["not_sent": 7, "http_500": 1]
        },
        Case("a tenth of the traffic is in trouble", nil, ["connection_works"]) {
            $0.operating.traffic = .init(requests: 10, troubles: 1)
        },
        Case(
            "more than a tenth of the traffic is in trouble", .platform,
            ["traffic", "connection_works"]
        ) { $0.operating.traffic = .init(requests: 19, troubles: 2) },
        Case("five deliveries are in trouble", .platform, ["connection_works"]) {
            $0.operating.troubles = Array(repeating: .noon, count: 5)
        },
        Case("some are refused while others arrive", .data, ["refused", "others_arrived"]) {
            $0.operating.failures = [
                Self.failures("rule_1", .client, 3), Self.failures("rule_2", .notFound, 5),
            ]
        },
        Case("all are refused", .data, ["refused"]) {
            $0.completed = 0
            $0.operating.failures = [Self.failures("rule_1", .client, 3)]
        },
        Case("refused for want of a right", .credentials, ["refused", "others_arrived"]) {
            $0.operating.failures = [Self.failures("business_rule", .auth, 3)]
        },
        Case("refused for rights and for data", .data, ["refused", "others_arrived"]) {
            $0.operating.failures = [
                Self.failures("business_rule", .auth, 3), Self.failures("rule_1", .client, 1),
            ]
        },
        Case("some ran out of retries", .platform, ["exhausted", "others_arrived"]) {
            $0.operating.failures = [Self.failures("http_500", .server, 3, isExhausted: true)]
        },
        Case("data outranks what ran out of retries", .data, ["refused", "others_arrived"]) {
            $0.operating.failures = [
                Self.failures("http_500", .server, 3, isExhausted: true),
                Self.failures("rule_1", .client, 1),
            ]
        },
        Case("remembered, and not tried again", .credentials, isBroken: true, ["remembered"]) {
            $0.connection = .untested
            $0.remembered = "token_refused"
        },
        Case("remembered, but it works now", nil, ["connection_works"]) {
            $0.remembered = "token_refused"
        },
        Case("a word that means nothing", nil, []) {
            $0.connection = .untested
            $0.remembered = "whatever"
        },
        Case("the last check found no network", .network, isBroken: true, ["health"]) {
            $0.connection = .untested
            $0.health = .unhealthy
            $0.healthTrouble = "network name_not_found"
        },
        Case("the last check was slow", nil, []) {
            $0.connection = .untested
            $0.health = .degraded
        },
    ]

    @Test("Each situation has one answer, with what speaks for it", arguments: Self.cases)
    func judge(_ situation: Case) {
        let judgement = BlameRule.judge(situation.evidence)
        #expect(judgement.blame == situation.blame)
        #expect(judgement.isBroken == situation.isBroken)
        #expect(judgement.reasons.map(\.code) == situation.reasons)
    }

    @Test("The most frequent code of refused deliveries is named first")
    func codes() {
        var evidence = BlameEvidence()
        evidence.operating.failures = [
            Self.failures("rule_1", .client, 3), Self.failures("rule_3", .client, 5),
            Self.failures("rule_2", .client, 5),
        ]
        #expect(
            BlameRule.judge(evidence).reasons
                == [.refused(deliveries: 13, codes: ["rule_2", "rule_3", "rule_1"])])
    }

    @Test("Every reason to stop is somebody's business", arguments: Verdict.StopReason.allCases)
    func stops(_ reason: Verdict.StopReason) {
        #expect(BlameRule.blame(remembered: reason.rawValue) != nil)
    }
}
