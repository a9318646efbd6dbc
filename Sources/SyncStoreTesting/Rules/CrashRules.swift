import Foundation
import SyncCore
import SyncStore

/// What is left behind by a process that died.
enum CrashRules {
    static let all: [StoreRule] = [
        StoreRule("A lease that lapsed before anything left simply waits again") { scene in
            let key = scene.key("Location")
            try await scene.plan([scene.planned(key)])
            _ = try await scene.claim(key)
            let early = scene.noon.addingTimeInterval(119)
            try expectEqual(
                try await scene.store.rescue(lookAt: early, now: early), RescueOutcome())
            let late = scene.noon.addingTimeInterval(120)
            let outcome = try await scene.store.rescue(lookAt: late, now: late)
            try expectEqual(outcome.returned, 1)
            let again = try await scene.claim(key, at: late)
            try expectEqual([again.attemptNumber, again.retryCount], [1, 0])
        },
        StoreRule("A lease that lapsed in flight becomes unknown and is looked for") { scene in
            let key = scene.key("Location")
            try await scene.plan([scene.planned(key)])
            try await scene.markInFlight(try await scene.claim(key))
            let late = scene.noon.addingTimeInterval(200)
            let lookAt = scene.noon.addingTimeInterval(230)
            let outcome = try await scene.store.rescue(lookAt: lookAt, now: late)
            try expectEqual(outcome.becameUnknown, 1)
            try await scene.expectPhase(key, .unknown)
            try expectEqual(try await scene.store.nextDue(for: scene.tenant), lookAt)
            try expect(try await scene.claim(at: lookAt).isEmpty, "it is not simply sent again")
            let look = try await scene.store.claimUnknown(scene.request(at: lookAt))
            try expectEqual(look.map(\.key), [key])
            try expectEqual(look.first?.inFlightAt, scene.noon)
            try expectEqual(look.first?.attemptNumber, 2)
        },
        StoreRule("A look whose lease lapsed is due again") { scene in
            let key = scene.key("Location")
            try await scene.plan([scene.planned(key)])
            let first = try await scene.claim(key)
            try await scene.markInFlight(first)
            try await scene.settle(first, .unknown(lookAt: scene.noon))
            _ = try await scene.store.claimUnknown(scene.request())
            let late = scene.noon.addingTimeInterval(200)
            _ = try await scene.store.rescue(lookAt: late, now: late)
            let look = try await scene.store.claimUnknown(scene.request(at: late))
            try expectEqual(look.map(\.lookCount), [0])
        },
        StoreRule("The third crash within three days sets a delivery aside") { scene in
            let key = scene.key("Location")
            let child = scene.key("Encounter")
            try await scene.plan([
                scene.planned(key), scene.planned(child, after: [Dependency(key)]),
            ])
            var now = scene.noon
            var outcome = try await scene.crash(key, at: &now)
            try expectEqual([outcome.becameUnknown, outcome.setAside], [1, 0])
            outcome = try await scene.crash(key, at: &now)
            try expectEqual([outcome.becameUnknown, outcome.setAside], [1, 0])
            outcome = try await scene.crash(key, at: &now)
            try expectEqual([outcome.becameUnknown, outcome.setAside], [0, 1])
            let row = try await scene.row(key)
            try expectEqual(row.phase, .rejected)
            try expectEqual(row.errorMessage, "poison")
            try expectEqual(try await scene.row(child).blockedBy, row.id)
            let errors = try await scene.store.errors(ErrorFilter(), for: scene.tenant)
            try expectEqual(errors.map(\.deliveryID), [row.id])
            // Whether the platform has it is still not known, so a retry looks first.
            try await scene.store.retry(row.id, now: now)
            try await scene.expectPhase(key, .unknown)
            let look = try await scene.store.claimUnknown(scene.request(at: now))
            try expectEqual(look.map(\.key), [key])
        },
        StoreRule("Crashes that lie far apart do not set a delivery aside") { scene in
            let key = scene.key("Location")
            try await scene.plan([scene.planned(key)])
            var now = scene.noon
            for _ in 0..<5 {
                let outcome = try await scene.crash(key, at: &now)
                try expectEqual([outcome.becameUnknown, outcome.setAside], [1, 0])
                now = now.addingTimeInterval(40 * 3_600)
            }
        },
        StoreRule("Who alone works a store frees the leases of all others at once") { scene in
            let keys = (0..<450).map { _ in scene.key("Location") }
            try await scene.plan(keys.map { scene.planned($0) })
            let dead = try await scene.claim(449)
            try await scene.markInFlight(dead[0])
            let survivor = scene.id()
            var request = scene.request()
            request.owner = survivor
            let mine = try need(try await scene.store.claim(request).first, "delivery")
            let outcome = try await scene.store.rescue(
                lookAt: scene.noon, soleOwner: survivor, now: scene.noon)
            try expectEqual([outcome.returned, outcome.becameUnknown], [448, 1])
            try expect(try await !scene.markInFlight(dead[1]), "the lease was lost")
            try expect(try await scene.markInFlight(mine), "one's own lease is held")
            let again = try await scene.store.rescue(
                lookAt: scene.noon, soleOwner: survivor, now: scene.noon)
            try expectEqual(again, RescueOutcome())
        },
        StoreRule("Rescue gets through more than one page") { scene in
            let count = 450
            try await scene.plan((0..<count).map { _ in scene.planned(scene.key("Location")) })
            let claimed = try await scene.claim(500)
            try expectEqual(claimed.count, count)
            for delivery in claimed.prefix(10) { try await scene.markInFlight(delivery) }
            let late = scene.noon.addingTimeInterval(600)
            let outcome = try await scene.store.rescue(lookAt: late, now: late)
            try expectEqual([outcome.returned, outcome.becameUnknown], [count - 10, 10])
        },
        StoreRule("What was accepted, planned and sent is there for the next handle") { scene in
            let key = scene.key("Location")
            try await scene.plan([scene.planned(key, template: "{\"kept\":true}")])
            let claimed = try await scene.claim(key)
            try await scene.markInFlight(claimed)
            let second = try await scene.place.open()
            let row = try need(try await second.delivery(claimed.fence.deliveryID), "delivery")
            try expectEqual(row.phase, .inFlight)
            try expectEqual(row.template, scene.bytes("{\"kept\":true}"))
            let settled = try await second.settle(
                Settlement(
                    fence: claimed.fence,
                    resolution: .completed(
                        phase: .created,
                        identity: PlatformIdentity(
                            id: "L-1", versionID: nil, storedAt: scene.noon)), now: scene.noon))
            try expect(settled, "the fence counts, not the handle")
            try await scene.expectPhase(key, .created)
        },
    ]
}

extension Scene {
    /// Sends a delivery, lets its process die, and rescues it; then makes it ready again.
    fileprivate func crash(_ key: ResourceKey, at now: inout Date) async throws -> RescueOutcome {
        var delivery = try await self.claim(1, at: now).first
        if delivery == nil {
            delivery = try await self.store.claimUnknown(self.request(at: now)).first
        }
        let sent = try need(delivery, "delivery to send")
        try expectEqual(sent.key, key)
        try expect(try await self.markInFlight(sent, at: now), "the lease is held")
        now = now.addingTimeInterval(200)
        return try await self.store.rescue(lookAt: now, now: now)
    }
}
