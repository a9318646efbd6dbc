import Foundation
import GRDB
import SyncCore
import SyncStore

/// Keeps bulk retries, and puts their deliveries back in line page by page.
struct BulkRetryWork {
    /// Most rows of one page.
    private static let rowsMax = 1_000

    let work: Work
    let now: Date

    private var db: Database { self.work.db }

    func count(_ filter: BulkRetryFilter, _ tenant: Tenant) throws -> Int {
        try BulkRetrySearch(db: self.db, tenant: tenant, filter: filter, before: self.now).count()
    }

    func start(
        id: UUID, _ filter: BulkRetryFilter, by user: UUID?, _ tenant: Tenant
    ) throws -> BulkRetryRow {
        let total = try self.count(filter, tenant)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        let text = String(decoding: try encoder.encode(filter), as: UTF8.self)
        try self.db.run(
            Self.insert,
            [id.text] + tenant.arguments + [text, user?.text, total, self.now.milliseconds])
        return try self.known(id)
    }

    func list(limit: Int, _ tenant: Tenant) throws -> [BulkRetryRow] {
        try self.db.rows(
            Self.newest, tenant.arguments + [max(0, min(limit, Self.rowsMax))]
        ).map(Self.read)
    }

    func row(_ id: UUID) throws -> BulkRetryRow? {
        try self.db.row(Self.select, [id.text]).map(Self.read)
    }

    func running(_ tenant: Tenant) throws -> BulkRetryRow? {
        try self.db.row(Self.oldestRunning, tenant.arguments).map(Self.read)
    }

    func cancel(_ id: UUID, _ tenant: Tenant) throws -> BulkRetryRow {
        guard let row = try self.row(id), row.tenant == tenant else { throw Self.unknown }
        guard row.state == .running else {
            throw StoreError(.invalidState, "the bulk retry has ended")
        }
        try self.end(id, .cancelled)
        return try self.known(id)
    }

    func page(_ id: UUID, limit: Int) throws -> BulkRetryPage {
        let after = try self.place(id)
        guard let row = try self.row(id), row.state == .running else {
            return BulkRetryPage(after: after, next: after, items: [])
        }
        return try self.search(row).page(
            after: after, limit: max(1, min(limit, Self.rowsMax)))
    }

    func work(_ id: UUID, _ page: BulkRetryPage) throws -> BulkRetryRow {
        let row = try self.known(id)
        guard row.state == .running, try self.place(id) == page.after else { return row }
        guard !page.items.isEmpty else {
            try self.end(id, .completed)
            return try self.known(id)
        }
        let graph = DeliveryGraph(db: self.db, now: self.now)
        for item in page.items {
            // One that was brought up to date meanwhile is back in line already.
            guard try self.db.row(Self.isRetryable, [item.deliveryID.text]) != nil else { continue }
            try graph.reopen(item.deliveryID.text)
        }
        try self.db.run(Self.move, [page.next, page.items.count, id.text])
        return try self.known(id)
    }

    private func search(_ row: BulkRetryRow) -> BulkRetrySearch {
        BulkRetrySearch(
            db: self.db, tenant: row.tenant, filter: row.filter, before: row.startedAt)
    }

    private func place(_ id: UUID) throws -> String {
        try self.db.value("SELECT after_id FROM bulk_retry WHERE id = ?", [id.text]) ?? ""
    }

    private func end(_ id: UUID, _ state: BulkRetryRow.State) throws {
        try self.db.run(Self.endRow, [state.rawValue, self.now.milliseconds, id.text])
    }

    private func known(_ id: UUID) throws -> BulkRetryRow {
        guard let row = try self.row(id) else { throw Self.unknown }
        return row
    }

    private static var unknown: StoreError {
        StoreError(.notFound, "no bulk retry has this identifier")
    }

    private static func read(_ row: Row) throws -> BulkRetryRow {
        let text: String = row["filter"]
        guard
            let filter = try? JSONDecoder().decode(BulkRetryFilter.self, from: Data(text.utf8))
        else { throw StoreError(.damaged, "the filter of a bulk retry cannot be read") }
        return BulkRetryRow(
            id: try row.uuid("id"), tenant: try row.tenant(), filter: filter,
            requestedBy: try row.uuidIfAny("requested_by"), total: row["total"],
            done: row["done"], state: try row.word("state"), startedAt: row.date("started_at"),
            endedAt: row.dateIfAny("ended_at"))
    }

    private static let insert = """
        INSERT INTO bulk_retry (
            id, organization_id, environment, filter, requested_by, total, state, started_at)
        VALUES (?, ?, ?, ?, ?, ?, 'running', ?)
        """

    private static let select = "SELECT * FROM bulk_retry WHERE id = ?"

    static let newest = """
        SELECT * FROM bulk_retry WHERE organization_id = ? AND environment = ?
        ORDER BY started_at DESC, id DESC LIMIT ?
        """

    static let oldestRunning = """
        SELECT * FROM bulk_retry
        WHERE organization_id = ? AND environment = ? AND ended_at IS NULL ORDER BY id LIMIT 1
        """

    private static let move = "UPDATE bulk_retry SET after_id = ?, done = done + ? WHERE id = ?"

    private static let endRow = "UPDATE bulk_retry SET state = ?, ended_at = ? WHERE id = ?"

    private static let isRetryable = """
        SELECT 1 FROM satusehat_sync_queue WHERE id = ? AND (
            phase = 'rejected' OR phase = 'exhausted' OR phase = 'held' OR phase = 'skipped')
        """
}
