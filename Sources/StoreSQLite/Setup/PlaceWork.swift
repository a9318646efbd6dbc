import Foundation
import GRDB
import SyncCore
import SyncStore

/// Keeps what the platform calls the facility's rooms.
struct PlaceWork {
    /// More rooms than a facility has; it only bounds the answer.
    private static let rowsMax = 100_000

    let work: Work

    func save(_ row: LocationRow, _ tenant: Tenant) throws {
        try self.work.db.run(
            Self.store,
            [row.id.text] + tenant.arguments + [
                row.polyclinicID.text, row.satusehatLocationID, row.locationName,
                row.locationType, row.syncedAt.milliseconds, row.status.rawValue,
            ])
    }

    func locations(_ tenant: Tenant) throws -> [LocationRow] {
        try self.work.db.rows(Self.select, tenant.arguments + [Self.rowsMax]).map { row in
            LocationRow(
                id: try row.uuid("id"), polyclinicID: try row.uuid("polyclinic_id"),
                satusehatLocationID: row["satusehat_location_id"],
                locationName: row["location_name"], locationType: row["location_type"],
                syncedAt: row.date("synced_at"), status: try row.word("status"))
        }
    }

    private static let store = """
        INSERT INTO satusehat_location (
            id, organization_id, environment, polyclinic_id, satusehat_location_id, location_name,
            location_type, synced_at, status)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (organization_id, environment, polyclinic_id) DO UPDATE
        SET satusehat_location_id = excluded.satusehat_location_id,
            location_name = excluded.location_name, location_type = excluded.location_type,
            synced_at = excluded.synced_at, status = excluded.status
        """

    private static let select = """
        SELECT id, polyclinic_id, satusehat_location_id, location_name, location_type, synced_at,
            status
        FROM satusehat_location WHERE organization_id = ? AND environment = ?
        ORDER BY id LIMIT ?
        """
}
