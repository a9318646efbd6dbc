import Foundation
import GRDB
import SyncCore
import SyncStore

/// Keeps the setting that sends without a consent on file, and who made it stand.
struct OverrideWork {
    private static let table = "consent_override"
    /// More changes of the setting than an organization makes; it only bounds the answer.
    private static let rowsMax = 1_000

    let work: Work

    private var db: Database { self.work.db }

    func standing(_ tenant: Tenant) throws -> ConsentOverride? {
        try self.db.row(Self.selectStanding, tenant.arguments)
            .map { try self.override($0, tenant) }
    }

    func all(_ tenant: Tenant) throws -> [ConsentOverride] {
        try self.db.rows(Self.selectAll, tenant.arguments + [Self.rowsMax])
            .map { try self.override($0, tenant) }
    }

    func set(_ override: ConsentOverride, _ tenant: Tenant) throws {
        guard try self.db.row(Self.selectStanding, tenant.arguments) == nil else {
            throw StoreError(.invalidState, "an override of consent stands already")
        }
        let id = override.id.text
        let sealer = try self.work.writer(for: tenant, now: override.since)
        try self.db.run(
            Self.insert,
            [id] + tenant.arguments + [
                try sealer.seal(override.legalGround, Self.table, "legal_ground", id),
                override.author?.text,
                try sealer.seal(override.authorName, Self.table, "author_name", id),
                override.since.milliseconds,
            ])
    }

    func end(by author: UUID?, name: String, _ tenant: Tenant, now: Date) throws
        -> ConsentOverride
    {
        guard var standing = try self.standing(tenant) else {
            throw StoreError(.notFound, "no override of consent stands")
        }
        let id = standing.id.text
        let sealed = try self.work.writer(for: tenant, now: now)
            .seal(name, Self.table, "ended_by_name", id)
        try self.db.run(Self.endRow, [now.milliseconds, author?.text, sealed, id])
        try self.db.run(Self.takeBackClaims, tenant.arguments)
        standing.endedAt = Date(milliseconds: now.milliseconds)
        standing.endedBy = author
        standing.endedByName = name
        return standing
    }

    func noteUse(deliveryID: UUID, overrideID: UUID, now: Date) throws {
        try self.db.run(
            Self.insertUse, [deliveryID.text, overrideID.text, now.milliseconds])
    }

    func uses(deliveryID: UUID) throws -> [ConsentOverride] {
        try self.db.rows(Self.selectUses, [deliveryID.text])
            .map { try self.override($0, try $0.tenant()) }
    }

    private func override(_ row: Row, _ tenant: Tenant) throws -> ConsentOverride {
        let sealer = try self.work.reader(for: tenant)
        let id: String = row["id"]
        let endedByName = try sealer.openIfAny(row, Self.table, "ended_by_name", id)
        return ConsentOverride(
            id: try row.uuid("id"),
            legalGround: try sealer.openText(row, Self.table, "legal_ground", id),
            author: try row.uuidIfAny("author"),
            authorName: try sealer.openText(row, Self.table, "author_name", id),
            since: row.date("since"), endedAt: row.dateIfAny("ended_at"),
            endedBy: try row.uuidIfAny("ended_by"),
            endedByName: endedByName.map { String(decoding: $0, as: UTF8.self) })
    }

    static let selectStanding = """
        SELECT * FROM consent_override
        WHERE organization_id = ? AND environment = ? AND ended_at IS NULL
        """

    static let selectAll = """
        SELECT * FROM consent_override WHERE organization_id = ? AND environment = ?
        ORDER BY since DESC, id DESC LIMIT ?
        """

    private static let insert = """
        INSERT INTO consent_override (
            id, organization_id, environment, legal_ground, author, author_name, since)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """

    private static let endRow = """
        UPDATE consent_override SET ended_at = ?, ended_by = ?, ended_by_name = ? WHERE id = ?
        """

    private static let insertUse = """
        INSERT OR IGNORE INTO consent_override_use (delivery_id, override_id, at)
        VALUES (?, ?, ?)
        """

    private static let selectUses = """
        SELECT o.* FROM consent_override_use AS u
        JOIN consent_override AS o ON o.id = u.override_id
        WHERE u.delivery_id = ? ORDER BY u.at DESC, o.id DESC
        """

    /// What was claimed by the override's leave and has not left is judged anew.
    static let takeBackClaims = """
        UPDATE satusehat_sync_queue INDEXED BY queue_lease
        SET phase = 'waiting', lease_number = lease_number + 1, lease_until = NULL,
            lease_owner = NULL
        WHERE organization_id = ? AND environment = ? AND phase = 'claimed'
            AND lease_until IS NOT NULL AND disclosure <> 'facility'
        """
}
