import Foundation
import SyncCore
import SyncStore

/// Who gets which delivery, and when.
enum ClaimRules {
    static let all: [StoreRule] = [
        StoreRule("Deliveries are claimed in the order they were planned") { scene in
            let keys = (0..<5).map { _ in scene.key("Location") }
            try await scene.plan(keys.map { scene.planned($0) })
            try expectEqual(try await scene.claim().map(\.key), keys)
            try expect(try await scene.claim().isEmpty, "a leased delivery is hidden")
        },
        StoreRule("A claim takes no more than it asks for") { scene in
            try await scene.plan((0..<5).map { _ in scene.planned(scene.key("Location")) })
            try expectEqual(try await scene.claim(2).count, 2)
            try expectEqual(try await scene.claim(0).count, 0)
            try expectEqual(try await scene.claim(-1).count, 0)
            try expectEqual(try await scene.claim(9).count, 3)
        },
        StoreRule("A claimed delivery carries everything its sending needs") { scene in
            let patient = scene.id()
            let encounter = scene.id()
            let optional = scene.key("Condition", nil)
            let key = scene.key("Observation", nil, "bp_systolic")
            try await scene.plan([scene.planned(optional)])
            try await scene.settle(
                try await scene.claim(optional), .skipped(reason: "cancelled"))
            try await scene.plan(
                [
                    scene.planned(
                        key, template: "{\"x\":1.00}",
                        after: [Dependency(optional, kind: .accepted)], encounter: encounter,
                        patient: patient, disclosure: .clinical, identifier: "sys|1")
                ], retriesMax: 5)
            let request = scene.request()
            let claimed = try need(try await scene.store.claim(request).first, "delivery")
            try expectEqual(claimed.key, key)
            try expectEqual(claimed.tenant, scene.tenant)
            try expectEqual(claimed.template, scene.bytes("{\"x\":1.00}"))
            try expectEqual(claimed.encounterID, encounter)
            try expectEqual(claimed.patientID, patient)
            try expectEqual(claimed.disclosure, .clinical)
            try expectEqual(claimed.businessIdentifier, "sys|1")
            try expectEqual(claimed.optionalReferences, [optional])
            try expectEqual(claimed.attemptNumber, 1)
            try expectEqual(
                [claimed.retryCount, claimed.retriesMax, claimed.lookCount], [0, 5, 0])
            try expectEqual(claimed.leaseUntil, request.leaseUntil)
            try expectEqual(claimed.createdAt, scene.noon)
            try expect(claimed.platformID == nil && claimed.inFlightAt == nil, "nothing was sent")
        },
        StoreRule("One delivery of an encounter is under way at a time") { scene in
            let encounter = scene.id()
            let keys = (0..<3).map { _ in scene.key("Observation") }
            let apart = scene.key("Observation")
            try await scene.plan(keys.map { scene.planned($0, encounter: encounter) })
            try await scene.plan([scene.planned(apart, encounter: scene.id())])
            let claimed = try await scene.claim()
            try expectEqual(claimed.map(\.key), [keys[0], apart])
            try await scene.markInFlight(claimed[0])
            try expect(try await scene.claim().isEmpty, "the encounter is busy")
            try await scene.complete(claimed[0])
            try expectEqual(try await scene.claim().map(\.key), [keys[1]])
        },
        StoreRule("Inside an encounter the order of the brief goes before the order of planning") {
            scene in
            let encounter = scene.id()
            let prescription = scene.planned(
                scene.key("MedicationRequest"), order: 100, encounter: encounter)
            let observation = scene.planned(
                scene.key("Observation"), order: 70, encounter: encounter)
            try await scene.plan([prescription])
            try await scene.plan([observation])
            try expectEqual(try await scene.completeAll(), [observation.key, prescription.key])
        },
        StoreRule("A near retry keeps the order of its encounter and a far one lets it go on") {
            scene in
            let encounter = scene.id()
            let keys = (0..<2).map { _ in scene.key("Observation") }
            try await scene.plan(keys.map { scene.planned($0, encounter: encounter) })
            let first = try await scene.claim(keys[0])
            let soon = scene.noon.addingTimeInterval(4)
            try await scene.settle(first, .retry(at: soon, counts: true))
            try expect(try await scene.claim(at: scene.noon).isEmpty, "the retry is near")
            let again = try await scene.claim(keys[0], at: soon)
            try expectEqual(again.retryCount, 1)
            try await scene.settle(
                again, .retry(at: soon.addingTimeInterval(3_600), counts: true), at: soon)
            try expectEqual(try await scene.claim(at: soon).map(\.key), [keys[1]])
        },
        StoreRule("A delayed delivery is not claimed before its time") { scene in
            let key = scene.key("Location")
            try await scene.plan([scene.planned(key)])
            let later = scene.noon.addingTimeInterval(10)
            try await scene.settle(
                try await scene.claim(key), .retry(at: later, counts: false))
            try expectEqual(try await scene.store.nextDue(for: scene.tenant), later)
            try expect(
                try await scene.claim(at: later.addingTimeInterval(-0.001)).isEmpty, "too early")
            let claimed = try await scene.claim(key, at: later)
            try expectEqual(claimed.retryCount, 0)
            // A lease comes due when it lapses.
            try expectEqual(
                try await scene.store.nextDue(for: scene.tenant), claimed.leaseUntil)
            try await scene.complete(claimed, at: later)
            try expectEqual(try await scene.store.nextDue(for: scene.tenant), nil)
        },
        StoreRule("Two deliveries of one business identifier are never under way together") {
            scene in
            let keys = (0..<2).map { _ in scene.key("Encounter") }
            try await scene.plan(keys.map { scene.planned($0, identifier: "sys|ENC-1") })
            try await scene.plan(
                [scene.planned(scene.key("Observation"), identifier: "sys|ENC-1")])
            let first = try await scene.claim()
            try expectEqual(first.map(\.key.type), ["Encounter", "Observation"])
            try await scene.markInFlight(first[0])
            try await scene.settle(first[0], .unknown(lookAt: scene.noon))
            try expect(try await scene.claim().isEmpty, "its outcome is unknown")
            let looked = try need(
                try await scene.store.claimUnknown(scene.request()).first, "unknown delivery")
            try await scene.complete(looked, phase: .adopted)
            try expectEqual(try await scene.claim().map(\.key), [keys[1]])
        },
        StoreRule("Marking in flight counts the attempt and works once per lease") { scene in
            let key = scene.key("Location")
            try await scene.plan([scene.planned(key)])
            let first = try await scene.claim(key)
            try expect(try await scene.markInFlight(first), "the lease is held")
            try expect(try await !scene.markInFlight(first), "it has left already")
            try await scene.expectPhase(key, .inFlight)
            try await scene.settle(first, .retry(at: scene.noon, counts: true))
            let second = try await scene.claim(key)
            try expectEqual(second.attemptNumber, 2)
            try expect(second.fence.leaseNumber > first.fence.leaseNumber, "the fence rises")
        },
        StoreRule("A wait that sent nothing counts no attempt") { scene in
            let key = scene.key("Location")
            try await scene.plan([scene.planned(key)])
            try await scene.settle(
                try await scene.claim(key), .retry(at: scene.noon, counts: false))
            let again = try await scene.claim(key)
            try expectEqual([again.attemptNumber, again.retryCount], [1, 0])
        },
        StoreRule("Nothing leaves under a lease that has lapsed or was lost") { scene in
            let key = scene.key("Location")
            try await scene.plan([scene.planned(key)])
            let first = try await scene.claim(key)
            let late = scene.noon.addingTimeInterval(121)
            try expect(try await !scene.markInFlight(first, at: late), "the lease has lapsed")
            _ = try await scene.store.rescue(lookAt: late, now: late)
            let second = try await scene.claim(key, at: late)
            try expect(try await !scene.markInFlight(first, at: late), "the lease was lost")
            try expect(try await scene.markInFlight(second, at: late), "the new one is held")
        },
        StoreRule("A heartbeat keeps the leases that are still held") { scene in
            let keys = (0..<2).map { _ in scene.key("Location") }
            try await scene.plan(keys.map { scene.planned($0) })
            let claimed = try await scene.claim()
            try await scene.complete(claimed[0])
            let until = scene.noon.addingTimeInterval(600)
            let held = try await scene.store.heartbeat(claimed.map(\.fence), leaseUntil: until)
            try expectEqual(held, [claimed[1].fence])
            let late = scene.noon.addingTimeInterval(300)
            let rescued = try await scene.store.rescue(lookAt: late, now: late)
            try expectEqual(rescued, RescueOutcome())
            try expect(try await scene.markInFlight(claimed[1], at: late), "the lease is held")
        },
        StoreRule("A heartbeat of whoever lost the lease does not extend the lease of another") {
            scene in
            try await scene.plan([scene.planned(scene.key("Location"))])
            let first = try need(try await scene.claim(1).first, "delivery")
            let late = scene.noon.addingTimeInterval(3_600)
            _ = try await scene.store.rescue(lookAt: late, now: late)
            let second = try need(try await scene.claim(1, at: late).first, "delivery")
            let far = late.addingTimeInterval(7_200)
            try expectEqual(try await scene.store.heartbeat([first.fence], leaseUntil: far), [])
            let past = second.leaseUntil.addingTimeInterval(1)
            try expectEqual(try await scene.store.rescue(lookAt: past, now: past).returned, 1)
        },
        StoreRule("Two handles on one store never claim the same delivery") { scene in
            let second = try await scene.place.open()
            try await scene.plan((0..<40).map { _ in scene.planned(scene.key("Location")) })
            var fences: [Fence] = []
            while true {
                let mine = try await scene.store.claim(scene.request(3))
                let theirs = try await second.claim(scene.request(2))
                fences += (mine + theirs).map(\.fence)
                guard !(mine + theirs).isEmpty else { break }
            }
            try expectEqual(fences.count, 40)
            try expectEqual(Set(fences.map(\.deliveryID)).count, 40)
        },
        StoreRule("An unknown outcome is looked for when its look is due, by one at a time") {
            scene in
            let key = scene.key("Observation")
            try await scene.plan([scene.planned(key)])
            let first = try await scene.claim(key)
            try await scene.markInFlight(first)
            let lookAt = scene.noon.addingTimeInterval(30)
            try await scene.settle(first, .unknown(lookAt: lookAt))
            try expectEqual(try await scene.store.nextDue(for: scene.tenant), lookAt)
            try expect(try await scene.claim(at: lookAt).isEmpty, "it is not simply sent again")
            let early = try await scene.store.claimUnknown(scene.request(at: scene.noon))
            try expect(early.isEmpty, "the look is not due")
            let look = try need(
                try await scene.store.claimUnknown(scene.request(at: lookAt)).first, "look")
            try expectEqual(look.inFlightAt, scene.noon)
            try expectEqual(look.lookCount, 0)
            try await scene.expectPhase(key, .unknown)
            let second = try await scene.store.claimUnknown(scene.request(at: lookAt))
            try expect(second.isEmpty, "somebody is looking")
            try expectEqual(try await scene.store.nextDue(for: scene.tenant), look.leaseUntil)
        },
        StoreRule("There is work while anything is ready, due or to be looked for") { scene in
            func hasWork(at now: Date = scene.noon) async throws -> Bool {
                try await scene.store.hasWork(for: scene.tenant, now: now)
            }
            try expect(try await !hasWork(), "the queue is empty")
            let key = scene.key("Location")
            try await scene.plan([scene.planned(key)])
            try expect(try await hasWork(), "one is ready")
            let others = try await scene.store.hasWork(for: scene.other, now: scene.noon)
            try expect(!others, "not for another tenant")
            let first = try await scene.claim(key)
            try expect(try await !hasWork(), "it is leased")
            let later = scene.noon.addingTimeInterval(10)
            try await scene.settle(first, .retry(at: later, counts: true))
            try expect(try await !hasWork(), "its time has not come")
            try expect(try await hasWork(at: later), "its time has come")
            let second = try await scene.claim(key, at: later)
            try await scene.markInFlight(second, at: later)
            let lookAt = later.addingTimeInterval(30)
            try await scene.settle(second, .unknown(lookAt: lookAt), at: later)
            try expect(try await !hasWork(at: later), "the look is not due")
            try expect(try await hasWork(at: lookAt), "the look is due")
        },
        StoreRule("What waits behind another of its encounter is no work yet") { scene in
            let encounter = scene.id()
            let keys = [scene.key("Condition"), scene.key("Observation")]
            try await scene.plan(keys.map { scene.planned($0, encounter: encounter) })
            let first = try need(try await scene.claim().first, "one of the encounter")
            func hasWork(at now: Date) async throws -> Bool {
                try await scene.store.hasWork(for: scene.tenant, now: now)
            }
            try expect(try await !hasWork(at: scene.noon), "the other one is under way")
            let soon = scene.noon.addingTimeInterval(5)
            try await scene.settle(first, .retry(at: soon, counts: true))
            try expect(try await !hasWork(at: scene.noon), "the other one is soon tried again")
            try expectEqual(try await scene.store.nextDue(for: scene.tenant), soon)
            try expect(try await hasWork(at: soon), "its time has come")
        },
        StoreRule("A claimed delivery says what the platform answered last") { scene in
            let key = scene.key("Location")
            try await scene.plan([scene.planned(key)])
            let first = try await scene.claim(key)
            try expect(first.responseStatus == nil, "nothing was answered")
            _ = try await scene.store.settle(
                Settlement(
                    fence: first.fence, resolution: .retry(at: scene.noon, counts: true),
                    responseStatus: 503, now: scene.noon))
            try expectEqual(try await scene.claim(key).responseStatus, 503)
        },
        StoreRule("An unknown outcome consumes a retry when it is told to") { scene in
            let key = scene.key("Observation")
            try await scene.plan([scene.planned(key)])
            let first = try await scene.claim(key)
            try await scene.markInFlight(first)
            try await scene.settle(first, .unknown(lookAt: scene.noon, counts: true))
            let look = try need(
                try await scene.store.claimUnknown(scene.request()).first, "look")
            try expectEqual([look.retryCount, look.lookCount], [1, 0])
            try await scene.settle(look, .unknown(lookAt: scene.noon))
            try expectEqual(try await scene.row(key).retryCount, 1)
        },
        StoreRule("A request that is handed to the network has no answer yet") { scene in
            let key = scene.key("Observation")
            try await scene.plan([scene.planned(key)])
            _ = try await scene.store.settle(
                Settlement(
                    fence: try await scene.claim(key).fence,
                    resolution: .retry(at: scene.noon, counts: false), responseStatus: 503,
                    now: scene.noon))
            try await scene.markInFlight(try await scene.claim(key))
            try expect(try await scene.row(key).responseStatus == nil, "the old answer is gone")
        },
        StoreRule("A look in vain is counted, and one that could not be made is not") { scene in
            let key = scene.key("Observation")
            try await scene.plan([scene.planned(key)])
            let first = try await scene.claim(key)
            try await scene.markInFlight(first)
            try await scene.settle(first, .unknown(lookAt: scene.noon, counts: false))
            func look() async throws -> ClaimedDelivery {
                try need(try await scene.store.claimUnknown(scene.request()).first, "look")
            }
            try await scene.settle(try await look(), .unknown(lookAt: scene.noon))
            try await scene.settle(try await look(), .lookLater(at: scene.noon))
            let third = try await look()
            try expectEqual(third.lookCount, 1)
            try expectEqual(third.inFlightAt, scene.noon)
            try await scene.settle(third, .retry(at: scene.noon, counts: true))
            let again = try await scene.claim(key)
            try expect(again.inFlightAt == nil, "it is known not to be there")
            try expectEqual(again.retryCount, 1)
        },
    ]
}
