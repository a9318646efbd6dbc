import Foundation
import SyncCore
import SyncStore

/// Clinic records: what is taken in, kept and found again.
enum RecordRules {
    static let all: [StoreRule] = [
        StoreRule("A record is stored once however often it is handed in") { scene in
            let name = RecordName(kind: "patient", id: scene.id())
            let first = try await scene.store.accept(
                [scene.incoming(name, body: "{\"a\":1}")], now: scene.noon)
            try expectEqual(first, [.accepted])
            let again = try await scene.store.accept(
                [scene.incoming(name, body: "{\"a\":2}")], now: scene.noon)
            try expectEqual(again, [.alreadyKnown(revision: 1)])
            let stored = try await scene.store.record(name, for: scene.tenant)
            try expectEqual(stored?.body, scene.bytes("{\"a\":1}"))
        },
        StoreRule("A higher revision replaces a record and a lower one changes nothing") { scene in
            let name = RecordName(kind: "patient", id: scene.id())
            _ = try await scene.store.accept(
                [scene.incoming(name, revision: 5, body: "five")], now: scene.noon)
            let outcomes = try await scene.store.accept(
                [
                    scene.incoming(name, revision: 4, body: "four"),
                    scene.incoming(name, revision: 7, body: "seven"),
                    scene.incoming(name, revision: 6, body: "six"),
                ], now: scene.noon)
            try expectEqual(
                outcomes,
                [.alreadyKnown(revision: 5), .accepted, .alreadyKnown(revision: 7)])
            let stored = try await scene.store.record(name, for: scene.tenant)
            try expectEqual(stored?.revision, 7)
            try expectEqual(stored?.body, scene.bytes("seven"))
        },
        StoreRule("Records wait for planning in the order they came and only until planned") {
            scene in
            let names = (0..<3).map { _ in RecordName(kind: "encounter", id: scene.id()) }
            // Accepted against the order of their identifiers.
            for name in names.reversed() {
                _ = try await scene.store.accept([scene.incoming(name)], now: scene.noon)
            }
            let waiting = try await scene.store.unplannedRecords(limit: 10, for: scene.tenant)
            try expectEqual(waiting.map(\.name), names.reversed())
            let page = try await scene.store.unplannedRecords(limit: 2, for: scene.tenant)
            try expectEqual(page.count, 2)
            try await scene.plan([], record: names[1].id)
            let rest = try await scene.store.unplannedRecords(limit: 10, for: scene.tenant)
            try expectEqual(rest.map(\.name), [names[2], names[0]])
            let summary = try await scene.store.summary(for: scene.tenant)
            try expectEqual(summary.unplannedRecords, 2)
        },
        StoreRule("A new revision of a planned record waits for planning again") { scene in
            let id = scene.id()
            let name = RecordName(kind: "encounter", id: id)
            try await scene.plan([], record: id)
            _ = try await scene.store.accept(
                [scene.incoming(name, revision: 2)], now: scene.noon)
            let waiting = try await scene.store.unplannedRecords(limit: 10, for: scene.tenant)
            try expectEqual(waiting.map(\.revision), [2])
        },
        StoreRule("A plan of a revision that is no longer the stored one changes nothing") {
            scene in
            let id = scene.id()
            let name = RecordName(kind: "encounter", id: id)
            _ = try await scene.store.accept(
                [scene.incoming(name, revision: 2)], now: scene.noon)
            let key = scene.key("Observation")
            let outcome = try await scene.store.plan(
                QueuePlan(
                    tenant: scene.tenant, record: name, revision: 1,
                    deliveries: [scene.planned(key)], findings: [], retriesMax: 3,
                    makeUUID: { Scene.fixed(1) }), now: scene.noon)
            try expectEqual(outcome, PlanOutcome())
            try expect(try await scene.rows(key).isEmpty, "nothing is queued")
            let waiting = try await scene.store.unplannedRecords(limit: 10, for: scene.tenant)
            try expectEqual(waiting.map(\.revision), [2])
        },
        StoreRule("Records of one kind come in pages of identifier order") { scene in
            let names = (0..<5).map { _ in RecordName(kind: "patient", id: scene.id()) }
            _ = try await scene.store.accept(
                names.shuffledByText().map { scene.incoming($0) }
                    + [scene.incoming(RecordName(kind: "location", id: scene.id()))],
                now: scene.noon)
            let first = try await scene.store.records(
                kind: "patient", after: nil, limit: 3, for: scene.tenant)
            let second = try await scene.store.records(
                kind: "patient", after: first.last?.name.id, limit: 3, for: scene.tenant)
            try expectEqual((first + second).map(\.name), names)
            let named = try await scene.store.records(
                [names[4], RecordName(kind: "patient", id: scene.id()), names[0]],
                for: scene.tenant)
            try expectEqual(Set(named.map(\.name)), [names[4], names[0]])
        },
        StoreRule("Findings are replaced by those of the plan") { scene in
            let name = RecordName(kind: "encounter", id: scene.id())
            let first = scene.finding(name, code: "UNKNOWN_UNIT")
            _ = try await scene.store.accept(
                [scene.incoming(name, findings: [first])], now: scene.noon)
            var stored = try await scene.store.findings(name, limit: 10, for: scene.tenant)
            try expectEqual(stored, [first])
            let second = scene.finding(name, code: "ITEM_VANISHED")
            _ = try await scene.store.plan(
                QueuePlan(
                    tenant: scene.tenant, record: name, revision: 1, deliveries: [],
                    findings: [second], retriesMax: 3, makeUUID: { Scene.fixed(1) }),
                now: scene.noon)
            stored = try await scene.store.findings(nil, limit: 10, for: scene.tenant)
            try expectEqual(stored, [second])
        },
        StoreRule("A record that missed another is planned again when that one comes") { scene in
            let missing = RecordName(kind: "location", id: scene.id())
            let waiting = RecordName(kind: "encounter", id: scene.id())
            let content = RecordName(kind: "encounter", id: scene.id())
            let unknown = scene.finding(waiting, code: "UNKNOWN_REFERENCE")
            _ = try await scene.store.accept(
                [
                    scene.incoming(waiting, references: [missing]),
                    scene.incoming(content, references: [missing]),
                ], now: scene.noon)
            for (name, findings) in [(waiting, [unknown]), (content, [])] {
                _ = try await scene.store.plan(
                    QueuePlan(
                        tenant: scene.tenant, record: name, revision: 1, deliveries: [],
                        findings: findings, retriesMax: 3, makeUUID: { Scene.fixed(1) }),
                    now: scene.noon)
            }
            try await scene.store.replanRecords(missing: [missing], for: scene.other)
            var names = try await scene.store.unplannedRecords(limit: 9, for: scene.tenant)
                .map(\.name)
            try expectEqual(names, [])
            try await scene.store.replanRecords(missing: [missing], for: scene.tenant)
            names = try await scene.store.unplannedRecords(limit: 9, for: scene.tenant).map(\.name)
            try expectEqual(names, [waiting])
            try await scene.store.replanRecords(referringTo: missing, for: scene.tenant)
            names = try await scene.store.unplannedRecords(limit: 9, for: scene.tenant).map(\.name)
            try expectEqual(names, [waiting, content])
        },
    ]
}

extension Scene {
    fileprivate func finding(_ name: RecordName, code: String) -> FindingRow {
        FindingRow(
            record: name, revision: 1, code: code, severity: "error", path: "data.items[0]",
            messageIndonesian: "pesan", messageEnglish: "message")
    }
}

extension [RecordName] {
    /// Some other order, always the same.
    fileprivate func shuffledByText() -> [RecordName] {
        self.sorted { String($0.id.uuidString.reversed()) < String($1.id.uuidString.reversed()) }
    }
}
