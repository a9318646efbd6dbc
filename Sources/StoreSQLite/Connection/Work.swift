import Foundation
import GRDB
import SyncCore
import SyncStore

/// One transaction as the store's parts see it: the connection and the means to seal.
struct Work {
    let db: Database
    let keys: KeyChest
    let ambient: Ambient
    let auditChain: AuditChain

    func reader(for tenant: Tenant) throws -> Sealer {
        try self.keys.reader(for: tenant.organizationID, self.db)
    }

    func writer(for tenant: Tenant, now: Date) throws -> Sealer {
        try self.keys.writer(for: tenant.organizationID, self.db, now: now)
    }
}

extension Sealer {
    func seal(_ plain: [UInt8], _ table: String, _ column: String, _ row: String) throws -> Data {
        Data(try self.seal(plain, at: SealedPlace(table: table, column: column, row: row)))
    }

    func seal(_ plain: String, _ table: String, _ column: String, _ row: String) throws -> Data {
        try self.seal(Array(plain.utf8), table, column, row)
    }

    func sealIfAny(
        _ plain: [UInt8]?, _ table: String, _ column: String, _ row: String
    ) throws -> Data? {
        try plain.map { try self.seal($0, table, column, row) }
    }

    func open(_ row: Row, _ table: String, _ column: String, _ id: String) throws -> [UInt8] {
        try self.open(
            row.bytes(column), at: SealedPlace(table: table, column: column, row: id))
    }

    func openIfAny(
        _ row: Row, _ table: String, _ column: String, _ id: String
    ) throws -> [UInt8]? {
        try row.bytesIfAny(column).map {
            try self.open($0, at: SealedPlace(table: table, column: column, row: id))
        }
    }

    func openText(_ row: Row, _ table: String, _ column: String, _ id: String) throws -> String {
        String(decoding: try self.open(row, table, column, id), as: UTF8.self)
    }
}
