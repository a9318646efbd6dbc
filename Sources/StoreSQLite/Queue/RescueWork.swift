import Foundation
import GRDB
import SyncCore
import SyncStore

/// Frees deliveries whose lease lapsed, one page to a transaction.
struct RescueWork {
    /// Rows of one transaction; a full page asks for another pass.
    static let pageRows = 200
    /// A delivery that was on its way at this many crashes within the window is set aside.
    private static let crashesMax = 3
    private static let crashWindowSeconds: TimeInterval = 72 * 60 * 60
    static let message = "poison"

    let work: Work
    let lookAt: Date
    var soleOwner: UUID?
    let now: Date

    private var db: Database { self.work.db }

    /// Answers what one page changed, and whether there may be more.
    func page() throws -> (outcome: RescueOutcome, isFull: Bool) {
        var outcome = RescueOutcome()
        let rows = try self.freeable()
        for row in rows {
            let id: String = row["id"]
            switch try row.word("phase", as: DeliveryPhase.self) {
            case .claimed:
                // Nothing has left: it simply waits again, and no retry is consumed.
                try self.db.run(Self.giveBack, [id])
                outcome.returned += 1
            case .inFlight:
                if try self.noteCrash(row, id) {
                    outcome.setAside += 1
                } else {
                    outcome.becameUnknown += 1
                }
            default:
                // A look that was not finished: the next one may begin at once.
                try self.db.run(Self.dropLease, [id])
                outcome.returned += 1
            }
        }
        return (outcome, rows.count == Self.pageRows || (self.soleOwner != nil && !rows.isEmpty))
    }

    private func freeable() throws -> [Row] {
        if let soleOwner {
            let orphaned = try self.db.rows(QueueSQL.orphaned, [soleOwner.text, Self.pageRows])
            if !orphaned.isEmpty { return orphaned }
        }
        return try self.db.rows(QueueSQL.lapsed, [self.now.milliseconds, Self.pageRows])
    }

    /// Makes an in-flight delivery unknown, or sets it aside at its third crash.
    private func noteCrash(_ row: Row, _ id: String) throws -> Bool {
        let windowStart = self.now.addingTimeInterval(-Self.crashWindowSeconds)
        let earlier = [row.dateIfAny("crashed_at"), row.dateIfAny("crashed_before_at")]
            .compactMap { $0 }.filter { $0 >= windowStart }
        let isPoison = earlier.count + 1 >= Self.crashesMax
        let phase: DeliveryPhase = isPoison ? .rejected : .unknown
        try self.db.run(
            Self.crash,
            [
                phase.rawValue, isPoison ? nil : self.lookAt.milliseconds, self.now.milliseconds,
                isPoison ? Self.message : nil, isPoison ? self.now.milliseconds : nil, id,
            ])
        guard isPoison else { return false }
        try self.reportPoison(id)
        try DeliveryGraph(db: self.db, now: self.now).spread(from: [id])
        return true
    }

    private func reportPoison(_ id: String) throws {
        guard let row = try self.db.row(Self.poisoned, [id]) else { return }
        let key = try row.resourceKey()
        let operation: String = row["operation"]
        let record = ErrorRecord(
            id: self.work.ambient.makeUUID(), category: .unknown, httpStatus: nil,
            errorCode: Self.message, errorMessage: Self.message, errorDetails: nil,
            requestURL: "", requestBody: nil, responseBody: nil, timestamp: self.now)
        try JournalWork(work: self.work, tenant: try row.tenant(), now: self.now).append(
            record, deliveryID: id, resourceType: key.type, resourceID: key.localID.text,
            operation: operation)
    }

    private static let giveBack = """
        UPDATE satusehat_sync_queue
        SET phase = 'waiting', lease_until = NULL, lease_owner = NULL
        WHERE id = ? AND phase = 'claimed'
        """

    private static let dropLease = """
        UPDATE satusehat_sync_queue SET lease_until = NULL, lease_owner = NULL WHERE id = ?
        """

    private static let crash = """
        UPDATE satusehat_sync_queue
        SET phase = ?, next_retry_at = ?, crash_count = crash_count + 1,
            crashed_before_at = crashed_at, crashed_at = ?, error_message = ifnull(?, error_message),
            settled_at = ?, look_count = 0, lease_until = NULL, lease_owner = NULL
        WHERE id = ? AND phase = 'in_flight'
        """

    private static let poisoned = """
        SELECT organization_id, environment, resource_type, resource_id, resource_component,
            operation
        FROM satusehat_sync_queue WHERE id = ?
        """
}
