import Foundation
import GRDB
import SyncStore
import Testing

@testable import StoreSQLite

@Suite("How the schema changes")
struct MigrationTests {
    private static let next = Migration(
        version: (Migration.all.last?.version ?? 0) + 1, name: "next",
        sql: """
            CREATE TABLE extra (id INTEGER PRIMARY KEY) STRICT;
            INSERT INTO extra (id) SELECT count(*) FROM clinic_record;
            """)

    @Test("A file of version 1 is brought to the next version with everything in it")
    func forward() async throws {
        let place = try TemporaryStore()
        let first = try place.openStore()
        _ = try await first.accept([.sample(body: "kept")], now: .noon)
        try first.close()
        let second = try place.openStore(migrations: Migration.all + [Self.next])
        let count = try await second.pool.read { try Int.fetchOne($0, sql: "SELECT id FROM extra") }
        #expect(count == 1)
        let stored = try await second.record(
            RecordName(kind: "encounter", id: .numbered(30)), for: .sample)
        #expect(stored?.body == Array("kept".utf8))
    }

    @Test("A file of each earlier version is brought to the newest with everything in it")
    func fromEach() async throws {
        for count in 1..<Migration.all.count {
            let place = try TemporaryStore()
            let old = try place.openStore(migrations: Array(Migration.all.prefix(count)))
            _ = try await old.accept([.sample(body: "kept")], now: .noon)
            try old.close()
            let new = try place.openStore()
            let alerts = try await new.alerts(limit: 1, for: .sample)
            #expect(alerts.isEmpty)
            let stored = try await new.record(
                RecordName(kind: "encounter", id: .numbered(30)), for: .sample)
            #expect(stored?.body == Array("kept".utf8))
        }
    }

    @Test("Deliveries of an earlier version keep their places, counts and rules")
    func conditions() async throws {
        let place = try TemporaryStore()
        let old = try place.openStore(migrations: Array(Migration.all.prefix(2)))
        try await old.pool.write { try Crowd.fill($0, rows: 2_000) }
        let before = try await old.pool.read { try Self.standing($0) }
        try old.close()
        let new = try place.openStore()
        let after = try await new.pool.read { try Self.standing($0) }
        #expect(after == before)
        #expect(after.count > 5)
        let fault = try await new.integrityFault()
        #expect(fault == nil)
        for broken in Self.broken {
            await #expect(throws: DatabaseError.self, "\(broken)") {
                try await new.pool.write { try $0.execute(sql: broken) }
            }
        }
    }

    /// Every delivery's words, as the table and the counters tell them.
    private static func standing(_ db: Database) throws -> [String] {
        try String.fetchAll(
            db,
            sql: """
                SELECT phase || ' ' || status || ' ' || resource_type || ' ' || count(*)
                FROM satusehat_sync_queue GROUP BY phase, status, resource_type
                UNION ALL
                SELECT phase || ' ' || total FROM queue_count
                UNION ALL
                SELECT kind || ' ' || state || ' ' || count(*) FROM delivery_dependency
                GROUP BY kind, state
                """)
    }

    private static let broken = [
        "UPDATE satusehat_sync_queue SET phase = 'sent' WHERE phase = 'created'",
        "UPDATE satusehat_sync_queue SET phase = 'claimed' WHERE phase = 'created'",
        "UPDATE satusehat_sync_queue SET phase = 'waiting' WHERE phase = 'blocked'",
        "UPDATE satusehat_sync_queue SET lease_until = 1 WHERE phase = 'created'",
        "UPDATE satusehat_sync_queue SET satusehat_id = NULL WHERE phase = 'created'",
        "UPDATE satusehat_sync_queue SET stage = 'begin'",
        "UPDATE satusehat_sync_queue SET operation = 'delete'",
        "UPDATE satusehat_sync_queue SET disclosure = 'all'",
        "UPDATE satusehat_sync_queue SET resource_type = 'Claim'",
        "UPDATE delivery_dependency SET kind = 'wanted'",
        "UPDATE delivery_dependency SET state = 'shut'",
    ]

    @Test("A file of a newer program is refused and left as it is")
    func newer() async throws {
        let place = try TemporaryStore()
        try place.openStore(migrations: Migration.all + [Self.next]).close()
        let code = try await storeCode { _ = try place.openStore() }
        #expect(code == .newerSchema)
        _ = try place.openStore(migrations: Migration.all + [Self.next])
    }

    @Test("A step that was edited after it had been applied is refused")
    func edited() async throws {
        let place = try TemporaryStore()
        try place.openStore(migrations: Migration.all + [Self.next]).close()
        let edited = Migration(
            version: (Migration.all.last?.version ?? 0) + 1, name: "next", sql: Self.next.sql + "\n"
        )
        let code = try await storeCode {
            _ = try place.openStore(migrations: Migration.all + [edited])
        }
        #expect(code == .damaged)
    }

    @Test("A step that fails leaves nothing behind")
    func failing() async throws {
        let place = try TemporaryStore()
        try place.openStore().close()
        let broken = Migration(
            version: Migration.all.count + 1, name: "broken",
            sql: "CREATE TABLE half (id INTEGER) STRICT; NONSENSE;")
        let code = try await storeCode {
            _ = try place.openStore(migrations: Migration.all + [broken])
        }
        #expect(code == .damaged)
        let store = try place.openStore()
        let exists = try await store.pool.read { try $0.tableExists("half") }
        #expect(!exists)
    }

    @Test("A database of another program is refused and left as it is")
    func foreign() async throws {
        let place = try TemporaryStore()
        let other = try DatabaseQueue(path: place.path)
        try await other.write { try $0.execute(sql: "CREATE TABLE theirs (id INTEGER)") }
        let code = try await storeCode { _ = try place.openStore() }
        #expect(code == .damaged)
        let tables = try await other.read {
            try String.fetchAll($0, sql: "SELECT name FROM sqlite_schema")
        }
        #expect(tables == ["theirs"])
    }

    @Test("A file that is no database is refused")
    func noDatabase() async throws {
        let place = try TemporaryStore()
        try Data(repeating: 0x41, count: 8_192).write(to: URL(fileURLWithPath: place.path))
        let code = try await storeCode { _ = try place.openStore() }
        #expect(code == .damaged)
    }

    @Test("A database that cannot be made is said to be unavailable")
    func nowhere() async throws {
        let place = try TemporaryStore()
        try FileManager.default.createDirectory(
            atPath: place.path, withIntermediateDirectories: false)
        let code = try await storeCode { _ = try place.openStore() }
        #expect(code == .unavailable)
    }

    @Test("Handles that open a new file at the same time migrate it once")
    func together() async throws {
        let place = try TemporaryStore()
        let stores = try await withThrowingTaskGroup(of: SQLiteStore.self) { group in
            for _ in 0..<6 { group.addTask { try place.openStore() } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        let versions = try await stores[0].pool.read {
            try Int.fetchAll($0, sql: "SELECT version FROM schema_migration")
        }
        #expect(versions == Migration.all.map(\.version))
        for store in stores { _ = try await store.configurations() }
    }

    @Test("The steps are numbered one after another")
    func numbered() {
        #expect(Migration.all.map(\.version) == Array(1...Migration.all.count))
    }

    @Test("The tables carry every column of the brief by name")
    func columns() async throws {
        let store = try TemporaryStore().openStore()
        for (table, wanted) in Self.brief {
            let names = try await store.pool.read { db in
                // Generated columns are hidden from the plain list.
                try String.fetchAll(
                    db, sql: "SELECT name FROM pragma_table_xinfo(?)", arguments: [table])
            }
            let missing = Set(wanted + ["organization_id", "environment"]).subtracting(names)
            #expect(missing == [], "\(table)")
        }
    }

    private static let brief: [String: [String]] = [
        "satusehat_config": [
            "id", "client_id", "client_secret", "org_satusehat_id", "org_name",
            "current_access_token", "token_expires_at", "last_token_refresh", "is_active",
            "last_sync_at", "last_error", "created_at", "updated_at",
        ],
        "satusehat_location": [
            "id", "polyclinic_id", "satusehat_location_id", "location_name", "location_type",
            "synced_at", "status",
        ],
        "satusehat_practitioner": [
            "id", "practitioner_id", "ihs_number", "nik", "practitioner_name", "verified_at",
            "verification_method", "status",
        ],
        "satusehat_sync_queue": [
            "id", "resource_type", "resource_id", "operation", "fhir_resource", "depends_on",
            "encounter_id", "status", "priority", "retry_count", "max_retries", "next_retry_at",
            "satusehat_id", "response_status", "response_body", "error_message", "created_at",
            "started_at", "completed_at", "resource_component", "idempotency_key", "skip_reason",
            "lease_until",
        ],
        "satusehat_sync_log": [
            "id", "sync_queue_id", "attempt_number", "request_method", "request_url",
            "request_headers", "request_body", "response_status", "response_headers",
            "response_body", "response_time_ms", "success", "error_type", "error_message",
            "timestamp",
        ],
        "patient_ihs_lookup": [
            "id", "patient_id", "nik", "lookup_status", "ihs_patient_id", "ihs_patient_data",
            "registration_required", "registration_instructions", "searched_at", "searched_by",
        ],
        "satusehat_error_log": [
            "id", "sync_queue_id", "resource_type", "resource_id", "operation", "error_category",
            "http_status", "error_code", "error_message", "error_details", "request_url",
            "request_body", "response_body", "resolution_status", "resolution_notes",
            "resolved_by", "resolved_at", "timestamp",
        ],
        "satusehat_health_check": [
            "id", "check_datetime", "endpoint_checked", "response_time_ms", "status",
            "error_message",
        ],
        "satusehat_consent": [
            "id", "patient_id", "consent_given", "consent_scope", "consent_datetime",
            "consent_method", "witnessed_by", "consent_document_url", "valid_from", "valid_until",
            "revoked", "revoked_at", "revoked_reason",
        ],
    ]
}
