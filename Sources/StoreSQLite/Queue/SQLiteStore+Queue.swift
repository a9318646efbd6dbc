import Foundation
import GRDB
import SyncCore
import SyncStore

extension SQLiteStore {
    public func plan(_ plan: QueuePlan, now: Date) async throws -> PlanOutcome {
        try await self.write { work in try PlanWork(work: work, plan: plan, now: now).run() }
    }

    public func claim(_ request: ClaimRequest) async throws -> [ClaimedDelivery] {
        try await self.write { work in try ClaimWork(work: work, request: request).claim() }
    }

    public func claimUnknown(_ request: ClaimRequest) async throws -> [ClaimedDelivery] {
        try await self.write { work in try ClaimWork(work: work, request: request).claimUnknown() }
    }

    public func heartbeat(_ fences: [Fence], leaseUntil: Date) async throws -> [Fence] {
        try await self.write { work in
            try fences.filter { fence in
                try work.db.change(
                    QueueSQL.heartbeat,
                    [leaseUntil.milliseconds, fence.deliveryID.text, fence.leaseNumber]) == 1
            }
        }
    }

    public func markInFlight(_ fence: Fence, bodyDigest: [UInt8], now: Date) async throws -> Bool {
        try await self.write { work in
            let at = now.milliseconds
            return try work.db.change(
                QueueSQL.markInFlight,
                [
                    at, at, Data(bodyDigest), fence.deliveryID.text, fence.leaseNumber, at,
                ]) == 1
        }
    }

    public func settle(_ settlement: Settlement) async throws -> Bool {
        try await self.write { work in try SettleWork(work: work, settlement: settlement).run() }
    }

    public func rescue(
        lookAt: Date, soleOwner: UUID?, now: Date
    ) async throws -> RescueOutcome {
        var total = RescueOutcome()
        while true {
            let (outcome, isFull) = try await self.write { work in
                try RescueWork(work: work, lookAt: lookAt, soleOwner: soleOwner, now: now).page()
            }
            total.returned += outcome.returned
            total.becameUnknown += outcome.becameUnknown
            total.setAside += outcome.setAside
            guard isFull else { return total }
        }
    }

    public func platformIDs(
        for keys: [ResourceKey], tenant: Tenant
    ) async throws -> [ResourceKey: PlatformIdentity] {
        try await self.read { work in
            var found: [ResourceKey: PlatformIdentity] = [:]
            for key in keys where found[key] == nil {
                let row = try work.db.row(QueueSQL.identity, tenant.arguments + key.arguments)
                found[key] = row.map { row in
                    PlatformIdentity(
                        id: row["satusehat_id"], versionID: row["version_id"],
                        storedAt: row.date("stored_at"))
                }
            }
            return found
        }
    }

    public func releaseOverdueSettledDependencies(
        before: Date, tenant: Tenant
    ) async throws -> Int {
        let now = self.ambient.now()
        return try await self.write { work in
            try PersonWork(work: work, now: now).releaseOverdue(before: before, tenant: tenant)
        }
    }

    public func hasWork(for tenant: Tenant, now: Date) async throws -> Bool {
        try await self.read { work in
            let due = tenant.arguments + [now.milliseconds]
            return try work.db.row(QueueSQL.hasDue, due) != nil
                || work.db.row(QueueSQL.unknownDue, due + [1]) != nil
                || ClaimSearch(db: work.db, tenant: tenant.arguments, now: now).isAny()
        }
    }

    public func delivery(
        of key: ResourceKey, stage: DeliveryStage, tenant: Tenant
    ) async throws -> DeliveryRow? {
        try await self.read { work in
            let arguments = tenant.arguments + key.arguments + [stage.rawValue]
            guard let row = try work.db.row(QueueSQL.newest, arguments) else { return nil }
            return try DeliveryListing(work: work).delivery(try row.uuid("id"))
        }
    }

    public func delivery(_ id: UUID) async throws -> DeliveryRow? {
        try await self.read { work in try DeliveryListing(work: work).delivery(id) }
    }

    public func deliveries(
        _ filter: DeliveryFilter, for tenant: Tenant
    ) async throws -> [DeliveryRow] {
        try await self.read { work in
            try DeliveryListing(work: work).deliveries(filter, tenant: tenant)
        }
    }

    public func dependencies(of id: UUID) async throws -> [DependencyRow] {
        try await self.read { work in try DeliveryListing(work: work).dependencies(of: id) }
    }

    public func summary(for tenant: Tenant) async throws -> QueueSummary {
        try await self.read { work in try DeliveryListing(work: work).summary(tenant) }
    }

    public func nextDue(for tenant: Tenant) async throws -> Date? {
        try await self.read { work in
            let waiting: Int64? = try work.db.value(QueueSQL.nextWaiting, tenant.arguments)
            let unknown: Int64? = try work.db.value(QueueSQL.nextUnknown, tenant.arguments)
            let leased: Int64? = try work.db.value(QueueSQL.nextLease, tenant.arguments)
            return [waiting, unknown, leased].compactMap { $0 }.min().map { Date(milliseconds: $0) }
        }
    }

    public func retry(_ id: UUID, now: Date) async throws {
        try await self.write { work in try PersonWork(work: work, now: now).retry(id.text) }
    }

    public func hold(_ id: UUID, reason: String, now: Date) async throws {
        try await self.write { work in
            try PersonWork(work: work, now: now).hold(id.text, reason: reason)
        }
    }

    public func redriveExhausted(
        failedBefore: Date, limit: Int, tenant: Tenant, now: Date
    ) async throws -> Int {
        try await self.write { work in
            try PersonWork(work: work, now: now)
                .redrive(tenant, failedBefore: failedBefore, limit: limit)
        }
    }
}
