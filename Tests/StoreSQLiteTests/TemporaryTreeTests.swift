import Foundation
import GRDB
import Testing

@testable import StoreSQLite

/// SQLite makes a temporary tree for a list of three words or more in a condition, each time that a
/// statement begins; a change of the queue tests so many conditions that this was most of its cost.
@Suite("Hot statements make no temporary tree")
struct TemporaryTreeTests {
    private static let statements: [(name: String, sql: String)] = [
        ("claimable", QueueSQL.claimable),
        ("ready", QueueSQL.ready),
        ("readyInEncounter", QueueSQL.readyInEncounter),
        ("encounterBusy", QueueSQL.encounterBusy),
        ("identifierBusy", QueueSQL.identifierBusy),
        ("lease", QueueSQL.lease),
        ("heartbeat", QueueSQL.heartbeat),
        ("markInFlight", QueueSQL.markInFlight),
        ("closing", SettleWork.closeRow),
        ("keeping the identity", SettleWork.keepIdentity),
        ("edge", QueueSQL.setEdge),
        ("children", QueueSQL.liveChildren),
        ("parents", QueueSQL.parents),
        ("planned row", PlanWriter.insertRow),
        ("planned edge", PlanWriter.insertEdgeRow),
        ("attempt", JournalWork.insertAttempt),
    ]

    @Test("None of them opens one")
    func none() async throws {
        let store = try TemporaryStore().openStore()
        try await store.pool.read { db in
            for (name, sql) in Self.statements {
                let trees = try Self.trees(of: sql, db)
                #expect(trees == 0, "\(name)")
            }
        }
    }

    @Test("A list of three words would be seen")
    func seen() async throws {
        let store = try TemporaryStore().openStore(migrations: [Migration.all[0]])
        let trees = try await store.pool.read { try Self.trees(of: QueueSQL.lease, $0) }
        #expect(trees > 3)
    }

    private static func trees(of sql: String, _ db: Database) throws -> Int {
        let statement = try db.makeStatement(sql: "EXPLAIN " + sql)
        statement.setUncheckedArguments(StatementArguments())
        return try Row.fetchAll(statement).filter { $0["opcode"] == "OpenEphemeral" }.count
    }
}
