import Foundation
import GRDB
import SyncCore
import SyncStore

/// Space that pruning frees is used again by what is written next; the file does not shrink, and
/// nothing stops for it to be rewritten.
extension SQLiteStore: RetentionStore {
    public func prune(
        _ policy: RetentionPolicy, limit: Int, now: Date
    ) async throws -> PruneReport {
        let limit = max(1, min(limit, Self.pruneRowsMax))
        var report = PruneReport()
        for kind in [RetentionPolicy.Kind.attempts, .errors, .lookups, .webhooks] {
            let days = Double(policy[kind])
            let before = now.addingTimeInterval(-days * 86_400).milliseconds
            let found = try await self.read { work in
                try PruneSearch(db: work.db, before: before).rows(kind, limit: limit)
            }
            let page = try await self.write { work in
                try PruneWork(db: work.db, before: before).remove(kind, found, limit: limit)
            }
            report.removed[kind] = page.removed
            report.emptiedBodies += page.emptied
            report.isWhole = report.isWhole && found.count < limit && page.removed < limit
        }
        return report
    }

    /// Keeps one transaction short.
    private static let pruneRowsMax = 1_000
}

/// One row that may go, and the delivery it belongs to.
struct PruneRow: Sendable {
    let id: String
    let deliveryID: String?
}

/// Looks for what may go, beside the writing.
struct PruneSearch {
    private static let resolutions: [ResolutionStatus] = [
        .autoResolved, .manualResolved, .ignored,
    ]

    let db: Database
    let before: Int64

    func rows(_ kind: RetentionPolicy.Kind, limit: Int) throws -> [PruneRow] {
        var found: [PruneRow] = []
        for row in try self.db.rows(PruneSQL.tenants) {
            let tenant = try row.tenant()
            switch kind {
            case .attempts:
                found += try self.rows(PruneSQL.oldAttempts, tenant, limit: limit - found.count)
            case .lookups:
                found += try self.rows(PruneSQL.oldLookups, tenant, limit: limit - found.count)
            case .errors:
                for resolution in Self.resolutions {
                    found += try self.rows(
                        PruneSQL.oldErrors, tenant, resolution, limit: limit - found.count)
                }
            case .webhooks, .sessions, .audit:
                return []
            }
        }
        return found
    }

    private func rows(
        _ sql: String, _ tenant: Tenant, _ resolution: ResolutionStatus? = nil, limit: Int
    ) throws -> [PruneRow] {
        var arguments: StatementArguments = [
            "organization": tenant.organizationText, "environment": tenant.environment.rawValue,
            "before": self.before, "limit": max(0, limit),
        ]
        if let resolution { arguments += ["resolution": resolution.rawValue] }
        return try self.db.rows(sql, arguments).map { row in
            PruneRow(
                id: row["id"],
                deliveryID: row.hasColumn("sync_queue_id") ? row["sync_queue_id"] as String? : nil)
        }
    }
}

/// Removes what was found, unless it has come to life again.
struct PruneWork {
    let db: Database
    let before: Int64

    func remove(
        _ kind: RetentionPolicy.Kind, _ rows: [PruneRow], limit: Int
    ) throws -> (removed: Int, emptied: Int) {
        switch kind {
        case .attempts:
            var emptied = 0
            for id in Set(rows.compactMap(\.deliveryID)) {
                emptied += try self.db.change(
                    PruneSQL.emptyAnswer, ["id": id, "before": self.before])
            }
            return (try self.remove(rows, PruneSQL.removeAttempt), emptied)
        case .errors:
            return (try self.remove(rows, PruneSQL.removeError), 0)
        case .lookups:
            return (
                try rows.map { try self.db.change(PruneSQL.removeLookup, ["id": $0.id]) }
                    .reduce(0, +), 0
            )
        case .webhooks:
            let page: StatementArguments = ["before": self.before, "limit": limit]
            let removed = try self.db.change(PruneSQL.removeWebhookDeliveries, page)
            _ = try self.db.change(PruneSQL.removeWebhookEvents, page)
            return (removed, 0)
        case .sessions, .audit:
            return (0, 0)
        }
    }

    private func remove(_ rows: [PruneRow], _ sql: String) throws -> Int {
        try rows.map { try self.db.change(sql, ["id": $0.id, "before": self.before]) }
            .reduce(0, +)
    }
}
