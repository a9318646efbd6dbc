import Foundation
import SyncCore
import SyncStore

/// What there is to judge how the sending goes by.
enum EvidenceRules {
    static let all: [StoreRule] = [
        StoreRule("An empty store gives no cause for anything") { scene in
            try expectEqual(try await scene.evidence(), OperatingEvidence())
        },
        StoreRule("Failed deliveries are counted by the reason written down last") { scene in
            for (index, code) in ["old", "rule_1", "rule_1", "http_500"].enumerated() {
                let key = scene.key("Observation")
                try await scene.plan([scene.planned(key)])
                let delivery = try await scene.claim(key)
                let at = scene.noon + Double(index)
                if index == 3 {
                    // The first trouble of two: the later one is the reason.
                    try await scene.settle(
                        delivery, .retry(at: scene.noon, counts: true), error: scene.error("no"))
                    try await scene.settle(
                        try await scene.claim(key, at: at), .failed(phase: .exhausted),
                        error: scene.error(code, .server, at: at), at: at)
                } else {
                    try await scene.settle(
                        delivery, .failed(phase: .rejected),
                        error: scene.error(code, at: at), at: at)
                }
                if index == 0 {
                    let row = try await scene.row(key)
                    try await scene.store.retry(row.id, now: at)
                    try await scene.complete(try await scene.claim(key, at: at), at: at)
                }
            }
            let evidence = try await scene.evidence()
            try expectEqual(
                evidence.failures.sorted { $0.code < $1.code },
                [
                    OperatingEvidence.Failures(
                        code: "http_500", isExhausted: true, category: .server, count: 1,
                        newestAt: scene.noon + 3),
                    OperatingEvidence.Failures(
                        code: "rule_1", isExhausted: false, category: .client, count: 2,
                        newestAt: scene.noon + 2),
                ])
            try expect(evidence.isFailuresWhole, "all were looked at")
            try expectEqual(try await scene.evidence(of: scene.other), OperatingEvidence())
        },
        StoreRule("Trouble counts once a delivery, for a quarter of an hour") { scene in
            for index in 0..<3 {
                let key = scene.key("Observation")
                try await scene.plan([scene.planned(key)])
                let category: ErrorCategory = index == 2 ? .client : .server
                for round in 0..<2 {
                    let at = scene.noon + Double(10 * index + round)
                    let code = index == 1 && round == 1 ? "http_429" : "http_500"
                    try await scene.settle(
                        try await scene.claim(key, at: at), .retry(at: at, counts: true),
                        error: scene.error(code, category, at: at), at: at)
                }
                let delivery = try await scene.claim(key, at: scene.noon + 100)
                try await scene.complete(delivery, as: "P-\(index)", at: scene.noon + 100)
            }
            let evidence = try await scene.evidence(at: 100)
            try expectEqual(evidence.troubles, [scene.noon + 10, scene.noon + 1])
            let later = try await scene.evidence(at: 910)
            try expectEqual(later.troubles, [scene.noon + 10])
            let late = try await scene.evidence(at: 911)
            try expectEqual(late.troubles, [])
        },
        StoreRule("The oldest that could be sent counts, not what waits for others or for people") {
            scene in
            let parent = scene.key("Encounter")
            let child = scene.key("Condition")
            let held = scene.key("Observation")
            let free = scene.key("Procedure")
            try await scene.plan([scene.planned(held)], at: scene.noon - 50)
            try await scene.store.hold(
                try await scene.row(held).id, reason: "person", now: scene.noon)
            try await scene.plan([scene.planned(parent)], at: scene.noon - 40)
            try await scene.settle(try await scene.claim(parent), .failed(phase: .rejected))
            try await scene.plan(
                [scene.planned(child, after: [Dependency(parent)])],
                at: scene.noon - 30)
            try expectEqual(try await scene.evidence().oldestWaitingAt, nil)
            try await scene.plan([scene.planned(free)], at: scene.noon - 20)
            try expectEqual(try await scene.evidence().oldestWaitingAt, scene.noon - 20)
            let claimed = try await scene.claim(free)
            try await scene.markInFlight(claimed)
            try expectEqual(try await scene.evidence().oldestWaitingAt, scene.noon - 20)
            try await scene.complete(claimed)
            try expectEqual(try await scene.evidence().oldestWaitingAt, nil)
        },
        StoreRule("Requests of the last quarter of an hour are counted with their trouble") {
            scene in
            let outcomes: [(status: Int?, success: Bool, type: String?)] = [
                (201, true, nil), (400, false, "client"), (500, false, "server"),
                (nil, false, "transient"), (429, false, "transient"), (nil, false, nil),
                (401, false, nil),
            ]
            for (index, outcome) in outcomes.enumerated() {
                var attempt = scene.attempt(1, success: outcome.success)
                attempt.responseStatus = outcome.status
                attempt.errorType = outcome.type
                attempt.responseTimeMilliseconds = 100 * index
                attempt.timestamp = scene.noon + Double(index)
                try await scene.store.appendLog(attempt, for: scene.tenant)
            }
            try expectEqual(
                try await scene.evidence(at: 900).traffic,
                OperatingEvidence.Traffic(
                    requests: 7, troubles: 3, throttled: 1, averageMilliseconds: 300))
            try expectEqual(
                try await scene.evidence(at: 906).traffic,
                OperatingEvidence.Traffic(
                    requests: 1, troubles: 0, throttled: 0, averageMilliseconds: 600))
        },
    ]
}

extension Scene {
    fileprivate func evidence(
        of tenant: Tenant? = nil, at seconds: Double = 0
    ) async throws -> OperatingEvidence {
        try await self.store.operatingEvidence(
            for: tenant ?? self.tenant, now: self.noon + seconds)
    }

    fileprivate func error(
        _ code: String, _ category: ErrorCategory = .client, at now: Date = Scene.noon
    ) -> ErrorRecord {
        var error = self.error(category, at: now)
        error.errorCode = code
        return error
    }
}
