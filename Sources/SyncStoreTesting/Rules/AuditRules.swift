import Foundation
import SyncCore
import SyncStore

/// The trail of who did what.
enum AuditRules {
    static let all: [StoreRule] = [
        StoreRule("An event is read back as it was appended, the newest first") { scene in
            let store = try scene.audit()
            let whole = AuditEvent(
                id: scene.id(), organizationID: scene.tenant.organizationID,
                environment: .sandbox, at: scene.noon, actorKind: .user, actorID: scene.owner,
                actorName: "dewi", role: .nurse, action: "user_added", resourceType: "user",
                resourceID: scene.id().uuidString, address: "10.0.0.1", outcome: .refused,
                requestID: "r-1", detail: ["role": "cashier", "count": "3"])
            let bare = AuditEvent(
                id: scene.id(), at: scene.noon + 1, actorKind: .system, actorName: "jembatan",
                action: "started")
            try await store.appendAudit([whole, bare])
            try await store.appendAudit([])
            let found = try await store.auditEvents(AuditFilter())
            try expectEqual(
                found, [AuditRow(sequence: 2, event: bare), AuditRow(sequence: 1, event: whole)])
            let second = try need(
                try await scene.place.open() as? any AuditStore, "store of the trail")
            try expectEqual(try await second.auditEvents(AuditFilter()), found)
        },
        StoreRule("Events are found by organization, actor, action and time, in pages") { scene in
            let store = try scene.audit()
            for number in 0..<6 {
                try await store.appendAudit([
                    AuditEvent(
                        id: scene.id(),
                        organizationID: number == 5 ? nil : scene.tenant.organizationID,
                        at: scene.noon + Double(number), actorKind: .user,
                        actorID: number < 2 ? scene.owner : nil, actorName: "dewi",
                        action: number.isMultiple(of: 2) ? "even" : "odd")
                ])
            }
            func sequences(_ filter: AuditFilter) async throws -> [Int] {
                try await store.auditEvents(filter).map(\.sequence)
            }
            let own = scene.tenant.organizationID
            try expectEqual(try await sequences(AuditFilter()), [6, 5, 4, 3, 2, 1])
            try expectEqual(
                try await sequences(AuditFilter(organizationID: own)), [5, 4, 3, 2, 1])
            try expectEqual(
                try await sequences(AuditFilter(organizationID: scene.other.organizationID)), [])
            try expectEqual(try await sequences(AuditFilter(actorID: scene.owner)), [2, 1])
            try expectEqual(
                try await sequences(AuditFilter(organizationID: own, action: "odd")), [4, 2])
            try expectEqual(
                try await sequences(AuditFilter(from: scene.noon + 1, to: scene.noon + 4)),
                [4, 3, 2])
            try expectEqual(try await sequences(AuditFilter(limit: 2, offset: 1)), [5, 4])
            try expectEqual(try await sequences(AuditFilter(afterSequence: 4)), [5, 6])
            try expectEqual(try await sequences(AuditFilter(afterSequence: 0, limit: 2)), [1, 2])
            try expectEqual(try await sequences(AuditFilter(limit: -1)), [])
        },
        StoreRule("The trail verifies as it grows, from many places at once") { scene in
            let store = try scene.audit()
            let empty = try await store.verifyAudit()
            try expectEqual(empty.checked, 0)
            try expectEqual(empty.fault, nil)
            let second = try need(
                try await scene.place.open() as? any AuditStore, "store of the trail")
            let events = (0..<40).map { scene.event(at: Double($0)) }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for (number, event) in events.enumerated() {
                    let writer = number.isMultiple(of: 2) ? store : second
                    group.addTask { try await writer.appendAudit([event]) }
                }
                try await group.waitForAll()
            }
            let verdict = try await second.verifyAudit()
            try expectEqual(verdict.checked, 40)
            try expectEqual(verdict.headSequence, 40)
            try expectEqual(verdict.fault, nil)
            try expect(verdict.headHash != empty.headHash, "the head moved on")
            let rows = try await store.auditEvents(AuditFilter(afterSequence: 0, limit: 100))
            try expectEqual(rows.map(\.sequence), Array(1...40))
            try expectEqual(Set(rows.map(\.event)), Set(events))
        },
        StoreRule("What is old is pruned from the beginning, and the rest still verifies") {
            scene in
            let store = try scene.audit()
            // The third is older than the second: a clock that was set back cuts nothing out.
            for seconds in [0.0, 10, 5, 20, 30] {
                try await store.appendAudit([scene.event(at: seconds)])
            }
            let before = try await store.verifyAudit()
            try expectEqual(try await store.pruneAudit(before: scene.noon), 0)
            try expectEqual(try await store.pruneAudit(before: scene.noon + 8), 1)
            try expectEqual(try await store.pruneAudit(before: scene.noon + 11), 2)
            try expectEqual(try await store.pruneAudit(before: scene.noon + 11), 0)
            var verdict = try await store.verifyAudit()
            try expectEqual(verdict.checked, 2)
            try expectEqual(verdict.fault, nil)
            try expectEqual(verdict.headHash, before.headHash, "the head stays")
            try expectEqual(try await store.pruneAudit(before: scene.noon + 100), 2)
            try await store.appendAudit([scene.event(at: 200)])
            verdict = try await store.verifyAudit()
            try expectEqual(verdict.checked, 1)
            try expectEqual(verdict.headSequence, 6, "numbers are not given twice")
            try expectEqual(verdict.fault, nil)
        },
        StoreRule("A number that could be a person's does not get into the trail") { scene in
            let store = try scene.audit()
            let nik = "3171015005900002"
            var event = scene.event(at: 0)
            event.actorName = nik
            event.resourceID = "patient \(nik)"
            event.requestID = nik
            event.address = nik
            event.detail = [nik: "nik=\(nik)"]
            try await store.appendAudit([event])
            let row = try need(try await store.auditEvents(AuditFilter()).first, "the event")
            try expect(!"\(row)".contains(nik), "no number is readable")
            try expectEqual(row.event, event.fenced)
        },
    ]
}

extension Scene {
    func audit() throws -> any AuditStore {
        try need(self.store as? any AuditStore, "store of the audit trail")
    }

    func event(at seconds: Double) -> AuditEvent {
        AuditEvent(
            id: self.id(), organizationID: self.tenant.organizationID, at: self.noon + seconds,
            actorKind: .user, actorID: self.owner, actorName: "dewi", action: "signed_in")
    }
}
