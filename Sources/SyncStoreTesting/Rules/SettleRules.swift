import Foundation
import SyncCore
import SyncStore

/// How attempts end.
enum SettleRules {
    static let all: [StoreRule] = [
        StoreRule("Completion stores the platform's id, and the log with it") { scene in
            let key = scene.key("Observation")
            try await scene.plan([scene.planned(key)])
            let claimed = try await scene.claim(key)
            try await scene.markInFlight(claimed)
            let attempt = scene.attempt()
            let later = scene.noon.addingTimeInterval(1)
            let identity = PlatformIdentity(id: "obs-9", versionID: "v1", storedAt: later)
            let settled = try await scene.store.settle(
                Settlement(
                    fence: claimed.fence,
                    resolution: .completed(phase: .created, identity: identity),
                    responseStatus: 201, responseBody: scene.bytes("{}"), attempt: attempt,
                    now: later))
            try expect(settled, "the lease is held")
            let row = try await scene.row(key)
            try expectEqual(row.phase, .created)
            try expectEqual(row.status, .completed)
            try expectEqual(row.satusehatID, "obs-9")
            try expectEqual(row.responseStatus, 201)
            try expectEqual(row.startedAt, scene.noon)
            try expectEqual(row.completedAt, later)
            let known = try await scene.store.platformIDs(for: [key], tenant: scene.tenant)
            try expectEqual(known, [key: identity])
            let attempts = try await scene.store.attempts(deliveryID: row.id)
            try expectEqual(attempts, [AttemptRow(deliveryID: row.id, attempt: attempt)])
        },
        StoreRule("A settlement after the lease was lost writes its log and nothing else") {
            scene in
            let key = scene.key("Observation")
            try await scene.plan([scene.planned(key)])
            let first = try await scene.claim(key)
            let late = scene.noon.addingTimeInterval(300)
            _ = try await scene.store.rescue(lookAt: late, now: late)
            let second = try await scene.claim(key, at: late)
            let settled = try await scene.settle(
                first, .failed(phase: .rejected), attempt: scene.attempt(success: false),
                error: scene.error(), at: late)
            try expect(!settled, "the lease was lost")
            try await scene.expectPhase(key, .claimed)
            let attempts = try await scene.store.attempts(deliveryID: first.fence.deliveryID)
            try expectEqual(attempts.count, 1)
            let errors = try await scene.store.errors(ErrorFilter(), for: scene.tenant)
            try expect(errors.isEmpty, "no error is written")
            try expect(try await scene.complete(second, at: late), "the new lease is held")
            try expect(
                try await !scene.complete(second, as: "twice", at: late), "it is settled already")
            let known = try await scene.store.platformIDs(for: [key], tenant: scene.tenant)
            try expectEqual(known[key]?.id, "P-1")
        },
        StoreRule("A rescued delivery cannot be settled by its old holder") { scene in
            let key = scene.key("Observation")
            try await scene.plan([scene.planned(key)])
            let first = try await scene.claim(key)
            try await scene.markInFlight(first)
            let late = scene.noon.addingTimeInterval(300)
            _ = try await scene.store.rescue(lookAt: late, now: late)
            try expect(try await !scene.complete(first, at: late), "the lease was lost")
            try await scene.expectPhase(key, .unknown)
        },
        StoreRule("A settlement of a delivery that is not there is refused") { scene in
            try await expectError(.notFound) {
                _ = try await scene.store.settle(
                    Settlement(
                        fence: Fence(deliveryID: scene.id(), leaseNumber: 1),
                        resolution: .failed(phase: .rejected), now: scene.noon))
            }
        },
        StoreRule("A failure keeps its message and error for a person") { scene in
            let key = scene.key("Observation")
            try await scene.plan([scene.planned(key)])
            let error = scene.error()
            try await scene.settle(
                try await scene.claim(key), .failed(phase: .rejected), message: "say why",
                error: error)
            let row = try await scene.row(key)
            try expectEqual(row.status, .failed)
            try expectEqual(row.errorMessage, "say why")
            let stored = try need(try await scene.store.error(error.id), "error")
            try expectEqual(stored.record, error)
            try expectEqual(stored.deliveryID, row.id)
            try expectEqual(stored.resourceType, "Observation")
            try expectEqual(stored.resourceID, key.localID.uuidString.lowercased())
            try expectEqual(stored.operation, "create")
            try expectEqual(stored.resolutionStatus, .pending)
        },
        StoreRule("Completion resolves the errors that the delivery had") { scene in
            let key = scene.key("Observation")
            try await scene.plan([scene.planned(key)])
            let error = scene.error(.server)
            try await scene.settle(
                try await scene.claim(key), .retry(at: scene.noon, counts: true),
                message: "wait", error: error)
            try expectEqual(try await scene.row(key).errorMessage, "wait")
            let later = scene.noon.addingTimeInterval(2)
            try await scene.complete(try await scene.claim(key, at: later), at: later)
            try expect(try await scene.row(key).errorMessage == nil, "the message is cleared")
            let stored = try need(try await scene.store.error(error.id), "error")
            try expectEqual(stored.resolutionStatus, .autoResolved)
            try expectEqual(stored.resolvedAt, later)
        },
        StoreRule("A write to the platform is noted on the configuration, a search is not") {
            scene in
            try await scene.store.saveConfiguration(
                scene.configuration(scene.tenant), now: scene.noon)
            let search = scene.key("Patient")
            let create = scene.key("Encounter")
            try await scene.plan([
                scene.planned(search, .search, disclosure: .encounter),
                scene.planned(create, after: [Dependency(search)]),
            ])
            try await scene.complete(try await scene.claim(search), phase: .adopted)
            var stored = try await scene.store.configuration(for: scene.tenant)
            try expectEqual(stored?.lastSyncAt, nil)
            let later = scene.noon.addingTimeInterval(3)
            try await scene.complete(try await scene.claim(create, at: later), at: later)
            stored = try await scene.store.configuration(for: scene.tenant)
            try expectEqual(stored?.lastSyncAt, later)
        },
        StoreRule("The summary counts every delivery once, where it stands") { scene in
            let keys = (0..<6).map { _ in scene.key("Location") }
            try await scene.plan(keys.map { scene.planned($0) })
            let child = scene.key("Encounter")
            try await scene.plan([scene.planned(child, after: [Dependency(keys[0])])])
            let claimed = try await scene.claim(5)
            try await scene.settle(claimed[0], .failed(phase: .rejected))
            try await scene.complete(claimed[1])
            try await scene.settle(claimed[2], .skipped(reason: "cancelled"))
            try await scene.settle(claimed[3], .held(reason: "person"))
            let summary = try await scene.store.summary(for: scene.tenant)
            try expectEqual(
                summary.counts["Location"]?.filter { $0.value > 0 },
                [.rejected: 1, .created: 1, .skipped: 1, .held: 1, .claimed: 1, .waiting: 1])
            try expectEqual(summary.counts["Encounter"]?.filter { $0.value > 0 }, [.blocked: 1])
            try expectEqual(summary.stuckByType, ["Encounter": 1])
            let others = try await scene.store.summary(for: scene.other)
            try expect(others.counts.isEmpty, "another tenant has none")
        },
        StoreRule("Deliveries are listed by what is asked for, in pages") { scene in
            let encounter = scene.id()
            let patient = scene.id()
            let keys = (0..<4).map { _ in scene.key("Observation") }
            try await scene.plan(
                keys.map { scene.planned($0, encounter: encounter, patient: patient) })
            try await scene.plan(
                [scene.planned(scene.key("Location"))], at: scene.noon.addingTimeInterval(60))
            try await scene.complete(try await scene.claim(keys[0]))
            func list(_ change: (inout DeliveryFilter) -> Void) async throws -> [DeliveryRow] {
                var filter = DeliveryFilter()
                change(&filter)
                return try await scene.store.deliveries(filter, for: scene.tenant)
            }
            try expectEqual(try await list { _ in }.count, 5)
            try expectEqual(
                try await list { $0.statuses = [.completed, .failed] }.map(\.key), [keys[0]])
            try expectEqual(
                try await list { $0.types = ["Location"] }.map(\.key.type), ["Location"])
            try expectEqual(
                try await list {
                    $0.encounterID = encounter
                    $0.statuses = [.pending]
                }
                .map(\.key), Array(keys[1...]))
            try expectEqual(try await list { $0.patientID = patient }.count, 4)
            try expectEqual(
                try await list { $0.createdFrom = scene.noon.addingTimeInterval(1) }.count, 1)
            try expectEqual(try await list { $0.createdTo = scene.noon }.count, 4)
            try expectEqual(
                try await list {
                    $0.limit = 2
                    $0.offset = 1
                }.map(\.key), Array(keys[1...2]))
        },
    ]
}
