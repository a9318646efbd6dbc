import Foundation
import SyncCore
import SyncStore

/// What becomes of a delivery when those it depends on end one way or another.
enum EdgeRules {
    static let all: [StoreRule] = [
        StoreRule("A child waits for all of its parents") { scene in
            let parents = (0..<8).map { _ in scene.key("Observation") }
            let child = scene.key("DiagnosticReport")
            try await scene.plan(
                parents.map { scene.planned($0) }
                    + [scene.planned(child, after: parents.map { Dependency($0) })])
            for (index, delivery) in try await scene.claim().enumerated() {
                try expectEqual(try await scene.row(child).openDependencies, 8 - index)
                try await scene.expectPhase(child, .blocked)
                try await scene.complete(delivery)
            }
            try await scene.expectPhase(child, .waiting)
            try expectEqual(try await scene.row(child).openDependencies, 0)
        },
        StoreRule("A failed parent blocks its descendants, which name the root") { scene in
            let chain = (0..<4).map { _ in scene.key("Observation") }
            try await scene.plan(scene.chain(chain))
            let first = try await scene.claim(chain[0])
            try await scene.settle(first, .failed(phase: .exhausted))
            for key in chain[1...] {
                let row = try await scene.row(key)
                try expectEqual(row.phase, .blocked)
                try expectEqual(row.blockedBy, first.fence.deliveryID)
            }
            try await scene.store.retry(first.fence.deliveryID, now: scene.noon)
            for key in chain[1...] {
                try expect(try await scene.row(key).blockedBy == nil, "freed of its root")
            }
            try expectEqual(try await scene.completeAll(), chain)
        },
        StoreRule("A child of two failed parents stays stuck until both are mended") { scene in
            let parents = (0..<2).map { _ in scene.key("Condition") }
            let child = scene.key("Composition")
            try await scene.plan(
                parents.map { scene.planned($0) }
                    + [scene.planned(child, after: parents.map { Dependency($0) })])
            let claimed = try await scene.claim()
            for delivery in claimed {
                try await scene.settle(delivery, .failed(phase: .rejected))
            }
            try await scene.store.retry(claimed[0].fence.deliveryID, now: scene.noon)
            try expectEqual(
                try await scene.row(child).blockedBy, claimed[1].fence.deliveryID)
            try await scene.store.retry(claimed[1].fence.deliveryID, now: scene.noon)
            try expect(try await scene.row(child).blockedBy == nil, "freed of both")
        },
        StoreRule("A skipped parent skips what requires it, with the same reason") { scene in
            let chain = (0..<3).map { _ in scene.key("Observation") }
            try await scene.plan(scene.chain(chain))
            try await scene.settle(
                try await scene.claim(chain[0]), .skipped(reason: "consent_missing"))
            for key in chain {
                let row = try await scene.row(key)
                try expectEqual(row.phase, .skipped)
                try expectEqual(row.skipReason, "consent_missing")
            }
        },
        StoreRule("A child planned behind a skipped or failed parent starts where it belongs") {
            scene in
            let skipped = scene.key("Encounter")
            let failed = scene.key("Encounter")
            try await scene.plan([scene.planned(skipped), scene.planned(failed)])
            try await scene.settle(try await scene.claim(skipped), .skipped(reason: "cancelled"))
            let delivery = try await scene.claim(failed)
            try await scene.settle(delivery, .failed(phase: .rejected))
            let first = scene.key("Observation")
            let second = scene.key("Observation")
            try await scene.plan([
                scene.planned(first, after: [Dependency(skipped)]),
                scene.planned(second, after: [Dependency(failed)]),
            ])
            try await scene.expectPhase(first, .skipped)
            try expectEqual(try await scene.row(second).blockedBy, delivery.fence.deliveryID)
        },
        StoreRule("An accepted dependency bears a skipped parent but not a failed one") { scene in
            let parents = (0..<2).map { _ in scene.key("Condition") }
            let children = (0..<2).map { _ in scene.key("Observation") }
            try await scene.plan(parents.map { scene.planned($0) })
            try await scene.plan(
                (0..<2).map { index in
                    scene.planned(
                        children[index], after: [Dependency(parents[index], kind: .accepted)])
                })
            let claimed = try await scene.claim()
            try await scene.settle(claimed[0], .skipped(reason: "cancelled"))
            try await scene.settle(claimed[1], .failed(phase: .rejected))
            try await scene.expectPhase(children[0], .waiting)
            try await scene.expectPhase(children[1], .blocked)
            let row = try await scene.row(children[0])
            try expectEqual(
                try await scene.store.dependencies(of: row.id).map(\.state), [.omitted])
        },
        StoreRule("A settled dependency only waits until the parent has come to rest") { scene in
            for resolution in [
                Resolution.failed(phase: .rejected), .skipped(reason: "cancelled"),
            ] {
                let parent = scene.key("Observation")
                let child = scene.key("Composition")
                try await scene.plan([
                    scene.planned(parent),
                    scene.planned(child, after: [Dependency(parent, kind: .settled)]),
                ])
                let delivery = try await scene.claim(parent)
                try await scene.expectPhase(child, .blocked)
                try await scene.settle(delivery, .retry(at: scene.noon, counts: true))
                try await scene.expectPhase(child, .blocked)
                try await scene.settle(try await scene.claim(parent), resolution)
                try await scene.complete(try await scene.claim(child))
            }
        },
        StoreRule("A settled dependency does not wait for a parent that is stuck") { scene in
            let root = scene.key("Encounter")
            let middle = scene.key("Observation")
            let child = scene.key("Composition")
            try await scene.plan([
                scene.planned(root), scene.planned(middle, after: [Dependency(root)]),
                scene.planned(child, after: [Dependency(middle, kind: .settled)]),
            ])
            let delivery = try await scene.claim(root)
            try await scene.settle(delivery, .failed(phase: .rejected))
            try await scene.expectPhase(child, .waiting)
            try await scene.store.retry(delivery.fence.deliveryID, now: scene.noon)
            try await scene.expectPhase(child, .blocked)
            try expectEqual(try await scene.completeAll(), [root, middle, child])
        },
        StoreRule("What was left out is sent once it is completed, as an update") { scene in
            let parent = scene.key("Observation")
            let child = scene.key("Composition")
            try await scene.plan([
                scene.planned(parent),
                scene.planned(child, after: [Dependency(parent, kind: .settled)]),
            ])
            let failed = try await scene.claim(parent)
            try await scene.settle(failed, .failed(phase: .rejected))
            let first = try await scene.claim(child)
            try expectEqual(first.optionalReferences, [parent])
            try await scene.complete(first, as: "comp-1", omitted: [parent])
            try await scene.store.retry(failed.fence.deliveryID, now: scene.noon)
            try await scene.expectPhase(child, .created)
            try await scene.complete(try await scene.claim(parent))
            let again = try await scene.claim(child)
            try expectEqual(again.fence.deliveryID, first.fence.deliveryID)
            try expectEqual(again.operation, .update)
            try expectEqual(again.platformID, "comp-1")
            try expectEqual(again.retryCount, 0)
            try await scene.complete(again, as: "comp-1", phase: .updated)
            try expect(try await scene.claim().isEmpty, "it is sent again once")
        },
        StoreRule("What a delivery did not need is not sent again for its sake") { scene in
            let parent = scene.key("Observation")
            let child = scene.key("Composition")
            try await scene.plan([
                scene.planned(parent),
                scene.planned(child, after: [Dependency(parent, kind: .settled)]),
            ])
            let failed = try await scene.claim(parent)
            try await scene.settle(failed, .failed(phase: .rejected))
            try await scene.complete(try await scene.claim(child))
            try await scene.store.retry(failed.fence.deliveryID, now: scene.noon)
            try await scene.complete(try await scene.claim(parent))
            try await scene.expectPhase(child, .created)
        },
        StoreRule("What was completed while the child left without it makes the child go again") {
            scene in
            let parent = scene.key("Observation")
            let child = scene.key("Composition")
            try await scene.plan([
                scene.planned(parent),
                scene.planned(child, after: [Dependency(parent, kind: .settled)]),
            ])
            let failed = try await scene.claim(parent)
            try await scene.settle(failed, .failed(phase: .rejected))
            let sent = try await scene.claim(child)
            try await scene.markInFlight(sent)
            try await scene.store.retry(failed.fence.deliveryID, now: scene.noon)
            try await scene.complete(try await scene.claim(parent))
            try await scene.complete(sent, as: "comp-1", omitted: [parent])
            let again = try await scene.claim(child)
            try expectEqual(again.operation, .update)
            try await scene.complete(again, phase: .updated)
            try await scene.expectPhase(child, .updated)
        },
        StoreRule("A child behind a delivery sent again does not wait a second time") { scene in
            let item = scene.key("Observation")
            let finish = scene.key("Encounter")
            let composition = scene.key("Composition")
            try await scene.plan([
                scene.planned(item),
                scene.planned(finish, after: [Dependency(item, kind: .settled)]),
                scene.planned(composition, after: [Dependency(finish)]),
            ])
            let failed = try await scene.claim(item)
            try await scene.settle(failed, .failed(phase: .rejected))
            try await scene.complete(try await scene.claim(finish), omitted: [item])
            try await scene.store.retry(failed.fence.deliveryID, now: scene.noon)
            try await scene.expectPhase(composition, .waiting)
            let claimed = try await scene.claim()
            for delivery in claimed { try await scene.complete(delivery) }
            try await scene.expectPhase(finish, .waiting)
            try await scene.expectPhase(composition, .created)
        },
        StoreRule("A wait for items ends after its time limit, and a late item is made up for") {
            scene in
            let item = scene.key("Observation")
            let finish = scene.key("Encounter")
            try await scene.plan([
                scene.planned(item),
                scene.planned(finish, after: [Dependency(item, kind: .settled)]),
            ])
            let delivery = try await scene.claim(item)
            let early = try await scene.store.releaseOverdueSettledDependencies(
                before: scene.noon, tenant: scene.tenant)
            try expectEqual(early, 0)
            let others = try await scene.store.releaseOverdueSettledDependencies(
                before: scene.noon.addingTimeInterval(1), tenant: scene.other)
            try expectEqual(others, 0)
            let released = try await scene.store.releaseOverdueSettledDependencies(
                before: scene.noon.addingTimeInterval(1), tenant: scene.tenant)
            try expectEqual(released, 1)
            try await scene.expectPhase(finish, .waiting)
            try await scene.settle(delivery, .retry(at: scene.noon, counts: true))
            let closing = try need(
                try await scene.claim().first { $0.key == finish }, "closing update")
            try await scene.complete(closing, omitted: [item])
            let late = scene.noon.addingTimeInterval(500)
            _ = try await scene.store.rescue(lookAt: late, now: late)
            try await scene.complete(try await scene.claim(item, at: late), at: late)
            let again = try await scene.claim(finish, at: late)
            try expectEqual(again.operation, .update)
        },
        StoreRule("A parent with many children frees them all in one step") { scene in
            let parent = scene.key("Location")
            let children = (0..<300).map { _ in scene.key("Encounter") }
            try await scene.plan(
                [scene.planned(parent)]
                    + children.map { scene.planned($0, after: [Dependency(parent)]) })
            try await scene.complete(try await scene.claim(parent))
            let summary = try await scene.store.summary(for: scene.tenant)
            try expectEqual(summary.counts["Encounter"]?.filter { $0.value > 0 }, [.waiting: 300])
            try expectEqual(try await scene.claim(500).count, 300)
        },
    ]
}

extension Scene {
    /// Deliveries each of which requires the one before.
    fileprivate func chain(_ keys: [ResourceKey]) -> [PlannedDelivery] {
        keys.enumerated().map { index, key in
            self.planned(key, after: index == 0 ? [] : [Dependency(keys[index - 1])])
        }
    }
}
