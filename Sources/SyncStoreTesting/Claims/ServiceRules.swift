import Foundation
import SyncCore
import SyncStore

/// What services for people rely on.
enum ServiceRules {
    static let all: [StoreRule] = records + consents + figures

    private static let records: [StoreRule] = [
        StoreRule("A record is found by the number of its last revision, within its tenant") {
            scene in
            let name = RecordName(kind: "encounter", id: scene.id())
            let first = RecordAlias(kind: .sepNumber, value: "S-1")
            let second = RecordAlias(kind: .sepNumber, value: "S-2")
            let before = try await scene.store.records(alias: first, for: scene.tenant)
            try expect(before.isEmpty, "nothing in an empty store")
            var record = scene.incoming(name)
            record.aliases = [first]
            _ = try await scene.store.accept([record], now: scene.noon)
            try expectEqual(
                try await scene.store.records(alias: first, for: scene.tenant), [name])
            try expectEqual(
                try await scene.store.records(alias: first, for: scene.other), [])
            let otherKind = RecordAlias(kind: .encounterNumber, value: "S-1")
            try expectEqual(
                try await scene.store.records(alias: otherKind, for: scene.tenant), [])
            record.revision = 2
            record.aliases = [second]
            _ = try await scene.store.accept([record], now: scene.noon)
            try expectEqual(try await scene.store.records(alias: first, for: scene.tenant), [])
            try expectEqual(
                try await scene.store.records(alias: second, for: scene.tenant), [name])
        },
        StoreRule("Of two records with one number the one accepted last comes first") { scene in
            let alias = RecordAlias(kind: .sepNumber, value: "S-1")
            var names: [RecordName] = []
            for _ in 0..<2 {
                let name = RecordName(kind: "encounter", id: scene.id())
                var record = scene.incoming(name)
                record.aliases = [alias]
                _ = try await scene.store.accept([record], now: scene.noon)
                names.insert(name, at: 0)
            }
            try expectEqual(try await scene.store.records(alias: alias, for: scene.tenant), names)
        },
        StoreRule("Unplanned records that refer to another are told by name") { scene in
            let target = RecordName(kind: "patient", id: scene.id())
            let name = RecordName(kind: "consent", id: scene.id())
            _ = try await scene.store.accept(
                [scene.incoming(target), scene.incoming(name, references: [target])],
                now: scene.noon)
            try expectEqual(
                try await scene.store.unplannedRecords(referringTo: target, for: scene.tenant),
                [name])
            try expectEqual(
                try await scene.store.unplannedRecords(referringTo: target, for: scene.other), [])
        },
    ]

    private static func consent(_ scene: Scene, _ patient: UUID) -> ConsentRow {
        ConsentRow(
            id: scene.id(), patientID: patient, consentGiven: true, consentScope: .all,
            consentDatetime: scene.noon, consentMethod: .written, validFrom: scene.noon,
            documentWaived: true)
    }

    private static let consents: [StoreRule] = [
        StoreRule("A consent is revoked once, and what was claimed for the patient cannot leave") {
            scene in
            let patient = scene.id()
            let row = Self.consent(scene, patient)
            try await scene.store.saveConsent(row, for: scene.tenant, now: scene.noon)
            try expectEqual(try await scene.store.consent(row.id, for: scene.tenant), row)
            try expectEqual(try await scene.store.consent(row.id, for: scene.other), nil)
            let own = scene.key("Observation")
            let foreign = scene.key("Observation")
            try await scene.plan([
                scene.planned(own, patient: patient), scene.planned(foreign, patient: scene.id()),
            ])
            let claimed = try await scene.claim(2)
            try expectEqual(claimed.count, 2)
            let revoked = try await scene.store.revokeConsent(
                row.id, reason: "asked", for: scene.tenant, now: scene.noon + 1)
            try expect(revoked.revoked, "revoked")
            try expectEqual(revoked.revokedReason, "asked")
            try expectEqual(revoked.revokedAt, scene.noon + 1)
            for delivery in claimed {
                let mayLeave = try await scene.markInFlight(delivery, at: scene.noon + 2)
                try expectEqual(mayLeave, delivery.key == foreign, "\(delivery.key)")
            }
            try await scene.expectPhase(own, .waiting)
            try await expectError(.invalidState) {
                _ = try await scene.store.revokeConsent(
                    row.id, reason: "again", for: scene.tenant, now: scene.noon + 3)
            }
            try await expectError(.notFound) {
                _ = try await scene.store.revokeConsent(
                    row.id, reason: "x", for: scene.other, now: scene.noon)
            }
        },
        StoreRule("A newer consent, too, has what was claimed judged again") { scene in
            let patient = scene.id()
            let key = scene.key("Observation")
            try await scene.plan([scene.planned(key, patient: patient)])
            let claimed = try await scene.claim(key)
            try await scene.store.saveConsent(
                Self.consent(scene, patient), for: scene.tenant, now: scene.noon)
            let mayLeave = try await scene.markInFlight(claimed)
            try expect(!mayLeave, "judged by the consent before")
        },
        StoreRule("One override stands at most; ended, it remains, and claims are judged again") {
            scene in
            let override = ConsentOverride(
                id: scene.id(), legalGround: "law", author: scene.owner, authorName: "A",
                since: scene.noon)
            try await scene.store.setConsentOverride(override, for: scene.tenant)
            try expectEqual(
                try await scene.store.consentOverride(for: scene.tenant), override)
            try expectEqual(try await scene.store.consentOverride(for: scene.other), nil)
            try await expectError(.invalidState) {
                try await scene.store.setConsentOverride(
                    ConsentOverride(
                        id: scene.id(), legalGround: "b", author: nil, authorName: "B",
                        since: scene.noon), for: scene.tenant)
            }
            let key = scene.key("Observation")
            try await scene.plan([scene.planned(key, patient: scene.id())])
            let claimed = try await scene.claim(key)
            let id = claimed.fence.deliveryID
            for _ in 0..<2 {
                try await scene.store.noteOverrideUse(
                    deliveryID: id, overrideID: override.id, now: scene.noon)
            }
            let ended = try await scene.store.endConsentOverride(
                by: nil, name: "C", for: scene.tenant, now: scene.noon + 9)
            try expectEqual(ended.endedAt, scene.noon + 9)
            let mayLeave = try await scene.markInFlight(claimed)
            try expect(!mayLeave, "judged by the override that ended")
            try expectEqual(try await scene.store.overrideUses(deliveryID: id), [ended])
            try expectEqual(try await scene.store.consentOverrides(for: scene.tenant), [ended])
            try await expectError(.notFound) {
                _ = try await scene.store.endConsentOverride(
                    by: nil, name: "C", for: scene.tenant, now: scene.noon)
            }
        },
    ]

    private static func request(at moment: Date, from: String = "2026-03-04") -> FigureRequest {
        FigureRequest(
            from: from, to: "2026-03-04", branchID: nil, polyclinicID: nil, judgedAt: moment,
            errorsSince: Scene.noon - 86_400)
    }

    private static let figures: [StoreRule] = [
        StoreRule("A delivery counts as it stood at the moment asked for, whatever came later") {
            scene in
            let encounter = scene.id()
            let key = scene.key("Encounter", encounter)
            let name = RecordName(kind: "encounter", id: encounter)
            var record = scene.incoming(name)
            record.fact = EncounterFact(
                clinicDate: "2026-03-04", branchID: nil, polyclinicID: nil,
                finish: .init(at: scene.noon, date: "2026-03-04"))
            _ = try await scene.store.accept([record], now: scene.noon)
            try await scene.plan([scene.planned(key, encounter: encounter)])
            let claimed = try await scene.claim(key)
            try await scene.settle(
                claimed, .failed(phase: .rejected), error: scene.error(at: scene.noon + 10),
                at: scene.noon + 10)
            try await scene.store.retry(claimed.fence.deliveryID, now: scene.noon + 20)
            let again = try await scene.claim(key, at: scene.noon + 25)
            try await scene.complete(again, at: scene.noon + 30)
            for (seconds, status) in [
                (5, DeliveryStatus.pending), (10, .failed), (19, .failed), (20, .pending),
                (29, .pending), (30, .completed), (90, .completed),
            ] {
                let figures = try await scene.store.figures(
                    Self.request(at: scene.noon + Double(seconds)), for: scene.tenant)
                try expectEqual(figures.groups.map(\.status), [status], "after \(seconds) s")
                try expectEqual(figures.encountersFinished, 1)
                try expectEqual(figures.encountersCreated, status == .completed ? 1 : 0)
                try expectEqual(figures.errors.count, seconds < 10 ? 0 : 1, "errors")
            }
            let past = try await scene.store.pastEnds(encounterID: encounter, for: scene.tenant)
            try expectEqual(
                past,
                [
                    PastEnd(
                        deliveryID: claimed.fence.deliveryID, status: .failed,
                        settledAt: scene.noon + 10, leftAt: scene.noon + 20)
                ])
            let before = try await scene.store.figures(
                Self.request(at: scene.noon - 1), for: scene.tenant)
            try expectEqual(before.groups, [])
            try expectEqual(before.encountersLater, 1)
            let other = try await scene.store.figures(
                Self.request(at: scene.noon + 90), for: scene.other)
            try expectEqual(other, Figures())
        },
        StoreRule("A stay belongs to the day of its end once that is known, before to its first") {
            scene in
            let encounter = scene.id()
            var record = scene.incoming(RecordName(kind: "encounter", id: encounter))
            record.fact = EncounterFact(
                clinicDate: "2026-02-27", branchID: nil, polyclinicID: nil, finish: nil)
            _ = try await scene.store.accept([record], now: scene.noon)
            record.revision = 2
            record.fact?.finish = .init(at: scene.noon + 50, date: "2026-03-04")
            _ = try await scene.store.accept([record], now: scene.noon + 60)
            var february = Self.request(at: scene.noon + 59, from: "2026-02-01")
            february.to = "2026-02-28"
            let unfinished = try await scene.store.figures(february, for: scene.tenant)
            try expectEqual(unfinished.encountersFinished, 0)
            let march = try await scene.store.figures(
                Self.request(at: scene.noon + 60), for: scene.tenant)
            try expectEqual(march.encountersFinished, 1)
            february.judgedAt = scene.noon + 60
            let moved = try await scene.store.figures(february, for: scene.tenant)
            try expectEqual(moved.encountersFinished, 0)
        },
        StoreRule("A store that always kept facts has none to make up for") { scene in
            let record = scene.incoming(RecordName(kind: "encounter", id: scene.id()))
            _ = try await scene.store.accept([record], now: scene.noon)
            let none = try await scene.store.encountersWithoutFacts(
                limit: 10, for: scene.tenant)
            try expect(none == nil, "nothing to make up for")
        },
    ]
}
