import Foundation
import SyncCore
import SyncStore

/// What people are told of.
enum AlertRules {
    static let all: [StoreRule] = books + messages

    private static let books: [StoreRule] = [
        StoreRule("What is known of a cause is remembered whole, by every handle, per tenant") {
            scene in
            let cause = AlertCause(.deliveryFailed, code: "rule_10003")
            let whole = AlertState(
                id: scene.id(), severity: .critical, detail: "d", since: scene.noon,
                lastAt: scene.noon + 1, count: 3, toldAt: scene.noon + 2, hasNews: true,
                isTold: true, acknowledgedAt: scene.noon + 3, endedAt: scene.noon + 4)
            let bare = AlertState(
                id: scene.id(), severity: .warning, since: scene.noon, lastAt: scene.noon, count: 0)
            let wanted = AlertBook([cause: whole, AlertCause(.backlog): bare])
            _ = try await scene.store.reviewAlerts(for: scene.tenant) { book in
                book = wanted
                return []
            }
            let second = try await scene.place.open()
            try expectEqual(try await Self.book(second, scene.tenant), wanted)
            try expectEqual(try await Self.book(second, scene.other), AlertBook())
            let rows = try await second.alerts(limit: 10, for: scene.tenant)
            try expectEqual(rows.map(\.cause), [AlertCause(.backlog), cause], "standing first")
            try expectEqual(rows.last?.tenant, scene.tenant)
            let none = try await second.alerts(limit: 10, for: scene.other)
            try expect(none.isEmpty, "none of another tenant")
        },
        StoreRule("Of reviews in many places at once, one tells") { scene in
            let store = scene.store
            let tenant = scene.tenant
            var breaker = BreakerSnapshot()
            breaker.state = .open
            let facts = AlertFacts(
                breaker: breaker, access: .unknown, evidence: OperatingEvidence(), waiting: 1)
            let identifiers = (0..<40).map { _ in scene.id() }
            let told = try await withThrowingTaskGroup(of: Int.self) { group in
                for number in 0..<20 {
                    group.addTask {
                        try await store.reviewAlerts(for: tenant) { book in
                            var own = identifiers[(2 * number)...].prefix(2)
                            return book.review(facts, now: Scene.noon) { own.removeFirst() }
                        }.count
                    }
                }
                return try await group.reduce(0, +)
            }
            try expectEqual(told, 1)
            let messages = try await store.alertMessages(limit: 10, for: tenant)
            try expectEqual(messages.count, 1)
        },
        StoreRule("An alert is acknowledged by the name of its standing, once") { scene in
            let id = scene.id()
            _ = try await scene.store.reviewAlerts(for: scene.tenant) { book in
                book.alerts[AlertCause(.backlog)] = AlertState(
                    id: id, severity: .critical, since: Scene.noon, lastAt: Scene.noon, count: 1)
                return []
            }
            let row = try await scene.store.acknowledgeAlert(id, now: scene.noon + 5)
            try expectEqual(row.state.acknowledgedAt, scene.noon + 5)
            try expectEqual(row.tenant, scene.tenant)
            _ = try await scene.store.acknowledgeAlert(id, now: scene.noon + 9)
            let book = try await Self.book(scene.store, scene.tenant)
            let state = try need(book.alerts[AlertCause(.backlog)], "the alert")
            try expectEqual(state.acknowledgedAt, scene.noon + 5)
            try expect(!state.hasNews, "what was seen is no news")
            try await expectError(.notFound) {
                _ = try await scene.store.acknowledgeAlert(scene.id(), now: scene.noon)
            }
        },
    ]

    private static let messages: [StoreRule] = [
        StoreRule("Messages are offered, oldest first, until they are taken or too often refused") {
            scene in
            let messages = (0..<3).map { Self.message(scene, at: scene.noon + Double($0)) }
            _ = try await scene.store.reviewAlerts(for: scene.tenant) { _ in messages }
            func unsent(at seconds: Double, since: Double = 0) async throws
                -> [UnsentAlertMessage]
            {
                try await scene.store.unsentAlertMessages(
                    since: scene.noon + since, triesMax: 2, limit: 10, for: scene.tenant,
                    now: scene.noon + seconds)
            }
            try expectEqual(try await unsent(at: 5).map(\.message), messages)
            try expectEqual(try await unsent(at: 5, since: 2).map(\.message), [messages[2]])
            try expectEqual(try await unsent(at: 1).map(\.message), Array(messages.prefix(2)))
            try await scene.store.noteAlertMessage(
                messages[0].id, isSent: true, nextAt: scene.noon, now: scene.noon)
            try await scene.store.noteAlertMessage(
                messages[1].id, isSent: false, nextAt: scene.noon + 60, now: scene.noon)
            try expectEqual(try await unsent(at: 59).map(\.message.id), [messages[2].id])
            try expectEqual(try await unsent(at: 60).map(\.tries), [1, 0])
            try await scene.store.noteAlertMessage(
                messages[1].id, isSent: false, nextAt: scene.noon, now: scene.noon)
            try expectEqual(try await unsent(at: 99).map(\.message.id), [messages[2].id])
            let listed = try await scene.store.alertMessages(limit: 2, for: scene.tenant)
            try expectEqual(listed, [messages[2], messages[1]])
            let others = try await scene.store.alertMessages(limit: 2, for: scene.other)
            try expect(others.isEmpty, "none of another tenant")
        },
        StoreRule("Messages beyond the newest thousand are dropped") { scene in
            let messages = (0...AlertRow.messagesMax).map {
                Self.message(scene, at: scene.noon + Double($0))
            }
            _ = try await scene.store.reviewAlerts(for: scene.tenant) { _ in messages }
            let kept = try await scene.store.alertMessages(limit: 10_000, for: scene.tenant)
            try expectEqual(kept.count, AlertRow.messagesMax)
            try expectEqual(kept.last, messages[1])
        },
    ]

    private static func book(_ store: any SyncStore, _ tenant: Tenant) async throws -> AlertBook {
        var read = AlertBook()
        let rows = try await store.alerts(limit: 1_000, for: tenant)
        for row in rows { read.alerts[row.cause] = row.state }
        return read
    }

    private static func message(_ scene: Scene, at: Date) -> AlertMessage {
        AlertMessage(
            id: scene.id(), alertID: scene.id(),
            cause: AlertCause(.credentialsRefused, code: "token_refused"), event: .raised,
            severity: .critical, detail: "d", since: scene.noon, at: at, count: 2, waiting: 3)
    }
}
