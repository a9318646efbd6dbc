import Foundation
import SyncCore
import SyncStore

/// Attempts, errors and health checks.
enum JournalRules {
    static let all: [StoreRule] = [
        StoreRule("Attempts of a delivery are kept in order, others belong to none") { scene in
            let key = scene.key("Observation")
            try await scene.plan([scene.planned(key)])
            let first = try await scene.claim(key)
            try await scene.settle(
                first, .retry(at: scene.noon, counts: true),
                attempt: scene.attempt(1, success: false, body: "{\"n\":1}"))
            let second = try await scene.claim(key)
            try await scene.complete(second)
            try await scene.store.appendLog(scene.attempt(1), for: scene.tenant)
            let rows = try await scene.store.attempts(deliveryID: first.fence.deliveryID)
            try expectEqual(rows.map(\.attempt.attemptNumber), [1])
            try expectEqual(rows.first?.attempt.requestBody, scene.bytes("{\"n\":1}"))
            try expectEqual(second.attemptNumber, 2)
        },
        StoreRule("An error is resolved once, with notes and by whom") { scene in
            let key = scene.key("Observation")
            try await scene.plan([scene.planned(key)])
            let error = scene.error()
            try await scene.settle(
                try await scene.claim(key), .failed(phase: .rejected), error: error)
            let person = scene.id()
            try await expectError(.invalidState) {
                try await scene.store.resolveError(
                    error.id, as: .pending, notes: nil, by: nil, now: scene.noon)
            }
            try await scene.store.resolveError(
                error.id, as: .ignored, notes: "double", by: person, now: scene.noon)
            let stored = try need(try await scene.store.error(error.id), "error")
            try expectEqual(stored.resolutionStatus, .ignored)
            try expectEqual(stored.resolutionNotes, "double")
            try expectEqual(stored.resolvedBy, person)
            try expectEqual(stored.resolvedAt, scene.noon)
            try await expectError(.alreadyResolved) {
                try await scene.store.resolveError(
                    error.id, as: .manualResolved, notes: nil, by: nil, now: scene.noon)
            }
            try await expectError(.notFound) {
                try await scene.store.resolveError(
                    scene.id(), as: .ignored, notes: nil, by: nil, now: scene.noon)
            }
        },
        StoreRule("Errors are listed by what is asked for, the newest first") { scene in
            var ids: [UUID] = []
            for (index, category) in [ErrorCategory.client, .server, .client].enumerated() {
                let key = scene.key("Location")
                try await scene.plan([scene.planned(key)])
                let error = scene.error(
                    category, at: scene.noon.addingTimeInterval(TimeInterval(index)))
                try await scene.settle(
                    try await scene.claim(key), .failed(phase: .rejected), error: error)
                ids.append(error.id)
            }
            func list(_ change: (inout ErrorFilter) -> Void) async throws -> [UUID] {
                var filter = ErrorFilter()
                change(&filter)
                return try await scene.store.errors(filter, for: scene.tenant).map(\.record.id)
            }
            try expectEqual(try await list { _ in }, ids.reversed())
            try expectEqual(try await list { $0.category = .client }, [ids[2], ids[0]])
            try expectEqual(
                try await list { $0.from = scene.noon.addingTimeInterval(1) }, [ids[2], ids[1]])
            try expectEqual(try await list { $0.to = scene.noon }, [ids[0]])
            try expectEqual(
                try await list {
                    $0.limit = 1
                    $0.offset = 1
                }, [ids[1]])
            try await scene.store.resolveError(
                ids[1], as: .manualResolved, notes: nil, by: nil, now: scene.noon)
            try expectEqual(
                try await list { $0.resolutionStatus = .pending }, [ids[2], ids[0]])
            let others = try await scene.store.errors(ErrorFilter(), for: scene.other)
            try expect(others.isEmpty, "none of another tenant")
        },
        StoreRule("Health checks are kept, the newest first") { scene in
            let rows = (0..<3).map { index in
                HealthCheckRow(
                    id: scene.id(), checkDatetime: scene.noon.addingTimeInterval(Double(index)),
                    endpointChecked: "token", responseTimeMilliseconds: 100 * index,
                    status: index == 2 ? .unhealthy : .healthy,
                    errorMessage: index == 2 ? "no answer" : nil)
            }
            for row in rows { try await scene.store.saveHealthCheck(row, for: scene.tenant) }
            let stored = try await scene.store.healthChecks(limit: 2, for: scene.tenant)
            try expectEqual(stored, [rows[2], rows[1]])
            let others = try await scene.store.healthChecks(limit: 2, for: scene.other)
            try expect(others.isEmpty, "none of another tenant")
        },
        StoreRule("Health checks beyond the newest are dropped, another tenant's are not") {
            scene in
            func save(_ seconds: Int, for tenant: Tenant) async throws {
                try await scene.store.saveHealthCheck(
                    HealthCheckRow(
                        id: scene.id(), checkDatetime: scene.noon + Double(seconds),
                        endpointChecked: "Organization", responseTimeMilliseconds: seconds,
                        status: .healthy, errorMessage: nil), for: tenant)
            }
            try await save(-1, for: scene.other)
            for number in 0...HealthCheckRow.rowsMax { try await save(number, for: scene.tenant) }
            let kept = try await scene.store.healthChecks(
                limit: HealthCheckRow.rowsMax + 10, for: scene.tenant)
            try expectEqual(kept.count, HealthCheckRow.rowsMax)
            try expectEqual(kept.last?.responseTimeMilliseconds, 1)
            let others = try await scene.store.healthChecks(limit: 5, for: scene.other)
            try expectEqual(others.count, 1)
        },
    ]
}
