import Foundation
import GRDB
import SyncCore
import SyncStore

/// Keeps the platform's numbers of the facility's practitioners; NIK and name are sealed.
struct PractitionerWork {
    private static let table = "satusehat_practitioner"
    /// More people than a facility employs; it only bounds the answer.
    private static let rowsMax = 100_000

    let work: Work

    private var db: Database { self.work.db }

    func save(_ row: PractitionerRow, _ tenant: Tenant) throws {
        let known: String? = try self.db.value(
            Self.selectID, tenant.arguments + [row.practitionerID.text])
        // The seal is bound to the row, which keeps its identifier.
        let id = known ?? row.id.text
        let sealer = try self.work.writer(for: tenant, now: row.verifiedAt)
        try self.db.run(
            Self.store,
            [id] + tenant.arguments + [
                row.practitionerID.text, row.ihsNumber,
                try sealer.seal(row.nik, Self.table, "nik", id),
                row.nik.isEmpty ? nil : Data(sealer.searchHash(row.nik)),
                try sealer.seal(row.practitionerName, Self.table, "practitioner_name", id),
                row.verifiedAt.milliseconds, row.verificationMethod.rawValue,
                row.status.rawValue,
            ])
    }

    func practitioners(_ tenant: Tenant) throws -> [PractitionerRow] {
        try self.db.rows(Self.select, tenant.arguments + [Self.rowsMax]).map { row in
            let sealer = try self.work.reader(for: tenant)
            let id: String = row["id"]
            return PractitionerRow(
                id: try row.uuid("id"), practitionerID: try row.uuid("practitioner_id"),
                ihsNumber: row["ihs_number"],
                nik: try sealer.openText(row, Self.table, "nik", id),
                practitionerName: try sealer.openText(row, Self.table, "practitioner_name", id),
                verifiedAt: row.date("verified_at"),
                verificationMethod: try row.word("verification_method"),
                status: try row.word("status"))
        }
    }

    private static let selectID = """
        SELECT id FROM satusehat_practitioner
        WHERE organization_id = ? AND environment = ? AND practitioner_id = ?
        """

    private static let store = """
        INSERT INTO satusehat_practitioner (
            id, organization_id, environment, practitioner_id, ihs_number, nik, nik_hash,
            practitioner_name, verified_at, verification_method, status)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (organization_id, environment, practitioner_id) DO UPDATE
        SET ihs_number = excluded.ihs_number, nik = excluded.nik, nik_hash = excluded.nik_hash,
            practitioner_name = excluded.practitioner_name, verified_at = excluded.verified_at,
            verification_method = excluded.verification_method, status = excluded.status
        """

    private static let select = """
        SELECT id, practitioner_id, ihs_number, nik, practitioner_name, verified_at,
            verification_method, status
        FROM satusehat_practitioner WHERE organization_id = ? AND environment = ?
        ORDER BY id LIMIT ?
        """
}
