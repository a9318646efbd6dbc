import Foundation
import GRDB
import SyncCore
import SyncStore

/// Ends one attempt: state, platform id, log, error and freed children, in one transaction.
struct SettleWork {
    let work: Work
    let settlement: Settlement

    private var db: Database { self.work.db }
    private var now: Date { self.settlement.now }
    private var id: String { self.settlement.fence.deliveryID.text }

    func run() throws -> Bool {
        guard let row = try self.db.row(Self.select, [self.id]) else {
            throw StoreError(.notFound, "no delivery has this identifier")
        }
        let delivery = try SettledDelivery(row)
        let journal = JournalWork(work: self.work, tenant: delivery.tenant, now: self.now)
        if let attempt = self.settlement.attempt {
            try journal.append(attempt, deliveryID: self.id)
        }
        guard delivery.leaseUntil != nil, delivery.phase.status == .processing,
            delivery.leaseNumber == self.settlement.fence.leaseNumber
        else { return false }
        if let error = self.settlement.error {
            try journal.append(
                error, deliveryID: self.id, resourceType: delivery.key.type,
                resourceID: delivery.key.localID.text, operation: delivery.operation.rawValue)
        }
        try self.end(delivery, journal)
        return true
    }

    private func end(_ delivery: SettledDelivery, _ journal: JournalWork) throws {
        let graph = DeliveryGraph(db: self.db, now: self.now)
        // What was looked for in vain may still be there; what the platform answered for is known.
        let staysUncertain =
            delivery.phase == .unknown && LookSchedule.isNeeded(for: delivery.operation)
        switch self.settlement.resolution {
        case .completed(let phase, let identity):
            precondition(phase.status == .completed, "a completed delivery has a completed phase")
            try self.close(delivery, phase: phase, identity: identity)
            try self.complete(delivery, identity, journal)
            let mustSendAgain = try self.settleEdges(delivery)
            try graph.spread(from: [self.id])
            if mustSendAgain { try graph.sendAgain(self.id) }
        case .retry(let at, let counts):
            // One that was amended while its outcome was unknown may have open dependencies now.
            let retries = delivery.retryCount + (counts ? 1 : 0)
            guard delivery.openDependencies > 0 else {
                try self.close(delivery, phase: .waiting, nextRetryAt: at, retryCount: retries)
                return
            }
            try self.close(delivery, phase: .held, retryCount: retries)
            if try graph.refresh(self.id, releasing: true) { try graph.spread(from: [self.id]) }
        case .unknown(let lookAt, let counts):
            let looks = delivery.phase == .unknown ? delivery.lookCount + 1 : 0
            try self.close(
                delivery, phase: .unknown, nextRetryAt: lookAt,
                retryCount: delivery.retryCount + (counts ? 1 : 0), lookCount: looks,
                isUncertain: true)
        case .lookLater(let at):
            try self.close(
                delivery, phase: .unknown, nextRetryAt: at, lookCount: delivery.lookCount,
                isUncertain: true)
        case .failed(let phase):
            precondition(phase.status == .failed, "a failed delivery has a failed phase")
            try self.close(delivery, phase: phase, isUncertain: staysUncertain)
            if !staysUncertain, try TakeOver(work: self.work, now: self.now).run(failed: self.id) {
                return
            }
            try graph.spread(from: [self.id])
        case .skipped(let reason):
            try self.close(
                delivery, phase: .skipped, reason: reason, isUncertain: staysUncertain)
            try graph.spread(from: [self.id])
        case .held(let reason):
            try self.close(delivery, phase: .held, reason: reason, isUncertain: staysUncertain)
        }
    }

    /// Writes the end of the attempt and gives the lease back.
    private func close(
        _ delivery: SettledDelivery, phase: DeliveryPhase, identity: PlatformIdentity? = nil,
        nextRetryAt: Date? = nil, retryCount: Int? = nil, lookCount: Int = 0,
        reason: String? = nil, isUncertain: Bool = false
    ) throws {
        let sealer = try self.work.writer(for: delivery.tenant, now: self.now)
        let isEnd = [.completed, .failed, .skipped].contains(phase.status)
        let inFlightAt = isUncertain ? (delivery.inFlightAt ?? self.now) : nil
        let message = self.settlement.message ?? (phase == .held ? reason : nil)
        try self.db.run(
            Self.closeRow,
            [
                "id": self.id, "phase": phase.rawValue,
                "satusehat": identity?.id ?? delivery.satusehatID,
                "next": nextRetryAt?.milliseconds, "retries": retryCount ?? delivery.retryCount,
                "looks": lookCount, "reason": reason, "inFlight": inFlightAt?.milliseconds,
                "attempts": max(
                    delivery.attemptCount, self.settlement.attempt?.attemptNumber ?? 0),
                "status": self.settlement.responseStatus, "message": message,
                "completed": phase.status == .completed ? self.now.milliseconds : nil,
                "settled": isEnd ? self.now.milliseconds : nil,
                "body": try sealer.sealIfAny(
                    self.settlement.responseBody, "satusehat_sync_queue", "response_body", self.id),
            ])
    }

    /// Keeps the platform's id, and closes what was open about the delivery.
    private func complete(
        _ delivery: SettledDelivery, _ identity: PlatformIdentity, _ journal: JournalWork
    ) throws {
        try self.db.run(
            Self.keepIdentity,
            delivery.tenant.arguments + delivery.key.arguments
                + [identity.id, identity.versionID, identity.storedAt.milliseconds])
        try journal.resolveErrors(deliveryID: self.id)
        if delivery.operation != .search {
            try self.db.run(
                Self.noteSync, [self.now.milliseconds] + delivery.tenant.arguments)
        }
    }

    /// Settles the delivery's own edges by what was left out of what was sent.
    ///
    /// Answers whether something that was left out has been completed meanwhile.
    private func settleEdges(_ delivery: SettledDelivery) throws -> Bool {
        var mustSendAgain = false
        for row in try self.db.rows(Self.ownEdges, [self.id]) {
            let isOmitted = self.settlement.omitted.contains(try row.resourceKey())
            let phase: DeliveryPhase = try row.word("phase")
            let isThereNow = isOmitted && phase.status == .completed
            mustSendAgain = mustSendAgain || isThereNow
            let state: DependencyRow.State = isOmitted && !isThereNow ? .omitted : .satisfied
            if state != (try row.word("state") as DependencyRow.State) {
                let parentID: String = row["parent_id"]
                try self.db.run(QueueSQL.setEdge, [state.rawValue, self.id, parentID])
            }
        }
        return mustSendAgain
    }

    private static let select = """
        SELECT organization_id, environment, resource_type, resource_id, resource_component,
            operation, phase, open_dependencies, lease_number, lease_until, retry_count, look_count,
            attempt_count, in_flight_at, satusehat_id
        FROM satusehat_sync_queue WHERE id = ?
        """

    static let closeRow = """
        UPDATE satusehat_sync_queue
        SET phase = :phase, satusehat_id = :satusehat, next_retry_at = :next,
            retry_count = :retries, look_count = :looks, skip_reason = :reason, skipped_by = NULL,
            in_flight_at = :inFlight, attempt_count = :attempts, response_status = :status,
            error_message = :message, completed_at = :completed, settled_at = :settled,
            response_body = :body, lease_until = NULL, lease_owner = NULL,
            open_dependencies = iif(:completed IS NULL, open_dependencies, 0)
        WHERE id = :id
        """

    static let keepIdentity = """
        INSERT INTO platform_identity (
            organization_id, environment, resource_type, resource_id, resource_component,
            satusehat_id, version_id, stored_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT DO UPDATE SET satusehat_id = excluded.satusehat_id,
            version_id = excluded.version_id, stored_at = excluded.stored_at
        """

    private static let noteSync = """
        UPDATE satusehat_config SET last_sync_at = ? WHERE organization_id = ? AND environment = ?
        """

    private static let ownEdges = """
        SELECT e.parent_id, e.state, p.phase, p.resource_type, p.resource_id, p.resource_component
        FROM delivery_dependency AS e
        JOIN satusehat_sync_queue AS p ON p.id = e.parent_id
        WHERE e.child_id = ?
        """
}

/// What settling has to know of the delivery.
struct SettledDelivery {
    let tenant: Tenant
    let key: ResourceKey
    let operation: DeliveryOperation
    let phase: DeliveryPhase
    let openDependencies: Int
    let leaseNumber: Int
    let leaseUntil: Date?
    let retryCount: Int
    let lookCount: Int
    let attemptCount: Int
    let inFlightAt: Date?
    let satusehatID: String?

    init(_ row: Row) throws {
        self.tenant = try row.tenant()
        self.key = try row.resourceKey()
        self.operation = try row.word("operation")
        self.phase = try row.word("phase")
        self.openDependencies = row["open_dependencies"]
        self.leaseNumber = row["lease_number"]
        self.leaseUntil = row.dateIfAny("lease_until")
        self.retryCount = row["retry_count"]
        self.lookCount = row["look_count"]
        self.attemptCount = row["attempt_count"]
        self.inFlightAt = row.dateIfAny("in_flight_at")
        self.satusehatID = row["satusehat_id"]
    }
}
