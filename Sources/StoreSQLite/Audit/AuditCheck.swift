import Foundation
import GRDB
import SyncStore

/// Walks the trail and finds the first place at which it does not hold.
///
/// Rows are read one after another, so a trail of many years takes time but no memory.
struct AuditCheck {
    private typealias Fault = AuditVerdict.Fault

    let db: Database
    let chain: AuditChain

    func verdict() throws -> AuditVerdict {
        guard let (head, isSound) = try AuditWork(db: self.db, chain: self.chain).head() else {
            return AuditVerdict(
                checked: 0, headSequence: 0, headHash: "", fault: Fault(kind: .missing, sequence: 0)
            )
        }
        var verdict = AuditVerdict(
            checked: 0, headSequence: head.sequence, headHash: head.hashText)
        if !isSound {
            verdict.fault = Fault(kind: .edited, sequence: head.sequence)
        } else if let broken = head.brokenAt {
            verdict.fault = Fault(kind: .edited, sequence: broken)
        }
        let (checked, fault) = try self.walk(head)
        verdict.checked = checked
        // A row that does not hold says more than the head that does not fit it.
        verdict.fault = fault ?? verdict.fault
        return verdict
    }

    private func walk(_ head: AuditHead) throws -> (checked: Int, fault: AuditVerdict.Fault?) {
        var previous = head.anchorHash
        var expected = head.anchorSequence + 1
        var checked = 0
        let rows = try Row.fetchCursor(self.db, sql: Self.rows)
        while let row = try rows.next() {
            let sequence: Int = row["sequence"]
            if sequence < expected || sequence > head.sequence {
                // Older than the anchor or newer than the head: nothing of ours stands there.
                return (checked, Fault(kind: .edited, sequence: sequence))
            }
            if sequence > expected { return (checked, Fault(kind: .missing, sequence: expected)) }
            let hash = self.chain.link(
                AuditColumns(row).content, at: sequence, after: previous)
            guard Token.areEqual(hash, row.bytes("hash")) else {
                let kind = try self.kind(of: row, at: sequence, after: previous)
                return (checked, Fault(kind: kind, sequence: sequence))
            }
            previous = hash
            expected += 1
            checked += 1
        }
        if expected <= head.sequence {
            return (checked, Fault(kind: .truncated, sequence: expected))
        }
        guard Token.areEqual(previous, head.hash) else {
            return (checked, Fault(kind: .edited, sequence: head.sequence))
        }
        return (checked, nil)
    }

    /// Tells a row that belongs elsewhere from one that was changed: what belongs here is looked for
    /// in the rest of the trail.
    private func kind(
        of found: Row, at sequence: Int, after previous: [UInt8]
    ) throws -> AuditVerdict.Fault.Kind {
        let stored = found.bytes("hash")
        let rows = try Row.fetchCursor(self.db, sql: Self.rowsBehind, arguments: [sequence])
        while let row = try rows.next() {
            let hash = self.chain.link(
                AuditColumns(row).content, at: sequence, after: previous)
            if hash == row.bytes("hash") || hash == stored { return .reordered }
        }
        return .edited
    }

    private static let columns = "sequence, hash, " + AuditColumns.names.joined(separator: ", ")

    private static let rows = "SELECT \(Self.columns) FROM audit_event ORDER BY sequence"

    private static let rowsBehind = """
        SELECT \(Self.columns) FROM audit_event WHERE sequence > ? ORDER BY sequence
        """
}
