import Foundation
import GRDB
import SyncCore
import SyncStore
import Testing

@testable import StoreSQLite

@Suite("Whoever changes the audit trail in the database file is found out")
struct AuditTamperTests {
    typealias Fault = AuditVerdict.Fault

    /// Each column, and another value that its table takes.
    private static let edits: [(column: String, value: String)] = [
        ("id", "'00000000-0000-4000-8000-0000000000ff'"),
        ("organization_id", "'00000000-0000-4000-8000-0000000000ff'"),
        ("organization_id", "NULL"), ("environment", "'production'"), ("environment", "NULL"),
        ("at", "at + 1"), ("actor_kind", "'system'"),
        ("actor_id", "'00000000-0000-4000-8000-0000000000ff'"), ("actor_name", "'budi'"),
        ("actor_name", "actor_name || ' '"), ("role", "'owner'"), ("role", "NULL"),
        ("action", "'user_changed'"), ("resource_type", "'key'"), ("resource_id", "'other'"),
        ("address", "''"), ("outcome", "'refused'"), ("request_id", "'r'"),
        ("detail", "'{}'"), ("detail", "detail || ' '"), ("hash", "randomblob(32)"),
    ]

    @Test("an edited column", arguments: edits)
    func edited(_ edit: (column: String, value: String)) async throws {
        let verdict = try await Self.verdict(
            after: "UPDATE audit_event SET \(edit.column) = \(edit.value) WHERE sequence = 3")
        #expect(verdict.fault == Fault(kind: .edited, sequence: 3))
        #expect(verdict.checked == 2)
    }

    @Test("Every column is edited by the test above")
    func everyColumn() {
        #expect(Set(Self.edits.map(\.column)) == Set(AuditColumns.names + ["hash"]))
    }

    @Test(
        "a removed row",
        arguments: [
            ("sequence = 1", Fault.Kind.missing, 1), ("sequence = 3", .missing, 3),
            ("sequence IN (2, 3, 4)", .missing, 2), ("sequence = 5", .truncated, 5),
            ("sequence >= 3", .truncated, 3), ("1", .truncated, 1),
        ])
    func removed(_ which: String, _ kind: Fault.Kind, _ sequence: Int) async throws {
        let verdict = try await Self.verdict(after: "DELETE FROM audit_event WHERE \(which)")
        #expect(verdict.fault == Fault(kind: kind, sequence: sequence))
    }

    @Test("a removed row whose gap was closed")
    func closedUp() async throws {
        let verdict = try await Self.verdict(
            after: """
                DELETE FROM audit_event WHERE sequence = 3;
                UPDATE audit_event SET sequence = 3 WHERE sequence = 4;
                UPDATE audit_event SET sequence = 4 WHERE sequence = 5;
                """)
        #expect(verdict.fault?.sequence == 3)
    }

    @Test("swapped rows, whole or all but their hashes")
    func swapped() async throws {
        let whole = """
            UPDATE audit_event SET sequence = 99 WHERE sequence = 2;
            UPDATE audit_event SET sequence = 2 WHERE sequence = 4;
            UPDATE audit_event SET sequence = 4 WHERE sequence = 99;
            """
        let verdict = try await Self.verdict(after: whole)
        #expect(verdict.fault == Fault(kind: .reordered, sequence: 2))
        let hashes = """
            CREATE TABLE h AS SELECT sequence, hash FROM audit_event;
            UPDATE audit_event
            SET hash = (SELECT hash FROM h WHERE h.sequence = audit_event.sequence);
            DROP TABLE h;
            """
        let kept = try await Self.verdict(
            after: hashes.replacingOccurrences(of: "UPDATE", with: whole + "UPDATE"))
        #expect(kept.fault == Fault(kind: .reordered, sequence: 2))
    }

    @Test("a row added or put in twice")
    func added() async throws {
        let columns = AuditColumns.names.joined(separator: ", ")
        let copy = """
            INSERT INTO audit_event (sequence, hash, \(columns))
            SELECT %, hash, \(columns) FROM audit_event WHERE sequence = 5
            """
        for sequence in ["6", "9"] {
            let statement = copy.replacingOccurrences(of: "%", with: sequence)
            let verdict = try await Self.verdict(after: statement)
            #expect(verdict.fault == Fault(kind: .edited, sequence: Int(sequence) ?? 0))
        }
    }

    @Test(
        "a rewritten head",
        arguments: [
            "anchor_sequence = 1", "anchor_hash = randomblob(32)", "sequence = 4", "sequence = 6",
            "hash = randomblob(32)", "broken_at = 2", "seal = randomblob(32)", "seal = x''",
        ])
    func head(_ edit: String) async throws {
        let verdict = try await Self.verdict(after: "UPDATE audit_head SET \(edit)")
        #expect(verdict.fault != nil)
    }

    @Test("a cut tail under a head that was rewritten to match")
    func cutToMatch() async throws {
        let verdict = try await Self.verdict(
            after: """
                DELETE FROM audit_event WHERE sequence > 3;
                UPDATE audit_head SET sequence = 3,
                    hash = (SELECT hash FROM audit_event WHERE sequence = 3);
                """)
        #expect(verdict.fault == Fault(kind: .edited, sequence: 3))
        #expect(verdict.checked == 3)
    }

    @Test("a cut beginning under an anchor that was rewritten to match")
    func cutBeginning() async throws {
        let verdict = try await Self.verdict(
            after: """
                UPDATE audit_head SET anchor_sequence = 2,
                    anchor_hash = (SELECT hash FROM audit_event WHERE sequence = 2);
                DELETE FROM audit_event WHERE sequence < 3;
                """)
        #expect(verdict.fault != nil)
    }

    @Test("a trail that was removed whole, with or without its head")
    func removedWhole() async throws {
        let headless = try await Self.verdict(after: "DELETE FROM audit_head")
        #expect(headless.fault == Fault(kind: .missing, sequence: 0))
        let nothing = try await Self.verdict(
            after: "DELETE FROM audit_event; DELETE FROM audit_head")
        #expect(nothing.fault == Fault(kind: .missing, sequence: 0))
    }

    @Test(
        "What was found stays found when writing goes on",
        arguments: [
            "UPDATE audit_head SET sequence = 4", "DELETE FROM audit_head",
            "DELETE FROM audit_event WHERE sequence > 3",
            "DELETE FROM audit_event; DELETE FROM audit_head",
            "UPDATE audit_event SET actor_name = 'budi' WHERE sequence = 2",
            "UPDATE audit_head SET anchor_sequence = 9223372036854775806",
        ])
    func goesOn(_ statements: String) async throws {
        let (place, store) = try await Self.trail()
        try Self.attack(place, statements)
        try await store.appendAudit([Self.event(6), Self.event(7)])
        #expect(try await store.verifyAudit().fault != nil)
        // To take the mark away needs the key as well.
        try Self.attack(place, "UPDATE audit_head SET broken_at = NULL")
        try await store.appendAudit([Self.event(8)])
        #expect(try await store.verifyAudit().fault != nil)
        let newest = try await store.auditEvents(AuditFilter(limit: 1))
        #expect(newest.first?.event == Self.event(8))
    }

    @Test("A trail that does not verify is not pruned")
    func notPruned() async throws {
        for statements in [
            "UPDATE audit_event SET actor_name = 'budi' WHERE sequence = 2",
            "DELETE FROM audit_event WHERE sequence = 2", "UPDATE audit_head SET sequence = 4",
            "DELETE FROM audit_head",
        ] {
            let (place, store) = try await Self.trail()
            try Self.attack(place, statements)
            let before = try await store.auditEvents(AuditFilter()).count
            let code = try await storeCode { _ = try await store.pruneAudit(before: .noon + 99) }
            #expect(code == .damaged)
            #expect(try await store.auditEvents(AuditFilter()).count == before)
        }
    }

    @Test("A pruned trail is watched as closely as a whole one")
    func prunedTrail() async throws {
        for (statements, fault) in [
            ("DELETE FROM audit_event WHERE sequence = 3", Fault(kind: .missing, sequence: 3)),
            ("DELETE FROM audit_event", Fault(kind: .truncated, sequence: 3)),
            (
                "UPDATE audit_event SET sequence = 2 WHERE sequence = 3",
                Fault(kind: .edited, sequence: 2)
            ),
        ] {
            let (place, store) = try await Self.trail()
            #expect(try await store.pruneAudit(before: .noon + 3) == 2)
            #expect(try await store.verifyAudit().fault == nil)
            try Self.attack(place, statements)
            #expect(try await store.verifyAudit().fault == fault)
        }
    }

    @Test("Our own statements cannot edit or cut the trail by mistake")
    func fence() async throws {
        let (_, store) = try await Self.trail()
        for statement in [
            "UPDATE audit_event SET actor_name = 'budi'", "DELETE FROM audit_event",
            "DELETE FROM audit_event WHERE sequence = 1", "DELETE FROM audit_head",
        ] {
            await #expect(throws: DatabaseError.self, "\(statement)") {
                try await store.pool.write { try $0.execute(sql: statement) }
            }
        }
        #expect(try await store.verifyAudit().fault == nil)
    }

    // MARK: An attacker, and what there is to attack

    private static func verdict(after statements: String) async throws -> AuditVerdict {
        let (place, store) = try await Self.trail()
        #expect(try await store.verifyAudit().fault == nil)
        try Self.attack(place, statements)
        return try await store.verifyAudit()
    }

    private static func trail() async throws -> (TemporaryStore, SQLiteStore) {
        let place = try TemporaryStore()
        let store = try place.openStore()
        try await store.appendAudit((1...5).map { Self.event($0) })
        return (place, store)
    }

    /// Somebody with the file, SQLite and no key; the triggers are the first thing to go.
    private static func attack(_ place: TemporaryStore, _ statements: String) throws {
        let raw = try DatabaseQueue(path: place.path)
        try raw.write { db in
            let triggers = try String.fetchAll(
                db,
                sql: """
                    SELECT name FROM sqlite_schema
                    WHERE type = 'trigger' AND tbl_name IN ('audit_event', 'audit_head')
                    """)
            for trigger in triggers { try db.execute(sql: "DROP TRIGGER \(trigger)") }
            try db.execute(sql: statements)
        }
        try raw.close()
    }

    private static func event(_ number: Int) -> AuditEvent {
        AuditEvent(
            id: .numbered(UInt16(number)), organizationID: .numbered(1), environment: .sandbox,
            at: .noon + Double(number), actorKind: .user, actorID: .numbered(20),
            actorName: "dewi", role: .admin, action: "user_added", resourceType: "user",
            resourceID: "user-\(number)", address: "10.0.0.1", requestID: "r-\(number)",
            detail: ["role": "nurse"])
    }
}
