import Foundation
import GRDB
import SyncCore
import SyncStore

/// Lengthens the trail and keeps its head.
struct AuditWork {
    let db: Database
    let chain: AuditChain

    init(db: Database, chain: AuditChain) {
        self.db = db
        self.chain = chain
    }

    init(work: Work) {
        self.init(db: work.db, chain: work.auditChain)
    }

    /// Makes the head of a trail that has nothing in it yet; once in the life of a store.
    @Sendable static func begin(_ db: Database, masterKey: MasterKey) throws {
        try AuditWork(db: db, chain: AuditChain(masterKey: masterKey)).store(.empty)
    }

    func append(_ events: [AuditEvent]) throws {
        guard !events.isEmpty else { return }
        var head = try self.headForWriting()
        for event in events {
            let columns = try AuditColumns(event.fenced)
            let sequence = head.sequence + 1
            let hash = self.chain.link(columns.content, at: sequence, after: head.hash)
            var arguments: StatementArguments = [sequence, Data(hash)]
            arguments += StatementArguments(columns.values)
            try self.db.run(Self.insert, arguments)
            head.sequence = sequence
            head.hash = hash
        }
        try self.store(head)
    }

    /// The head as it stands, and whether the seal over it is ours; nil when there is none.
    func head() throws -> (head: AuditHead, isSound: Bool)? {
        guard let row = try self.db.row("SELECT * FROM audit_head WHERE id = 1") else {
            return nil
        }
        let head = AuditHead(
            anchorSequence: row["anchor_sequence"], anchorHash: row.bytes("anchor_hash"),
            sequence: row["sequence"], hash: row.bytes("hash"), brokenAt: row["broken_at"])
        return (head, Token.areEqual(row.bytes("seal"), self.chain.seal(head)))
    }

    func store(_ head: AuditHead) throws {
        try self.db.run(
            Self.storeHead,
            [
                head.anchorSequence, Data(head.anchorHash), head.sequence, Data(head.hash),
                head.brokenAt, Data(self.chain.seal(head)),
            ])
    }

    /// The head to go on from. One that is not ours any more is gone on from all the same, behind
    /// every row there is, and marked.
    private func headForWriting() throws -> AuditHead {
        let found = try self.head()
        if let found, found.isSound { return found.head }
        let newest: Int = try self.db.value("SELECT max(sequence) FROM audit_event") ?? 0
        var head = found?.head ?? .empty
        head.brokenAt = max(min(head.sequence, newest), 0)
        head.sequence = max(head.sequence, newest, 0)
        return head
    }

    private static let insert = """
        INSERT INTO audit_event (sequence, hash, \(AuditColumns.names.joined(separator: ", ")))
        VALUES (?, ?\(String(repeating: ", ?", count: AuditColumns.names.count)))
        """

    private static let storeHead = """
        INSERT INTO audit_head (
            id, anchor_sequence, anchor_hash, sequence, hash, broken_at, seal)
        VALUES (1, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET anchor_sequence = excluded.anchor_sequence,
            anchor_hash = excluded.anchor_hash, sequence = excluded.sequence,
            hash = excluded.hash, broken_at = excluded.broken_at, seal = excluded.seal
        """
}
