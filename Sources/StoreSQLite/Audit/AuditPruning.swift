import Foundation
import GRDB
import SyncStore

/// Removes the trail's beginning and moves its anchor behind it.
struct AuditPruning {
    /// Rows removed by one transaction, so that other writes wait only briefly.
    static let rowsMax = 2_000

    let db: Database
    let chain: AuditChain

    /// Removes up to `rowsMax` rows and answers how many.
    ///
    /// What goes is checked first, row by row: what was changed must not be removed as if it had
    /// been sound.
    func prune(before: Date) throws -> Int {
        let trail = AuditWork(db: self.db, chain: self.chain)
        guard let found = try trail.head(), found.isSound, found.head.brokenAt == nil else {
            throw Self.damaged
        }
        var head = found.head
        let rows = try Row.fetchAll(
            self.db, sql: Self.oldest, arguments: [head.anchorSequence, Self.rowsMax])
        var removed = 0
        for row in rows {
            let sequence: Int = row["sequence"]
            guard row.date("at") < before else { break }
            let hash = self.chain.link(
                AuditColumns(row).content, at: sequence, after: head.anchorHash)
            guard sequence == head.anchorSequence + 1, sequence <= head.sequence,
                Token.areEqual(hash, row.bytes("hash"))
            else { throw Self.damaged }
            head.anchorSequence = sequence
            head.anchorHash = hash
            removed += 1
        }
        guard removed > 0 else { return 0 }
        try trail.store(head)
        try self.db.run(
            "DELETE FROM audit_event WHERE sequence <= ?", [head.anchorSequence])
        return removed
    }

    private static let damaged = StoreError(
        .damaged, "the audit trail does not verify; nothing of it is removed")

    private static let oldest = """
        SELECT * FROM audit_event WHERE sequence > ? ORDER BY sequence LIMIT ?
        """
}
