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
    /// Ready rows read at a time; a small claim begins with a small page.
    private static let pageRowsMax = 512
    private static let pageRowsMin = 16
    /// A retry or look this close keeps its encounter from going on, so that the order stays.
    static let nearSeconds: TimeInterval = 60

    let work: Work
    let request: ClaimRequest

    private var db: Database { self.work.db }

    func claim() throws -> [ClaimedDelivery] {
        let due = self.tenant + [self.request.now.milliseconds]
        if try self.db.row(QueueSQL.hasDue, due) != nil {
            try self.db.run(QueueSQL.promoteDue, due + [Self.promotionsMax])
        }
        let limit = self.limit
        var claimed: [ClaimedDelivery] = []
        var encountersSeen: Set<String> = []
        var place: (priority: Int64, id: String) = (.min, "")
        var pageRows = max(Self.pageRowsMin, min(limit * 2, Self.pageRowsMax))
        while claimed.count < limit {
            let page = try self.db.rows(
                QueueSQL.ready, self.tenant + [place.priority, place.id, pageRows])
            for row in page where claimed.count < limit {
                let candidate: String = row["id"]
                guard let encounter = row["encounter_id"] as String? else {
                    if let delivery = try self.tryLease(candidate) { claimed.append(delivery) }
                    continue
                }
                guard encountersSeen.insert(encounter).inserted else { continue }
                if let delivery = try self.leaseFirst(ofEncounter: encounter) {
                    claimed.append(delivery)
                }
            }
            guard page.count == pageRows, let last = page.last else { break }
            place = (last["priority"], last["id"])
            pageRows = Self.pageRowsMax
        }
        return claimed
    }

    func claimUnknown() throws -> [ClaimedDelivery] {
        let ids: [String] = try self.db.values(
            QueueSQL.unknownDue, self.tenant + [self.request.now.milliseconds, self.limit])
        return try ids.compactMap { try self.lease($0) }
    }

    private func leaseFirst(ofEncounter encounter: String) throws -> ClaimedDelivery? {
        let near = self.request.now.addingTimeInterval(Self.nearSeconds).milliseconds
        let busy = try self.db.row(QueueSQL.encounterBusy, self.tenant + [encounter, near])
        guard busy == nil else { return nil }
        let ids: [String] = try self.db.values(
            QueueSQL.readyInEncounter, self.tenant + [encounter, Self.pageRowsMin])
        for id in ids {
            if let delivery = try self.tryLease(id) { return delivery }
        }
        return nil
    }

    /// Leases a ready delivery unless another one of its business identifier is under way.
    private func tryLease(_ id: String) throws -> ClaimedDelivery? {
        guard let row = try self.db.row(QueueSQL.claimable, [id]) else { return nil }
        if let identifier = row["business_identifier"] as String? {
            let type: String = row["resource_type"]
            let busy = try self.db.row(QueueSQL.identifierBusy, self.tenant + [type, identifier])
            guard busy == nil else { return nil }
        }
        return try self.lease(id, row)
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
