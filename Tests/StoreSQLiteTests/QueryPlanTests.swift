import Foundation
import GRDB
import SyncCore
import Testing

@testable import StoreSQLite

@Suite("Hot statements use their indexes at any size")
struct QueryPlanTests {
    /// Statement, and the indexes or keys that its plan must name.
    private static let expectations: [(name: String, sql: String, indexes: [String])] = [
        ("ready", QueueSQL.ready, ["queue_ready"]),
        ("readyInEncounter", QueueSQL.readyInEncounter, ["queue_encounter_ready"]),
        ("promoteDue", QueueSQL.promoteDue, ["queue_due"]),
        ("encounterBusy", QueueSQL.encounterBusy, ["queue_encounter_busy"]),
        ("identifierBusy", QueueSQL.identifierBusy, ["queue_sole_sender"]),
        ("claimable", QueueSQL.claimable, ["sqlite_autoindex_satusehat_sync_queue_1"]),
        ("lease", QueueSQL.lease, ["sqlite_autoindex_satusehat_sync_queue_1"]),
        ("unknownDue", QueueSQL.unknownDue, ["queue_unknown"]),
        ("heartbeat", QueueSQL.heartbeat, ["sqlite_autoindex_satusehat_sync_queue_1"]),
        ("markInFlight", QueueSQL.markInFlight, ["sqlite_autoindex_satusehat_sync_queue_1"]),
        ("lapsed", QueueSQL.lapsed, ["queue_lease"]),
        ("orphaned", QueueSQL.orphaned, ["queue_lease"]),
        ("nextLease", QueueSQL.nextLease, ["queue_lease"]),
        ("hasDue", QueueSQL.hasDue, ["queue_due"]),
        ("nextWaiting", QueueSQL.nextWaiting, ["queue_due"]),
        ("nextUnknown", QueueSQL.nextUnknown, ["queue_unknown"]),
        ("newest", QueueSQL.newest, ["queue_fact"]),
        ("identity", QueueSQL.identity, ["PRIMARY KEY"]),
        (
            "liveChildren", QueueSQL.liveChildren,
            ["dependency_children", "sqlite_autoindex_satusehat_sync_queue_1"]
        ),
        (
            "parents", QueueSQL.parents,
            ["PRIMARY KEY", "sqlite_autoindex_satusehat_sync_queue_1"]
        ),
        ("freeChildren", QueueSQL.freeChildren, ["dependency_children"]),
        ("satisfyFreed", QueueSQL.satisfyFreed, ["dependency_children"]),
        ("exhausted", PersonWork.exhausted, ["queue_exhausted"]),
        ("consentSkips", PersonWork.consentSkips, ["queue_patient"]),
        ("overdue", PersonWork.overdue, ["dependency_settled"]),
        ("unplanned", RecordWork.unplanned, ["record_unplanned"]),
        ("records of a kind", RecordWork.ofKind, ["sqlite_autoindex_clinic_record_2"]),
        ("replan", RecordWork.replan, ["PRIMARY KEY", "sqlite_autoindex_clinic_record_2"]),
        ("attempts", JournalListing.attemptsOfDelivery, ["log_delivery"]),
        ("autoResolve", JournalWork.autoResolve, ["error_delivery"]),
        ("troubles", EvidenceReading.troubles, ["error_category"]),
        ("failures", EvidenceReading.failures, ["queue_failed", "error_delivery"]),
        ("oldest open", EvidenceReading.oldestOpen, ["queue_status"]),
        ("traffic", EvidenceReading.traffic, ["log_time"]),
        ("alerts", AlertWork.all, ["PRIMARY KEY"]),
        ("newest messages", SQLiteStore.newestMessages, ["alert_message_time"]),
        ("unsent messages", SQLiteStore.unsentMessages, ["alert_message_unsent"]),
        ("health prune", SQLiteStore.pruneHealthChecks, ["health_time"]),
        ("by alias", FactWork.ofAlias, ["PRIMARY KEY", "sqlite_autoindex_clinic_record_2"]),
        (
            "unplanned of a record", RecordWork.unplannedReferring,
            ["PRIMARY KEY", "sqlite_autoindex_clinic_record_2"]
        ),
        ("past ends", PastWork.ofEncounter, ["queue_encounter", "PRIMARY KEY"]),
        ("claims of a patient", PersonWork.takeBackRows, ["queue_patient"]),
        ("claims of a tenant", OverrideWork.takeBackClaims, ["queue_lease"]),
        ("standing override", OverrideWork.selectStanding, ["override_standing"]),
        ("overrides", OverrideWork.selectAll, ["override_time"]),
        ("running bulk retry", BulkRetryWork.oldestRunning, ["bulk_retry_running"]),
        ("bulk retries", BulkRetryWork.newest, ["bulk_retry_time"]),
        ("look-up by number", PatientLookupWork.newestByNIK, ["lookup_nik"]),
        ("look-up by patient", PatientLookupWork.newestByPatient, ["lookup_patient"]),
        ("webhooks due", WebhookWork.dueOfEndpoint, ["webhook_delivery_due"]),
        ("webhooks of an endpoint", WebhookWork.ofEndpoint, ["webhook_delivery_endpoint"]),
        ("webhooks of a tenant", WebhookWork.ofTenant, ["webhook_delivery_tenant"]),
        ("endpoints that listen", WebhookWork.endpointKinds, ["webhook_endpoint_tenant"]),
        ("standing of a visit", WebhookTraces.phases, ["queue_encounter"]),
        ("old attempts", PruneSQL.oldAttempts, ["log_time"]),
        ("old errors", PruneSQL.oldErrors, ["error_resolution"]),
        ("old look-ups", PruneSQL.oldLookups, ["lookup_nik", "lookup_patient"]),
        ("old events", PruneSQL.removeWebhookDeliveries, ["webhook_delivery_ended"]),
        ("events nobody has", PruneSQL.removeWebhookEvents, ["webhook_event_time"]),
    ]

    @Test("No statement scans or sorts", arguments: [1_000, 100_000], [false, true])
    func plans(rows: Int, analyzed: Bool) async throws {
        let store = try TemporaryStore().openStore()
        try await store.pool.write { db in
            try Crowd.fill(db, rows: rows)
            if analyzed { try db.execute(sql: "ANALYZE") }
        }
        try await store.pool.read { db in
            for (name, sql, indexes) in Self.expectations {
                let plan = try Self.plan(of: sql, db)
                for index in indexes {
                    #expect(plan.contains(index), "\(name): \(plan)")
                }
                #expect(!plan.contains("SCAN satusehat_"), "\(name): \(plan)")
                #expect(!plan.contains("SCAN delivery_"), "\(name): \(plan)")
                #expect(!plan.contains("SCAN c"), "\(name): \(plan)")
            }
        }
    }

    @Test("Figures go from the days to their encounters to their deliveries")
    func figures() async throws {
        let store = try TemporaryStore().openStore()
        let period: StatementArguments = [
            "organization": "", "environment": "", "from": "", "to": "", "branch": nil,
            "polyclinic": nil, "at": 0,
        ]
        let wanted: [(String, StatementArguments, [String])] = [
            (
                FigureReading.deliveries, period,
                ["fact_finish", "fact_date", "queue_encounter", "log_delivery"]
            ),
            (FigureReading.encounters, period, ["fact_finish", "fact_date", "queue_fact"]),
            (
                FigureReading.errors, period + ["since": 0, "limit": 1],
                ["error_time", "sqlite_autoindex_satusehat_sync_queue_1"]
            ),
        ]
        try await store.pool.write { try Crowd.fill($0, rows: 10_000) }
        try await store.pool.read { db in
            for (sql, arguments, indexes) in wanted {
                let plan = try Row.fetchAll(
                    db, sql: "EXPLAIN QUERY PLAN " + sql, arguments: arguments
                ).map { $0["detail"] as String }.joined(separator: "; ")
                for index in indexes { #expect(plan.contains(index), "\(plan)") }
                for table in ["encounter_fact", "satusehat", "delivery_past", "q", "e", "l", "p"] {
                    #expect(!plan.contains("SCAN \(table) "), "\(plan)")
                    #expect(!plan.hasSuffix("SCAN \(table)"), "\(plan)")
                }
            }
        }
    }

    @Test("Claiming order comes from the index and not from sorting")
    func unsorted() async throws {
        let store = try TemporaryStore().openStore()
        try await store.pool.read { db in
            for sql in [
                QueueSQL.ready, QueueSQL.readyInEncounter, QueueSQL.unknownDue, QueueSQL.lapsed,
                EvidenceReading.oldestOpen, SQLiteStore.unsentMessages,
                RecordWork.unplanned, PatientLookupWork.newestByNIK,
            ] {
                let plan = try Self.plan(of: sql, db)
                #expect(!plan.contains("TEMP B-TREE"), "\(plan)")
            }
        }
    }

    private static func plan(of named: String, _ db: Database) throws -> String {
        let sql = named.replacing(#/:[a-z]+/#, with: "?")
        let statement = try db.makeStatement(sql: "EXPLAIN QUERY PLAN " + sql)
        let arguments = StatementArguments(
            Array(repeating: Int?.none, count: sql.filter { $0 == "?" }.count))
        return try Row.fetchAll(statement, arguments: arguments)
            .map { $0["detail"] as String }.joined(separator: "; ")
    }
}
