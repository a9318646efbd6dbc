import Foundation
import GRDB
import SyncStore

extension SQLiteStore: AuditStore {
    public func appendAudit(_ events: [AuditEvent]) async throws {
        try await self.write { work in try AuditWork(work: work).append(events) }
    }

    public func auditEvents(_ filter: AuditFilter) async throws -> [AuditRow] {
        try await self.read { work in try AuditListing(db: work.db, filter: filter).rows() }
    }

    /// The whole walk sees one state of the store, and writing goes on beside it.
    public func verifyAudit() async throws -> AuditVerdict {
        try await self.read { work in
            try AuditCheck(db: work.db, chain: work.auditChain).verdict()
        }
    }

    public func pruneAudit(before: Date) async throws -> Int {
        var removed = 0
        while true {
            let page = try await self.write { work in
                try AuditPruning(db: work.db, chain: work.auditChain).prune(before: before)
            }
            removed += page
            if page < AuditPruning.rowsMax { return removed }
        }
    }
}
