import Foundation
import SyncCore
import SyncStore

/// What people, or rules in their stead, do to deliveries.
enum PersonRules {
    static let all: [StoreRule] = [
        StoreRule("A failed, skipped or held delivery goes back in line, any other does not") {
            scene in
            for resolution in [
                Resolution.failed(phase: .rejected), .failed(phase: .exhausted),
                .skipped(reason: "cancelled"), .held(reason: "person"),
            ] {
                let key = scene.key("Location")
                try await scene.plan([scene.planned(key)])
                let claimed = try await scene.claim(key)
                try await scene.settle(claimed, resolution)
                try await scene.store.retry(claimed.fence.deliveryID, now: scene.noon)
                let row = try await scene.row(key)
                try expectEqual(row.phase, .waiting)
                try expect(row.skipReason == nil && row.retryCount == 0, "it starts afresh")
                try await expectError(.invalidState) {
                    try await scene.store.retry(row.id, now: scene.noon)
                }
                let again = try await scene.claim(key)
                try await expectError(.invalidState) {
                    try await scene.store.retry(row.id, now: scene.noon)
                }
                try await scene.complete(again)
                try await expectError(.invalidState) {
                    try await scene.store.retry(row.id, now: scene.noon)
                }
            }
            try await expectError(.notFound) {
                try await scene.store.retry(scene.id(), now: scene.noon)
            }
        },
        StoreRule("A retry of a skipped delivery brings back those skipped for its sake") { scene in
            let keys = (0..<3).map { _ in scene.key("Observation") }
            try await scene.plan([
                scene.planned(keys[0]), scene.planned(keys[1], after: [Dependency(keys[0])]),
                scene.planned(keys[2], after: [Dependency(keys[1])]),
            ])
            let first = try await scene.claim(keys[0])
            try await scene.settle(first, .skipped(reason: "cancelled"))
            try await scene.expectPhase(keys[2], .skipped)
            try await scene.store.retry(first.fence.deliveryID, now: scene.noon)
            try await scene.expectPhase(keys[1], .blocked)
            try expectEqual(try await scene.completeAll(), keys)
        },
        StoreRule("A held delivery is not claimed and keeps its reason") { scene in
            let key = scene.key("Location")
            try await scene.plan([scene.planned(key)])
            let id = try await scene.row(key).id
            try await scene.store.hold(id, reason: "person", now: scene.noon)
            let row = try await scene.row(key)
            try expectEqual(row.phase, .held)
            try expectEqual(row.skipReason, "person")
            try expect(try await scene.claim().isEmpty, "held")
            try await expectError(.invalidState) {
                try await scene.store.hold(id, reason: "again", now: scene.noon)
            }
            try await expectError(.notFound) {
                try await scene.store.hold(scene.id(), reason: "person", now: scene.noon)
            }
        },
        StoreRule("A held child stays held when its parents are done") { scene in
            let parent = scene.key("Location")
            let child = scene.key("Encounter")
            try await scene.plan([
                scene.planned(parent), scene.planned(child, after: [Dependency(parent)]),
            ])
            let id = try await scene.row(child).id
            try await scene.store.hold(id, reason: "person", now: scene.noon)
            try await scene.complete(try await scene.claim(parent))
            try await scene.expectPhase(child, .held)
            try await scene.store.retry(id, now: scene.noon)
            try await scene.expectPhase(child, .waiting)
        },
        StoreRule("Deliveries that ran out of retries are put back after a while, others stay") {
            scene in
            let keys = (0..<3).map { _ in scene.key("Location") }
            try await scene.plan(keys.map { scene.planned($0) })
            let claimed = try await scene.claim()
            let later = scene.noon.addingTimeInterval(50)
            try await scene.settle(claimed[0], .failed(phase: .exhausted))
            try await scene.settle(claimed[1], .failed(phase: .exhausted), at: later)
            try await scene.settle(claimed[2], .failed(phase: .rejected))
            let count = try await scene.store.redriveExhausted(
                failedBefore: scene.noon.addingTimeInterval(10), limit: 10, tenant: scene.tenant,
                now: later)
            try expectEqual(count, 1)
            try await scene.expectPhase(keys[0], .waiting)
            try await scene.expectPhase(keys[1], .exhausted)
            try await scene.expectPhase(keys[2], .rejected)
            let limited = try await scene.store.redriveExhausted(
                failedBefore: later.addingTimeInterval(10), limit: 0, tenant: scene.tenant,
                now: later)
            try expectEqual(limited, 0)
        },
        StoreRule("What has been tried in vain for long rests the longer") { scene in
            let key = scene.key("Location")
            try await scene.plan([scene.planned(key)])
            try await scene.markInFlight(try await scene.claim(key))
            let delivery = try need(
                try await scene.store.delivery(of: key, stage: .create, tenant: scene.tenant),
                "the delivery")
            func exhaust(afterHours hours: Double) async throws -> Date {
                let at = scene.noon.addingTimeInterval(hours * 3_600)
                try await scene.settle(
                    try await scene.claim(key, at: at), .failed(phase: .exhausted), at: at)
                return at
            }
            func redrive(_ at: Date) async throws -> Int {
                try await scene.store.redriveExhausted(
                    failedBefore: at.addingTimeInterval(-900), limit: 10, tenant: scene.tenant,
                    now: at)
            }
            let fence = Fence(deliveryID: delivery.id, leaseNumber: 1)
            try expect(
                try await scene.store.settle(
                    Settlement(
                        fence: fence, resolution: .retry(at: scene.noon, counts: false),
                        now: scene.noon)),
                "the first attempt fails")
            let failedAt = try await exhaust(afterHours: 16)
            try expectEqual(try await redrive(failedAt.addingTimeInterval(3_600)), 0)
            try expectEqual(try await redrive(failedAt.addingTimeInterval(7_201)), 1)
        },
        StoreRule("Consent brings back what was skipped for want of it, and its descendants") {
            scene in
            let patient = scene.id()
            let keys = (0..<3).map { _ in scene.key("Observation") }
            let stranger = scene.key("Observation")
            let cancelled = scene.key("Observation")
            try await scene.plan([
                scene.planned(keys[0], patient: patient),
                scene.planned(keys[1], after: [Dependency(keys[0])], patient: patient),
                scene.planned(keys[2], after: [Dependency(keys[1])]),
                scene.planned(stranger, patient: scene.id()),
                scene.planned(cancelled, patient: patient),
            ])
            for delivery in try await scene.claim() {
                let reason = delivery.key == cancelled ? "cancelled" : "consent_missing"
                try await scene.settle(delivery, .skipped(reason: reason))
            }
            try await scene.expectPhase(keys[2], .skipped)
            let denied = try await scene.store.saveConsent(
                scene.consent(patient, given: false), for: scene.tenant, now: scene.noon)
            try expectEqual(denied, 0)
            let elsewhere = try await scene.store.saveConsent(
                scene.consent(patient), for: scene.other, now: scene.noon)
            try expectEqual(elsewhere, 0)
            let freed = try await scene.store.saveConsent(
                scene.consent(patient), for: scene.tenant, now: scene.noon)
            try expect(freed >= 1, "deliveries were put back")
            try await scene.expectPhase(stranger, .skipped)
            try await scene.expectPhase(cancelled, .skipped)
            try expectEqual(try await scene.completeAll(), keys)
        },
    ]
}
