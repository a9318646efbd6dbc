import Foundation
import GRDB
import SyncStore
import Synchronization

/// Hands out the sealer of each organization and makes its keys at the first need.
///
/// Sealers are remembered, because unwrapping keys for every row would cost more than the sealing.
final class KeyChest: Sendable {
    /// Organizations remembered at once; a store of many thousands unwraps again now and then.
    private static let sealersMax = 1_024

    private let masterKey: MasterKey
    private let random: @Sendable () -> UInt64
    private let sealers = Mutex<[UUID: Sealer]>([:])

    init(masterKey: MasterKey, random: @escaping @Sendable () -> UInt64) {
        self.masterKey = masterKey
        self.random = random
    }

    /// The sealer of an organization, or nil when it has no keys or they were destroyed.
    func sealerIfAny(for organizationID: UUID, _ db: Database) throws -> Sealer? {
        if let known = self.sealers.withLock({ $0[organizationID] }) { return known }
        let wrapped = try self.wrapped(organizationID, db)
        guard
            let sealer = try Sealer(
                organizationID: organizationID, wrapped: wrapped, masterKey: self.masterKey,
                random: self.random)
        else { return nil }
        self.sealers.withLock { sealers in
            if sealers.count >= Self.sealersMax { sealers.removeAll() }
            sealers[organizationID] = sealer
        }
        return sealer
    }

    /// The sealer for reading; without keys nothing of the organization can be read.
    func reader(for organizationID: UUID, _ db: Database) throws -> Sealer {
        guard let sealer = try self.sealerIfAny(for: organizationID, db) else {
            throw StoreError(.wrongKey, "the organization has no data key, or it was destroyed")
        }
        return sealer
    }

    /// The sealer for writing; makes the organization's first keys, in the caller's transaction.
    func writer(for organizationID: UUID, _ db: Database, now: Date) throws -> Sealer {
        if let known = try self.sealerIfAny(for: organizationID, db) { return known }
        guard try self.wrapped(organizationID, db).isEmpty else {
            throw StoreError(.wrongKey, "the organization's data key was destroyed")
        }
        for purpose in [WrappedDataKey.Purpose.seal, .search] {
            try self.insert(organizationID, purpose, version: 1, db, now: now)
        }
        // Not remembered yet: the transaction may still be undone.
        let sealer = try Sealer(
            organizationID: organizationID, wrapped: try self.wrapped(organizationID, db),
            masterKey: self.masterKey, random: self.random)
        guard let sealer else { throw StoreError(.wrongKey, "the organization has no data key") }
        return sealer
    }

    /// Gives an organization a new data key; what was sealed with older ones stays readable.
    func rotate(_ organizationID: UUID, _ db: Database, now: Date) throws {
        let newest = try self.wrapped(organizationID, db)
            .filter { $0.purpose == .seal && $0.wrapped != nil }.map(\.version).max()
        guard let newest else {
            throw StoreError(.notFound, "the organization has no data key")
        }
        try self.insert(organizationID, .seal, version: newest + 1, db, now: now)
        self.forget()
    }

    /// Destroys every key of an organization; nothing sealed for it can be read again.
    func destroy(_ organizationID: UUID, _ db: Database, now: Date) throws {
        let changed = try db.change(
            """
            UPDATE data_key SET wrapped = NULL, destroyed_at = ?
            WHERE organization_id = ? AND wrapped IS NOT NULL
            """, [now.milliseconds, organizationID.text])
        guard changed > 0 else { throw StoreError(.notFound, "the organization has no data key") }
        self.forget()
    }

    /// Forgets every sealer, after a transaction was undone or keys changed.
    func forget() {
        self.sealers.withLock { $0.removeAll() }
    }

    private func wrapped(_ organizationID: UUID, _ db: Database) throws -> [WrappedDataKey] {
        try db.rows(
            "SELECT purpose, version, wrapped FROM data_key WHERE organization_id = ?",
            [organizationID.text]
        ).map { row in
            WrappedDataKey(
                organizationID: organizationID, purpose: try row.word("purpose"),
                version: row["version"], wrapped: row.bytesIfAny("wrapped"))
        }
    }

    private func insert(
        _ organizationID: UUID, _ purpose: WrappedDataKey.Purpose, version: Int, _ db: Database,
        now: Date
    ) throws {
        let key = try WrappedDataKey.make(
            organizationID: organizationID, purpose: purpose, version: version,
            masterKey: self.masterKey, random: self.random)
        try db.run(
            """
            INSERT INTO data_key (organization_id, purpose, version, wrapped, created_at)
            VALUES (?, ?, ?, ?, ?)
            """,
            [
                organizationID.text, purpose.rawValue, version, key.wrapped.map { Data($0) },
                now.milliseconds,
            ])
    }
}
