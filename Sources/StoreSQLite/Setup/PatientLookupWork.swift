import Foundation
import GRDB
import SyncCore
import SyncStore

/// Keeps the history of patient look-ups; a person is found again through a keyed hash of the NIK.
struct PatientLookupWork {
    private static let table = "patient_ihs_lookup"

    let work: Work

    private var db: Database { self.work.db }

    func save(_ row: PatientLookupRow, _ tenant: Tenant) throws {
        let id = row.id.text
        let sealer = try self.work.writer(for: tenant, now: row.searchedAt)
        try self.db.run(
            Self.insert,
            [id] + tenant.arguments + [
                row.patientID?.text, try sealer.seal(row.nik, Self.table, "nik", id),
                row.nik.isEmpty ? nil : Data(sealer.searchHash(row.nik)),
                row.lookupStatus.rawValue, row.ihsPatientID,
                try sealer.sealIfAny(row.ihsPatientData, Self.table, "ihs_patient_data", id),
                row.registrationRequired, row.registrationInstructions,
                row.searchedAt.milliseconds, row.searchedBy.text,
            ])
    }

    func latest(nik: String, _ tenant: Tenant) throws -> PatientLookupRow? {
        guard !nik.isEmpty,
            let sealer = try self.work.keys.sealerIfAny(for: tenant.organizationID, self.db)
        else { return nil }
        return try self.db.row(
            Self.newestByNIK, tenant.arguments + [Data(sealer.searchHash(nik))]
        ).map { try self.lookup($0, sealer) }
    }

    func latest(patientID: UUID, _ tenant: Tenant) throws -> PatientLookupRow? {
        try self.db.row(Self.newestByPatient, tenant.arguments + [patientID.text])
            .map { try self.lookup($0, try self.work.reader(for: tenant)) }
    }

    private func lookup(_ row: Row, _ sealer: Sealer) throws -> PatientLookupRow {
        let id: String = row["id"]
        return PatientLookupRow(
            id: try row.uuid("id"), patientID: try row.uuidIfAny("patient_id"),
            nik: try sealer.openText(row, Self.table, "nik", id),
            lookupStatus: try row.word("lookup_status"), ihsPatientID: row["ihs_patient_id"],
            ihsPatientData: try sealer.openIfAny(row, Self.table, "ihs_patient_data", id),
            registrationRequired: row["registration_required"],
            registrationInstructions: row["registration_instructions"],
            searchedAt: row.date("searched_at"), searchedBy: try row.uuid("searched_by"))
    }

    private static let insert = """
        INSERT INTO patient_ihs_lookup (
            id, organization_id, environment, patient_id, nik, nik_hash, lookup_status,
            ihs_patient_id, ihs_patient_data, registration_required, registration_instructions,
            searched_at, searched_by)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """

    static let newestByNIK = """
        SELECT * FROM patient_ihs_lookup
        WHERE organization_id = ? AND environment = ? AND nik_hash = ?
        ORDER BY searched_at DESC, id DESC LIMIT 1
        """

    static let newestByPatient = """
        SELECT * FROM patient_ihs_lookup
        WHERE organization_id = ? AND environment = ? AND patient_id = ?
        ORDER BY searched_at DESC, id DESC LIMIT 1
        """
}
