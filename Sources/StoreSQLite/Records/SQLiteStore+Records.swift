import Foundation
import GRDB
import SyncCore
import SyncStore

extension SQLiteStore {
    public func accept(_ records: [IncomingRecord], now: Date) async throws -> [AcceptOutcome] {
        try await self.write { work in
            let records = records
            return try records.map { try RecordWork(work: work).accept($0, now: now) }
        }
    }

    public func record(_ name: RecordName, for tenant: Tenant) async throws -> StoredRecord? {
        try await self.read { work in try RecordWork(work: work).record(name, tenant) }
    }

    public func records(
        _ names: [RecordName], for tenant: Tenant
    ) async throws -> [StoredRecord] {
        try await self.read { work in
            try names.compactMap { try RecordWork(work: work).record($0, tenant) }
        }
    }

    public func records(
        kind: String, after: UUID?, limit: Int, for tenant: Tenant
    ) async throws -> [StoredRecord] {
        try await self.read { work in
            try RecordWork(work: work).records(kind: kind, after: after, limit: limit, tenant)
        }
    }

    public func unplannedRecords(limit: Int, for tenant: Tenant) async throws -> [StoredRecord] {
        try await self.read { work in
            try RecordWork(work: work).unplanned(limit: limit, tenant)
        }
    }

    public func replanRecords(missing names: [RecordName], for tenant: Tenant) async throws {
        try await self.write { work in
            for name in names { try RecordWork(work: work).replan(missing: name, tenant) }
        }
    }

    public func replanRecords(referringTo name: RecordName, for tenant: Tenant) async throws {
        try await self.write { work in
            try RecordWork(work: work).replan(referringTo: name, tenant)
        }
    }

    public func findings(
        _ name: RecordName?, limit: Int, for tenant: Tenant
    ) async throws -> [FindingRow] {
        try await self.read { work in
            try RecordWork(work: work).findings(name, limit: limit, tenant)
        }
    }
}
