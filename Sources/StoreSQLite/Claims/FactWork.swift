import Foundation
import GRDB
import SyncCore
import SyncStore

/// Keeps what records are found and counted by.
struct FactWork {
    /// Most rows of one page.
    private static let rowsMax = 1_000

    let work: Work

    private var db: Database { self.work.db }

    /// Writes what an accepted record says, in the transaction that accepts it.
    func save(_ record: IncomingRecord, now: Date) throws {
        if !record.aliases.isEmpty {
            try self.save(record.aliases, of: record.name, record.tenant, now: now)
        }
        if let fact = record.fact {
            try self.save(fact, of: record.name.id, record.tenant, known: now, Self.saveFact)
        }
    }

    func records(alias: RecordAlias, _ tenant: Tenant) throws -> [RecordName] {
        // A tenant that has no key never sealed anything: nothing can be found.
        guard
            let sealer = try self.work.keys.sealerIfAny(for: tenant.organizationID, self.db)
        else { return [] }
        let hash = Self.hash(alias, sealer)
        return try self.db.rows(
            Self.ofAlias, tenant.arguments + [alias.kind.rawValue, hash]
        ).map { RecordName(kind: $0["kind"], id: try $0.uuid("id")) }
    }

    /// The next encounters of an older store; nil when none are left.
    func encountersWithoutFacts(limit: Int, _ tenant: Tenant) throws -> [StoredRecord]? {
        guard let after: String = try self.db.value(Self.backlog, tenant.arguments) else {
            return nil
        }
        return try RecordWork(work: self.work).records(
            kind: Self.encounter, after: UUID(uuidString: after),
            limit: max(1, min(limit, Self.rowsMax)), tenant)
    }

    func saveLate(_ facts: [LateFact], _ tenant: Tenant) throws {
        guard let last = facts.last else {
            try self.db.run(Self.endBacklog, tenant.arguments)
            return
        }
        for late in facts {
            try self.save(late.aliases, of: late.name, tenant, now: late.knownAt)
            guard let fact = late.fact else { continue }
            try self.save(fact, of: late.name.id, tenant, known: late.knownAt, Self.addFact)
        }
        try self.db.run(Self.moveBacklog, [last.name.id.text] + tenant.arguments)
    }

    private func save(
        _ aliases: [RecordAlias], of name: RecordName, _ tenant: Tenant, now: Date
    ) throws {
        let record = tenant.arguments + [name.kind, name.id.text]
        try self.db.run(Self.forgetAliases, record)
        let sealer = try self.work.writer(for: tenant, now: now)
        for alias in Set(aliases) {
            try self.db.run(
                Self.addAlias,
                tenant.arguments + [
                    alias.kind.rawValue, Self.hash(alias, sealer), name.kind, name.id.text,
                ])
        }
    }

    private func save(
        _ fact: EncounterFact, of id: UUID, _ tenant: Tenant, known: Date, _ sql: String
    ) throws {
        try self.db.run(
            sql,
            tenant.arguments + [
                id.text, fact.clinicDate, fact.finish?.date, fact.branchID?.text,
                fact.polyclinicID?.text, fact.finish?.at.milliseconds, known.milliseconds,
                fact.finish == nil ? nil : known.milliseconds,
            ])
    }

    private static func hash(_ alias: RecordAlias, _ sealer: Sealer) -> Data {
        Data(sealer.searchHash("\(alias.kind.rawValue)|\(alias.value)"))
    }

    private static let encounter = "encounter"

    private static let forgetAliases = """
        DELETE FROM record_alias
        WHERE organization_id = ? AND environment = ? AND kind = ? AND id = ?
        """

    private static let addAlias = """
        INSERT INTO record_alias (
            organization_id, environment, alias_kind, alias_hash, kind, id)
        VALUES (?, ?, ?, ?, ?, ?)
        """

    static let ofAlias = """
        SELECT a.kind, a.id FROM record_alias AS a
        JOIN clinic_record AS r ON r.organization_id = a.organization_id
            AND r.environment = a.environment AND r.kind = a.kind AND r.id = a.id
        WHERE a.organization_id = ? AND a.environment = ? AND a.alias_kind = ? AND a.alias_hash = ?
        ORDER BY r.accept_number DESC
        """

    private static let addFact = """
        INSERT INTO encounter_fact (
            organization_id, environment, encounter_id, clinic_date, finish_date, branch_id,
            polyclinic_id, finished_at, known_at, finished_known_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT DO NOTHING
        """

    /// When the bridge first knew stays, whatever comes to be known later.
    private static let saveFact = """
        INSERT INTO encounter_fact (
            organization_id, environment, encounter_id, clinic_date, finish_date, branch_id,
            polyclinic_id, finished_at, known_at, finished_known_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT DO UPDATE SET clinic_date = excluded.clinic_date,
            finish_date = excluded.finish_date, branch_id = excluded.branch_id,
            polyclinic_id = excluded.polyclinic_id, finished_at = excluded.finished_at,
            finished_known_at = CASE
                WHEN excluded.finished_at IS NULL THEN NULL
                ELSE ifnull(finished_known_at, excluded.finished_known_at) END
        """

    private static let backlog = """
        SELECT after_id FROM fact_backlog WHERE organization_id = ? AND environment = ?
        """

    private static let moveBacklog = """
        UPDATE fact_backlog SET after_id = ? WHERE organization_id = ? AND environment = ?
        """

    private static let endBacklog = """
        DELETE FROM fact_backlog WHERE organization_id = ? AND environment = ?
        """
}
