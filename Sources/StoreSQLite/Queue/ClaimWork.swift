import Foundation
import GRDB
import SyncCore
import SyncStore

/// Leases ready deliveries, and those whose outcome has to be looked for.
struct ClaimWork {
    /// Most deliveries that one claim hands out.
    private static let leasesMax = 500
    /// Most delayed deliveries that become ready in one claim; the rest follow with the next.
    private static let promotionsMax = 5_000

    let work: Work
    let request: ClaimRequest

    private var db: Database { self.work.db }

    func claim() throws -> [ClaimedDelivery] {
        let due = self.tenant + [self.request.now.milliseconds]
        if try self.db.row(QueueSQL.hasDue, due) != nil {
            try self.db.run(QueueSQL.promoteDue, due + [Self.promotionsMax])
        }
        let limit = self.limit
        guard limit > 0 else { return [] }
        var claimed: [ClaimedDelivery] = []
        try ClaimSearch(db: self.db, tenant: self.tenant, now: self.request.now)
            .each(expecting: limit) { id, row in
                claimed.append(try self.lease(id, row))
                return claimed.count < limit
            }
        return claimed
    }

    func claimUnknown() throws -> [ClaimedDelivery] {
        let ids: [String] = try self.db.values(
            QueueSQL.unknownDue, self.tenant + [self.request.now.milliseconds, self.limit])
        return try ids.compactMap { try self.lease($0) }
    }

    private func lease(_ id: String) throws -> ClaimedDelivery? {
        try self.db.row(QueueSQL.claimable, [id]).flatMap { try self.lease(id, $0) }
    }

    private func lease(_ id: String, _ row: Row) throws -> ClaimedDelivery {
        try self.db.run(
            QueueSQL.lease,
            [self.request.leaseUntil.milliseconds, self.request.owner.text, id])
        return try self.claimed(id, row)
    }

    /// Puts together what the worker needs; `row` is from before the lease.
    private func claimed(_ id: String, _ row: Row) throws -> ClaimedDelivery {
        let sealer = try self.work.reader(for: self.request.tenant)
        let key = try row.resourceKey()
        let optional = try self.db.rows(Self.optionalParents, [id]).map { try $0.resourceKey() }
        let identity: String? = try self.db.row(QueueSQL.identity, self.tenant + key.arguments)?[
            "satusehat_id"]
        return ClaimedDelivery(
            fence: Fence(
                deliveryID: try row.uuid("id"), leaseNumber: (row["lease_number"] as Int) + 1),
            tenant: self.request.tenant, key: key, stage: try row.word("stage"),
            operation: try row.word("operation"),
            template: try sealer.open(row, "satusehat_sync_queue", "fhir_resource", id),
            disclosure: try row.word("disclosure"), encounterID: try row.uuidIfAny("encounter_id"),
            patientID: try row.uuidIfAny("patient_id"),
            businessIdentifier: row["business_identifier"],
            attemptNumber: (row["attempt_count"] as Int) + 1, retryCount: row["retry_count"],
            retriesMax: row["max_retries"], lookCount: row["look_count"],
            createdAt: row.date("created_at"), leaseUntil: self.request.leaseUntil,
            optionalReferences: Set(optional), platformID: identity,
            inFlightAt: row.dateIfAny("in_flight_at"), responseStatus: row["response_status"])
    }

    private var limit: Int { max(0, min(self.request.limit, Self.leasesMax)) }
    private var tenant: StatementArguments { self.request.tenant.arguments }

    private static let optionalParents = """
        SELECT p.resource_type, p.resource_id, p.resource_component
        FROM delivery_dependency AS e
        JOIN satusehat_sync_queue AS p ON p.id = e.parent_id
        WHERE e.child_id = ? AND e.kind IN ('accepted', 'settled')
        """
}
