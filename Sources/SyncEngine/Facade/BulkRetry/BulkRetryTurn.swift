import SyncCore
import SyncStore

/// Works the next page of a bulk retry: what it is made from is planned anew, then the page goes
/// back in line in one transaction. A process that dies in between leaves a page to be worked again.
struct BulkRetryTurn: Sendable {
    /// Short enough for a transaction, and for planning beside the sending.
    private static let pageSize = 100

    let store: any SyncStore
    let planner: Planner
    let tenant: Tenant
    let ambient: Ambient

    /// Answers false when there was none to work on.
    func run() async throws -> Bool {
        guard let request = try await self.store.runningBulkRetry(for: self.tenant) else {
            return false
        }
        let page = try await self.store.bulkRetryPage(request.id, limit: Self.pageSize)
        let sources = page.items.compactMap {
            SourceRecord.name(of: $0.key, encounterID: $0.encounterID)
        }
        var seen: Set<RecordName> = []
        for source in sources where seen.insert(source).inserted {
            try await self.planner.plan(source, for: self.tenant)
        }
        _ = try await self.store.workBulkRetry(request.id, page: page, now: self.ambient.now())
        return true
    }
}
