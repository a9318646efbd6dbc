import Foundation
import SyncCore
import SyncStore

/// What is removed after its time, and what never is.
enum RetentionRules {
    private static let day = 86_400.0

    static let all: [StoreRule] = [
        StoreRule("Attempts of what has ended well go after their days, those of the rest stay") {
            scene in
            try await Self.configure(scene)
            let ended = try await Self.attempted(scene, Self.completed)
            let skipped = try await Self.attempted(scene, .skipped(reason: "cancelled"))
            let kept = [
                try await Self.attempted(scene, .failed(phase: .rejected)),
                try await Self.attempted(scene, .failed(phase: .exhausted)),
                try await Self.attempted(scene, .held(reason: "person")),
                try await Self.attempted(scene, .unknown(lookAt: scene.noon + 9_999 * Self.day)),
                try await Self.attempted(
                    scene, .retry(at: scene.noon + 9_999 * Self.day, counts: true)),
            ]
            try await scene.store.appendLog(scene.attempt(), for: scene.tenant)
            let early = try await Self.prune(scene, afterDays: 89)
            try expectEqual(early.total, 0, "removed early")
            let report = try await Self.prune(scene, afterDays: 91)
            try expectEqual(report.removed[.attempts], 3)
            try expect(report.isWhole, "nothing left over")
            for key in [ended, skipped] {
                try expectEqual(try await Self.attempts(scene, key), 0, "attempts of \(key.type)")
            }
            for key in kept {
                try expectEqual(try await Self.attempts(scene, key), 1, "attempts of \(key.type)")
            }
            try expectEqual(try await Self.prune(scene, afterDays: 91).total, 0, "again")
        },
        StoreRule("What ended lately keeps its attempts, however old they are") { scene in
            try await Self.configure(scene)
            let key = try await Self.attempted(scene, .failed(phase: .rejected))
            let late = scene.noon + 80 * Self.day
            try await scene.store.retry(try await scene.row(key).id, now: late)
            try await scene.complete(try await scene.claim(key, at: late), at: late)
            try expectEqual(try await Self.prune(scene, afterDays: 120).total, 0)
            try expectEqual(try await Self.prune(scene, afterDays: 171).removed[.attempts], 1)
        },
        StoreRule("A pruned store knows old revisions, contents and ids as before") { scene in
            try await Self.configure(scene)
            let visit = scene.key("Encounter")
            let record = scene.id()
            let planned = scene.planned(visit, template: "{1}", encounter: visit.localID)
            try await scene.plan([planned], record: record)
            let claimed = try await scene.claim(visit)
            try await scene.markInFlight(claimed)
            try await scene.settle(claimed, Self.completed, attempt: scene.attempt())
            let before = try await scene.row(visit)
            let report = try await Self.prune(scene, afterDays: 36_500)
            try expectEqual(report.removed[.attempts], 1)
            try expectEqual(try await scene.row(visit), before, "the delivery")
            let name = RecordName(kind: "encounter", id: record)
            let again = try await scene.store.accept([scene.incoming(name)], now: scene.noon)
            let stale = try await scene.store.record(name, for: scene.tenant)
            try expectEqual(stale?.revision, 1)
            try expect(!again.contains(.accepted), "a second copy was accepted: \(again)")
            let outcome = try await scene.plan([planned], record: record, revision: 2)
            try expectEqual(outcome.unchanged, 1)
            try expectEqual(outcome.inserted + outcome.amended, 0, "queued again")
            let ids = try await scene.store.platformIDs(for: [visit], tenant: scene.tenant)
            try expectEqual(ids[visit]?.id, "P-1")
            let changed = try await scene.plan(
                [scene.planned(visit, template: "{2}", encounter: visit.localID)],
                record: record, revision: 3)
            try expectEqual(changed.inserted, 1)
            try expectEqual(try await scene.row(visit).operation, .update)
        },
        StoreRule("Resolved errors go, open ones and those of what is unfinished stay") { scene in
            try await Self.configure(scene)
            let ended = try await Self.attempted(
                scene, .retry(at: scene.noon + 1_000, counts: true), error: scene.error())
            let failed = try await Self.attempted(
                scene, .failed(phase: .rejected), error: scene.error())
            let open = try await Self.attempted(
                scene, .skipped(reason: "cancelled"), error: scene.error())
            let later = scene.noon + 1_000
            try await scene.complete(try await scene.claim(ended, at: later), at: later)
            let errors = try await scene.store.errors(ErrorFilter(), for: scene.tenant)
            let failedID = try await scene.row(failed).id
            let failure = try need(errors.first { $0.deliveryID == failedID }, "error")
            try await scene.store.resolveError(
                failure.record.id, as: .ignored, notes: nil, by: nil, now: scene.noon)
            let report = try await Self.prune(scene, afterDays: 366)
            try expectEqual(report.removed[.errors], 1)
            let left = try await scene.store.errors(ErrorFilter(), for: scene.tenant)
            let openID = try await scene.row(open).id
            try expectEqual(Set(left.compactMap(\.deliveryID)), [failedID, openID])
        },
        StoreRule("Of look-ups the newest stays, and what the platform calls a person") { scene in
            try await Self.configure(scene)
            let person = scene.id()
            let found = Self.lookup(scene, person, .found, at: 0)
            let older = Self.lookup(scene, person, .error, at: 1)
            let newest = Self.lookup(scene, person, .notFound, at: 2)
            for row in [found, older, newest] {
                try await scene.store.savePatientLookup(row, for: scene.tenant)
            }
            try expectEqual(try await Self.prune(scene, afterDays: 366).removed[.lookups], 1)
            let latest = try await scene.store.latestPatientLookup(
                patientID: person, for: scene.tenant)
            try expectEqual(latest?.id, newest.id)
            let again = Self.lookup(scene, person, .found, at: 3)
            try await scene.store.savePatientLookup(again, for: scene.tenant)
            try expectEqual(try await Self.prune(scene, afterDays: 366).removed[.lookups], 2)
            let byNumber = try await scene.store.latestPatientLookup(
                nik: found.nik, for: scene.tenant)
            try expectEqual(byNumber?.id, again.id)
        },
        StoreRule("Events that are over go, those on their way stay") { scene in
            try await Self.configure(scene)
            let store = try scene.webhooks
            try await store.saveWebhookEndpoint(scene.endpoint())
            let events = (0..<2).map { _ in
                WebhookEventRow(
                    id: scene.id(), tenant: scene.tenant, kind: .visitSettled,
                    payload: scene.bytes("{}"), createdAt: scene.noon)
            }
            try await store.appendWebhookEvents(events)
            let due = try await store.dueWebhookDeliveries(
                limit: 2, for: scene.tenant, now: scene.noon)
            try await store.noteWebhookDelivery(
                due[0].0.id, responseStatus: 200, milliseconds: 1, failure: nil, nextTryAt: nil,
                isFinal: true, now: scene.noon)
            try await store.noteWebhookDelivery(
                due[1].0.id, responseStatus: 500, milliseconds: 1, failure: "http_500",
                nextTryAt: scene.noon + 10, isFinal: false, now: scene.noon)
            try expectEqual(try await Self.prune(scene, afterDays: 29).total, 0)
            try expectEqual(try await Self.prune(scene, afterDays: 31).removed[.webhooks], 1)
            let left = try await store.webhookDeliveries(
                endpointID: nil, limit: 9, offset: 0, for: scene.tenant)
            try expectEqual(left.map(\.id), [due[1].0.id])
        },
        StoreRule("Pruning goes page by page and says whether more is left") { scene in
            try await Self.configure(scene)
            for _ in 0..<5 { _ = try await Self.attempted(scene, Self.completed) }
            var removed: [Int] = []
            var isWhole = false
            while !isWhole {
                let page = try await Self.prune(scene, afterDays: 91, limit: 2)
                removed.append(page.removed[.attempts] ?? 0)
                isWhole = page.isWhole
            }
            try expectEqual(removed, [2, 2, 1])
        },
    ]

    private static let completed = Resolution.completed(
        phase: .created,
        identity: PlatformIdentity(id: "P-1", versionID: "1", storedAt: Scene.noon))

    private static func configure(_ scene: Scene) async throws {
        try await scene.store.saveConfiguration(
            SatusehatConfiguration(
                id: scene.id(), tenant: scene.tenant, clientID: "c", clientSecret: "s",
                satusehatOrganizationID: "1", organizationName: "k", gateway: "sandbox",
                createdAt: scene.noon, updatedAt: scene.noon), now: scene.noon)
    }

    /// A delivery of its own that was attempted once and ended so.
    private static func attempted(
        _ scene: Scene, _ resolution: Resolution, error: ErrorRecord? = nil
    ) async throws -> ResourceKey {
        let key = scene.key("Observation")
        try await scene.plan([scene.planned(key)])
        let claimed = try await scene.claim(key)
        try await scene.markInFlight(claimed)
        try await scene.settle(
            claimed, resolution, attempt: scene.attempt(), error: error)
        return key
    }

    private static func attempts(_ scene: Scene, _ key: ResourceKey) async throws -> Int {
        try await scene.store.attempts(deliveryID: try await scene.row(key).id).count
    }

    private static func prune(
        _ scene: Scene, afterDays days: Double, limit: Int = 100
    ) async throws -> PruneReport {
        let store = try need(scene.store as? any RetentionStore, "store that is pruned")
        return try await store.prune(
            RetentionPolicy(), limit: limit, now: scene.noon + days * Self.day)
    }

    private static func lookup(
        _ scene: Scene, _ person: UUID, _ status: PatientLookupRow.Status, at seconds: Double
    ) -> PatientLookupRow {
        PatientLookupRow(
            id: scene.id(), patientID: person, nik: "3171011212900001", lookupStatus: status,
            ihsPatientID: status == .found ? "P02" : nil, ihsPatientData: nil,
            registrationRequired: false, registrationInstructions: nil,
            searchedAt: scene.noon + seconds, searchedBy: scene.owner)
    }
}
