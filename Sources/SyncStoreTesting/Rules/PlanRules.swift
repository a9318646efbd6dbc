import Foundation
import SyncCore
import SyncStore

/// How plans merge with the queue.
enum PlanRules {
    static let all: [StoreRule] = [
        StoreRule("Planning a record again queues nothing twice") { scene in
            let record = scene.id()
            let encounter = scene.planned(scene.key("Encounter", record), order: 60)
            let observation = scene.planned(
                scene.key("Observation"), after: [Dependency(encounter.key)])
            let first = try await scene.plan([encounter, observation], record: record)
            try expectEqual(first.inserted, 2)
            let again = try await scene.plan([encounter, observation], record: record)
            try expectEqual([again.inserted, again.amended, again.unchanged], [0, 0, 2])
            try expectEqual(try await scene.rows(observation.key).count, 1)
        },
        StoreRule("A delivery that depends on nothing is ready, and one that does is blocked") {
            scene in
            let parent = scene.planned(scene.key("Encounter"))
            let child = scene.planned(scene.key("Observation"), after: [Dependency(parent.key)])
            // A child may come before its parent in the plan.
            try await scene.plan([child, parent])
            try await scene.expectPhase(parent.key, .waiting)
            let row = try await scene.row(child.key)
            try expectEqual(row.phase, .blocked)
            try expectEqual(row.openDependencies, 1)
            let edges = try await scene.store.dependencies(of: row.id)
            try expectEqual(edges.map(\.key), [parent.key])
            try expectEqual(edges.map(\.state), [.open])
        },
        StoreRule("A dependency on a fact that was completed before counts as satisfied") { scene in
            let parent = scene.planned(scene.key("Location"))
            try await scene.plan([parent])
            try await scene.complete(try await scene.claim(parent.key))
            let child = scene.planned(scene.key("Encounter"), after: [Dependency(parent.key)])
            try await scene.plan([child])
            try await scene.expectPhase(child.key, .waiting)
        },
        StoreRule("A dependency on something unknown is refused and nothing of the plan stays") {
            scene in
            let known = scene.planned(scene.key("Encounter"))
            let child = scene.planned(
                scene.key("Observation"), after: [Dependency(scene.key("Location"))])
            try await expectError(.unknownDependency) { try await scene.plan([known, child]) }
            try expect(try await scene.rows(known.key).isEmpty, "nothing is queued")
            let waiting = try await scene.store.unplannedRecords(limit: 9, for: scene.tenant)
            try expectEqual(waiting.count, 1, "the record still waits for planning")
        },
        StoreRule("A circle of dependencies is refused") { scene in
            let keys = (0..<3).map { _ in scene.key("Observation") }
            let circle = (0..<3).map { index in
                scene.planned(keys[index], after: [Dependency(keys[(index + 1) % 3])])
            }
            try await expectError(.dependencyCycle) { try await scene.plan(circle) }
            let itself = scene.planned(keys[0], after: [Dependency(keys[0])])
            try await expectError(.dependencyCycle) { try await scene.plan([itself]) }
            try expect(try await scene.rows(keys[0]).isEmpty, "nothing is queued")
        },
        StoreRule("A circle that closes through an amended delivery is refused") { scene in
            let record = scene.id()
            let first = scene.key("Observation")
            let second = scene.key("DiagnosticReport")
            try await scene.plan(
                [scene.planned(first), scene.planned(second, after: [Dependency(first)])],
                record: record)
            try await expectError(.dependencyCycle) {
                try await scene.plan(
                    [scene.planned(first, template: "{\"v\":2}", after: [Dependency(second)])],
                    record: record, revision: 2)
            }
            try await scene.expectPhase(first, .waiting)
        },
        StoreRule("A changed delivery that has not left is amended in its place") { scene in
            let record = scene.id()
            let key = scene.key("Observation")
            try await scene.plan([scene.planned(key, template: "{\"v\":1}")], record: record)
            let before = try await scene.row(key)
            let outcome = try await scene.plan(
                [scene.planned(key, template: "{\"v\":2}")], record: record, revision: 2)
            try expectEqual([outcome.inserted, outcome.amended], [0, 1])
            let after = try await scene.row(key)
            try expectEqual(after.id, before.id)
            try expectEqual(after.template, scene.bytes("{\"v\":2}"))
            try expectEqual(after.operation, .create)
        },
        StoreRule("A change of a completed delivery becomes an update of its own") { scene in
            let record = scene.id()
            let key = scene.key("Observation")
            try await scene.plan([scene.planned(key)], record: record)
            try await scene.complete(try await scene.claim(key), as: "obs-1")
            let outcome = try await scene.plan(
                [scene.planned(key, template: "{\"v\":2}")], record: record, revision: 2)
            try expectEqual([outcome.inserted, outcome.amended], [1, 0])
            let claimed = try await scene.claim(key)
            try expectEqual(claimed.operation, .update)
            try expectEqual(claimed.platformID, "obs-1")
            try expectEqual(claimed.template, scene.bytes("{\"v\":2}"))
            let newest = try await scene.store.delivery(
                of: key, stage: .create, tenant: scene.tenant)
            try expectEqual(newest?.id, claimed.fence.deliveryID)
            let finish = try await scene.store.delivery(
                of: key, stage: .finish, tenant: scene.tenant)
            try expect(finish == nil, "no such stage")
        },
        StoreRule("A change of a delivery on its way waits behind it") { scene in
            let record = scene.id()
            let key = scene.key("Observation")
            try await scene.plan([scene.planned(key)], record: record)
            let first = try await scene.claim(key)
            try await scene.markInFlight(first)
            try await scene.plan(
                [scene.planned(key, template: "{\"v\":2}")], record: record, revision: 2)
            try expect(try await scene.claim().isEmpty, "the update waits")
            try await scene.complete(first, as: "obs-1")
            let second = try await scene.claim(key)
            try expectEqual(second.operation, .update)
            try expectEqual(second.platformID, "obs-1")
        },
        StoreRule("A change that waits behind a delivery takes its place when that is refused") {
            scene in
            let record = scene.id()
            let parent = scene.key("Encounter", record)
            let child = scene.key("Observation")
            try await scene.plan(
                [scene.planned(parent), scene.planned(child, after: [Dependency(parent)])],
                record: record)
            let first = try await scene.claim(parent)
            try await scene.markInFlight(first)
            let late = scene.key("Condition")
            try await scene.plan(
                [
                    scene.planned(parent, template: "{\"v\":2}"),
                    scene.planned(child, after: [Dependency(parent)]),
                    scene.planned(late, after: [Dependency(parent)]),
                ], record: record, revision: 2)
            try await scene.settle(first, .failed(phase: .rejected))
            let again = try await scene.claim(parent)
            try expectEqual(again.fence.deliveryID, first.fence.deliveryID)
            try expectEqual(again.operation, .create)
            try expectEqual(again.template, scene.bytes("{\"v\":2}"))
            try await scene.complete(again)
            try await scene.expectPhase(child, .waiting)
            try await scene.expectPhase(late, .waiting)
            try expectEqual(
                try await scene.rows(parent).map(\.phase).filter { $0 == .skipped }.count, 1)
        },
        StoreRule("A corrected record revives what was refused, and what waited for it") { scene in
            let record = scene.id()
            let parent = scene.key("Encounter", record)
            let child = scene.key("Observation")
            let children = [scene.planned(child, after: [Dependency(parent)])]
            try await scene.plan([scene.planned(parent)] + children, record: record)
            try await scene.settle(try await scene.claim(parent), .failed(phase: .rejected))
            try expect(try await scene.row(child).blockedBy != nil, "the child is stuck")
            try await scene.plan(
                [scene.planned(parent, template: "{\"v\":2}")] + children, record: record,
                revision: 2)
            try await scene.expectPhase(parent, .waiting)
            try expect(try await scene.row(child).blockedBy == nil, "the child waits again")
            try expectEqual(try await scene.completeAll(), [parent, child])
        },
        StoreRule("An unchanged delivery is not sent again after a refusal") { scene in
            let record = scene.id()
            let key = scene.key("Observation")
            try await scene.plan([scene.planned(key)], record: record)
            try await scene.settle(try await scene.claim(key), .failed(phase: .rejected))
            try await scene.plan([scene.planned(key)], record: record)
            try await scene.expectPhase(key, .rejected)
        },
        StoreRule("A fact shared by records keeps what was queued first") { scene in
            let key = scene.key("Medication")
            try await scene.plan([scene.planned(key, template: "{\"v\":1}", keepsExisting: true)])
            let outcome = try await scene.plan([
                scene.planned(key, template: "{\"v\":2}", keepsExisting: true)
            ])
            try expectEqual(outcome.unchanged, 1)
            try expectEqual(try await scene.row(key).template, scene.bytes("{\"v\":1}"))
        },
        StoreRule("An update of a fact that was never created is dropped") { scene in
            let key = scene.key("Encounter")
            let outcome = try await scene.plan([scene.planned(key, stage: .finish, .update)])
            try expectEqual(outcome.inserted, 0)
            try expect(try await scene.rows(key, stage: .finish).isEmpty, "nothing is queued")
        },
        StoreRule("The closing of a visit waits for an item that a later revision adds") { scene in
            let record = scene.id()
            let encounter = scene.key("Encounter", record)
            let added = scene.key("Observation")
            func finish(_ items: [ResourceKey]) -> PlannedDelivery {
                scene.planned(
                    encounter, stage: .finish, .update,
                    after: [Dependency(encounter)]
                        + items.map { Dependency($0, kind: .settled) }, order: 140)
            }
            try await scene.plan([scene.planned(encounter), finish([])], record: record)
            try await scene.plan(
                [
                    scene.planned(encounter), scene.planned(added, after: [Dependency(encounter)]),
                    finish([added]),
                ], record: record, revision: 2)
            try await scene.complete(try await scene.claim(encounter))
            try await scene.expectPhase(encounter, stage: .finish, .blocked)
            try await scene.complete(try await scene.claim(added))
            try await scene.expectPhase(encounter, stage: .finish, .waiting)
        },
        StoreRule("The same fact of two tenants is two deliveries") { scene in
            let key = scene.key("Location")
            try await scene.plan([scene.planned(key)])
            let outcome = try await scene.plan([scene.planned(key)], tenant: scene.other)
            try expectEqual(outcome.inserted, 1)
            let claimed = try await scene.claim()
            try expectEqual(claimed.map(\.tenant), [scene.tenant])
            try await scene.complete(try need(claimed.first, "delivery"), as: "mine")
            let theirs = try await scene.store.platformIDs(for: [key], tenant: scene.other)
            try expect(theirs.isEmpty, "an identifier of one tenant is not another's")
            let child = scene.planned(scene.key("Encounter"), after: [Dependency(key)])
            try await scene.plan([child], tenant: scene.other)
            let row = try need(
                try await scene.rows(child.key, tenant: scene.other).first, "delivery")
            try expectEqual(row.phase, .blocked)
        },
    ]
}
