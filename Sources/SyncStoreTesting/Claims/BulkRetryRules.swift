import Foundation
import SyncCore
import SyncStore

/// Many deliveries put back in line, and single ones freed.
enum BulkRetryRules {
    static let all: [StoreRule] = [
        StoreRule("A bulk retry works what matched when it began, page by page, once") { scene in
            let keys = (0..<5).map { _ in scene.key("Observation") }
            let spared = scene.key("Condition")
            try await scene.plan((keys + [spared]).map { scene.planned($0) })
            for delivery in try await scene.claim(6) {
                try await scene.settle(delivery, .failed(phase: .rejected), error: scene.error())
            }
            var filter = BulkRetryFilter()
            filter.types = ["Observation"]
            filter.errorCode = "invalid"
            let count = try await scene.store.countRetryable(
                filter, for: scene.tenant, now: scene.noon)
            try expectEqual(count, 5)
            let id = scene.id()
            let started = try await scene.store.startBulkRetry(
                id: id, filter, by: scene.owner, for: scene.tenant, now: scene.noon + 1)
            try expectEqual(started.total, 5)
            try expectEqual(started.filter, filter)
            let page = try await scene.store.bulkRetryPage(id, limit: 3)
            try expectEqual(page.items.map(\.key), Array(keys.prefix(3)))
            let after = try await scene.store.workBulkRetry(id, page: page, now: scene.noon + 2)
            try expectEqual(after.done, 3)
            let twice = try await scene.store.workBulkRetry(id, page: page, now: scene.noon + 2)
            try expectEqual(twice.done, 3, "a page that was worked is not worked again")
            // One fails again and is not taken up a second time.
            let failing = try await scene.claim(keys[0], at: scene.noon + 3)
            try await scene.settle(
                failing, .failed(phase: .rejected), error: scene.error(), at: scene.noon + 3)
            let second = try await scene.store.bulkRetryPage(id, limit: 3)
            try expectEqual(second.items.map(\.key), Array(keys.suffix(2)))
            _ = try await scene.store.workBulkRetry(id, page: second, now: scene.noon + 4)
            let last = try await scene.store.bulkRetryPage(id, limit: 3)
            try expectEqual(last.items, [])
            let done = try await scene.store.workBulkRetry(id, page: last, now: scene.noon + 5)
            try expectEqual(done.state, .completed)
            try expectEqual(done.done, 5)
            try expectEqual(done.endedAt, scene.noon + 5)
            try await scene.expectPhase(keys[0], .rejected)
            try await scene.expectPhase(keys[4], .waiting)
            try await scene.expectPhase(spared, .rejected)
            try expectEqual(try await scene.store.runningBulkRetry(for: scene.tenant), nil)
        },
        StoreRule("Failed, skipped and held are chosen apart; what followed another is left to it")
        {
            scene in
            let failed = scene.key("Observation")
            let skipped = scene.key("Encounter")
            let child = scene.key("Condition")
            let held = scene.key("Procedure")
            try await scene.plan([
                scene.planned(failed, order: 1), scene.planned(skipped, order: 2),
                scene.planned(
                    child, after: [Dependency(skipped, stage: .create, kind: .required)], order: 3),
                scene.planned(held, order: 4),
            ])
            let row = try await scene.row(held)
            try await scene.store.hold(row.id, reason: "x", now: scene.noon)
            for delivery in try await scene.claim(2) {
                let resolution: Resolution =
                    delivery.key == failed
                    ? .failed(phase: .rejected) : .skipped(reason: "consent_missing")
                try await scene.settle(delivery, resolution)
            }
            try await scene.expectPhase(child, .skipped)
            for (status, count) in [
                (BulkRetryFilter.Status.failed, 1), (.skipped, 1), (.held, 1),
            ] {
                var filter = BulkRetryFilter()
                filter.statuses = [status]
                let found = try await scene.store.countRetryable(
                    filter, for: scene.tenant, now: scene.noon)
                try expectEqual(found, count, status.rawValue)
            }
            var byReason = BulkRetryFilter()
            byReason.skipReasons = ["consent_missing"]
            let reasons = try await scene.store.countRetryable(
                byReason, for: scene.tenant, now: scene.noon)
            try expectEqual(reasons, 1)
            let id = scene.id()
            let started = try await scene.store.startBulkRetry(
                id: id, BulkRetryFilter(), by: nil, for: scene.tenant, now: scene.noon)
            try expectEqual(started.total, 3)
            let page = try await scene.store.bulkRetryPage(id, limit: 10)
            try expectEqual(page.items.map(\.key), [failed, skipped, held])
            _ = try await scene.store.workBulkRetry(id, page: page, now: scene.noon)
            try await scene.expectPhase(failed, .waiting)
            try await scene.expectPhase(skipped, .waiting)
            try await scene.expectPhase(child, .blocked)
            try await scene.expectPhase(held, .waiting)
        },
        StoreRule("A held delivery is released, and nothing else is") { scene in
            let key = scene.key("Observation")
            try await scene.plan([scene.planned(key)])
            let row = try await scene.row(key)
            try await expectError(.invalidState) {
                try await scene.store.release(row.id, now: scene.noon)
            }
            try await scene.store.hold(row.id, reason: "x", now: scene.noon)
            try await scene.store.release(row.id, now: scene.noon)
            try await scene.expectPhase(key, .waiting)
            try await expectError(.notFound) {
                try await scene.store.release(scene.id(), now: scene.noon)
            }
        },
    ]
}
