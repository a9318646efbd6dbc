import Foundation
import GRDB
import SyncCore
import SyncStore

/// Keeps the latest revision of every clinic record.
struct RecordWork {
    /// Most rows of one page.
    private static let rowsMax = 10_000
    private static let table = "clinic_record"

    let work: Work

    private var db: Database { self.work.db }

    func accept(_ record: IncomingRecord, now: Date) throws -> AcceptOutcome {
        let name = record.tenant.arguments + [record.name.kind, record.name.id.text]
        let known: Int? = try self.db.value(Self.revision, name)
        if let known, known >= record.revision { return .alreadyKnown(revision: known) }
        let sealer = try self.work.writer(for: record.tenant, now: now)
        try self.db.run(
            Self.store,
            name + [
                record.revision, record.changedAt.milliseconds, now.milliseconds,
                try sealer.seal(record.body, Self.table, "body", record.name.sealedRow),
            ])
        try self.db.run(Self.forgetReferences, name)
        for target in Set(record.references) {
            try self.db.run(
                Self.addReference,
                record.tenant.arguments + [
                    target.kind, target.id.text, record.name.kind, record.name.id.text,
                ])
        }
        try FindingWork(db: self.db).replace(
            record.findings, of: record.name, tenant: record.tenant)
        try FactWork(work: self.work).save(record, now: now)
        return .accepted
    }

    func record(_ name: RecordName, _ tenant: Tenant) throws -> StoredRecord? {
        try self.db.row(Self.select, tenant.arguments + [name.kind, name.id.text])
            .map { try self.stored($0, tenant) }
    }

    func records(
        kind: String, after: UUID?, limit: Int, _ tenant: Tenant
    ) throws -> [StoredRecord] {
        try self.db.rows(
            Self.ofKind, tenant.arguments + [kind, after?.text ?? "", Self.limit(limit)]
        ).map { try self.stored($0, tenant) }
    }

    func unplanned(limit: Int, _ tenant: Tenant) throws -> [StoredRecord] {
        try self.db.rows(Self.unplanned, tenant.arguments + [Self.limit(limit)])
            .map { try self.stored($0, tenant) }
    }

    func unplanned(referringTo name: RecordName, _ tenant: Tenant) throws -> [RecordName] {
        try self.db.rows(
            Self.unplannedReferring, tenant.arguments + [name.kind, name.id.text]
        ).map { RecordName(kind: $0["kind"], id: try $0.uuid("id")) }
    }

    func replan(missing name: RecordName, _ tenant: Tenant) throws {
        try self.db.run(
            Self.replan,
            tenant.arguments + tenant.arguments + [name.kind, name.id.text])
    }

    func replan(referringTo name: RecordName, _ tenant: Tenant) throws {
        try self.db.run(
            Self.replanReferring,
            tenant.arguments + tenant.arguments + [name.kind, name.id.text])
    }

    func findings(_ name: RecordName?, limit: Int, _ tenant: Tenant) throws -> [FindingRow] {
        let rows =
            if let name {
                try self.db.rows(
                    Self.findingsOfRecord,
                    tenant.arguments + [name.kind, name.id.text, Self.limit(limit)])
            } else {
                try self.db.rows(Self.findings, tenant.arguments + [Self.limit(limit)])
            }
        return try rows.map { row in
            FindingRow(
                record: RecordName(kind: row["kind"], id: try row.uuid("id")),
                revision: row["revision"], code: row["code"], severity: row["severity"],
                path: row["path"], messageIndonesian: row["message_id"],
                messageEnglish: row["message_en"])
        }
    }

    private func stored(_ row: Row, _ tenant: Tenant) throws -> StoredRecord {
        let name = RecordName(kind: row["kind"], id: try row.uuid("id"))
        let sealer = try self.work.reader(for: tenant)
        return StoredRecord(
            name: name, revision: row["revision"], acceptedAt: row.date("accepted_at"),
            body: try sealer.open(row, Self.table, "body", name.sealedRow))
    }

    private static func limit(_ asked: Int) -> Int { max(0, min(asked, Self.rowsMax)) }

    private static let revision = """
        SELECT revision FROM clinic_record
        WHERE organization_id = ? AND environment = ? AND kind = ? AND id = ?
        """

    private static let store = """
        INSERT INTO clinic_record (
            organization_id, environment, kind, id, revision, changed_at, accepted_at, body,
            accept_number)
        VALUES (
            ?, ?, ?, ?, ?, ?, ?, ?,
            (SELECT ifnull(max(accept_number), 0) + 1 FROM clinic_record))
        ON CONFLICT (organization_id, environment, kind, id) DO UPDATE
        SET revision = excluded.revision, changed_at = excluded.changed_at,
            accepted_at = excluded.accepted_at, body = excluded.body,
            accept_number = excluded.accept_number, planned_revision = NULL
        """

    private static let forgetReferences = """
        DELETE FROM record_reference
        WHERE organization_id = ? AND environment = ? AND kind = ? AND id = ?
        """

    private static let addReference = """
        INSERT INTO record_reference (
            organization_id, environment, target_kind, target_id, kind, id)
        VALUES (?, ?, ?, ?, ?, ?)
        """

    private static let select = """
        SELECT kind, id, revision, accepted_at, body FROM clinic_record
        WHERE organization_id = ? AND environment = ? AND kind = ? AND id = ?
        """

    static let ofKind = """
        SELECT kind, id, revision, accepted_at, body FROM clinic_record
        WHERE organization_id = ? AND environment = ? AND kind = ? AND id > ?
        ORDER BY id LIMIT ?
        """

    static let unplanned = """
        SELECT kind, id, revision, accepted_at, body FROM clinic_record
        WHERE organization_id = ? AND environment = ? AND planned_revision IS NULL
        ORDER BY accept_number LIMIT ?
        """

    static let unplannedReferring = """
        SELECT c.kind, c.id FROM record_reference AS r
        CROSS JOIN clinic_record AS c ON c.organization_id = r.organization_id
            AND c.environment = r.environment AND c.kind = r.kind AND c.id = r.id
        WHERE r.organization_id = ? AND r.environment = ?
            AND r.target_kind = ? AND r.target_id = ? AND c.planned_revision IS NULL
        ORDER BY c.accept_number
        """

    static let replan = """
        UPDATE clinic_record SET planned_revision = NULL
        WHERE organization_id = ? AND environment = ? AND (kind, id) IN (
            SELECT r.kind, r.id FROM record_reference AS r
            WHERE r.organization_id = ? AND r.environment = ?
                AND r.target_kind = ? AND r.target_id = ?
                AND EXISTS (
                    SELECT 1 FROM record_finding AS f
                    WHERE f.organization_id = r.organization_id AND f.environment = r.environment
                        AND f.kind = r.kind AND f.id = r.id AND f.code = 'UNKNOWN_REFERENCE'))
        """

    static let replanReferring = """
        UPDATE clinic_record SET planned_revision = NULL
        WHERE organization_id = ? AND environment = ? AND (kind, id) IN (
            SELECT kind, id FROM record_reference
            WHERE organization_id = ? AND environment = ? AND target_kind = ? AND target_id = ?)
        """

    private static let findingsOfRecord = """
        SELECT kind, id, revision, code, severity, path, message_id, message_en FROM record_finding
        WHERE organization_id = ? AND environment = ? AND kind = ? AND id = ?
        ORDER BY position LIMIT ?
        """

    private static let findings = """
        SELECT kind, id, revision, code, severity, path, message_id, message_en FROM record_finding
        WHERE organization_id = ? AND environment = ?
        ORDER BY kind, id, position LIMIT ?
        """
}

extension RecordName {
    /// Where the record's body stands, for the binding of its seal.
    var sealedRow: String { "\(self.kind)/\(self.id.text)" }
}
