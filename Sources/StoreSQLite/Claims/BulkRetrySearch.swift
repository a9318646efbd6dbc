import Foundation
import GRDB
import SyncCore
import SyncStore

/// Finds the deliveries that a bulk retry is about, in an order that can be gone on with.
///
/// The failed come first, then the skipped, then the held, each in the order of the queue; a place
/// is written as the status and the identifier, such as `failed 0190…`. What was skipped for the sake
/// of another comes back with that one, and what a later revision took the place of stays where it is.
struct BulkRetrySearch {
    let db: Database
    let tenant: Tenant
    let filter: BulkRetryFilter
    /// What came to its end later is not meant.
    let before: Date

    private static let order: [BulkRetryFilter.Status] = [.failed, .skipped, .held]

    func count() throws -> Int {
        try self.statuses.reduce(0) { total, status in
            let (conditions, arguments) = try self.conditions(status, after: "")
            let sql = "SELECT count(*) FROM satusehat_sync_queue AS q WHERE \(conditions)"
            return total + (try Int.fetchOne(self.db, sql: sql, arguments: arguments) ?? 0)
        }
    }

    func page(after place: String, limit: Int) throws -> BulkRetryPage {
        var page = BulkRetryPage(after: place, next: place, items: [])
        let words = place.split(separator: " ").map(String.init)
        let reached = words.first.flatMap(BulkRetryFilter.Status.init)
        let start = reached.flatMap(Self.order.firstIndex) ?? 0
        for status in Self.order[start...] where self.statuses.contains(status) {
            guard page.items.count < limit else { break }
            let after = status == reached ? words.last ?? "" : ""
            var (conditions, arguments) = try self.conditions(status, after: after)
            arguments += [limit - page.items.count]
            conditions += " ORDER BY q.id LIMIT ?"
            page.items += try Row.fetchAll(
                self.db, sql: "SELECT \(Self.columns) WHERE \(conditions)", arguments: arguments
            ).map { row in
                page.next = "\(status.rawValue) \(row["id"] as String)"
                return BulkRetryItem(
                    deliveryID: try row.uuid("id"), key: try row.resourceKey(),
                    encounterID: try row.uuidIfAny("encounter_id"))
            }
        }
        return page
    }

    private var statuses: [BulkRetryFilter.Status] {
        Self.order.filter { self.filter.statuses.isEmpty || self.filter.statuses.contains($0) }
    }

    private static let columns = """
        q.id, q.resource_type, q.resource_id, q.resource_component, q.encounter_id
        FROM satusehat_sync_queue AS q
        """

    private func conditions(
        _ status: BulkRetryFilter.Status, after: String
    ) throws -> (String, StatementArguments) {
        let before = self.before.milliseconds
        var conditions = [
            "q.organization_id = ?", "q.environment = ?", "q.status = ?", "q.id > ?",
            "q.created_at <= ?", "(q.settled_at IS NULL OR q.settled_at <= ?)",
        ]
        let word: DeliveryStatus
        switch status {
        case .failed: word = .failed
        case .skipped:
            word = .skipped
            conditions.append("q.skipped_by IS NULL AND q.skip_reason <> '\(TakeOver.reason)'")
        case .held:
            word = .pending
            conditions.append("q.phase = 'held'")
        }
        var arguments = self.tenant.arguments + [word.rawValue, after, before, before]
        func require(_ condition: String, _ value: (any DatabaseValueConvertible)?) {
            guard let value else { return }
            conditions.append(condition)
            arguments += [value]
        }
        require("q.encounter_id = ?", self.filter.encounterID?.text)
        require("q.created_at >= ?", self.filter.createdFrom?.milliseconds)
        require("q.created_at <= ?", self.filter.createdTo?.milliseconds)
        if !self.filter.types.isEmpty {
            require(
                "q.resource_type IN (SELECT value FROM json_each(?))",
                try JSONList.text(self.filter.types.sorted()))
        }
        if !self.filter.skipReasons.isEmpty {
            require(
                "q.skip_reason IN (SELECT value FROM json_each(?))",
                try JSONList.text(self.filter.skipReasons.sorted()))
        }
        require(Self.openError("error_category"), self.filter.errorCategory?.rawValue)
        require(Self.openError("error_code"), self.filter.errorCode)
        return (conditions.joined(separator: " AND "), arguments)
    }

    private static func openError(_ column: String) -> String {
        """
        EXISTS (SELECT 1 FROM satusehat_error_log AS e
            WHERE e.sync_queue_id = q.id AND e.sync_queue_id IS NOT NULL
                AND e.resolution_status = 'pending' AND e.\(column) = ?)
        """
    }
}
