import Foundation
import SyncCore

/// Removes what has been kept for long enough.
///
/// Never touched: records, platform ids, deliveries themselves with their digests and edges, and
/// anything of a delivery that is not completed or skipped.
public protocol RetentionStore: Sendable {
    /// Removes up to `limit` rows or bodies of each kind that are older than the policy asks for, each
    /// kind in a transaction of its own; `PruneReport.isWhole` says whether anything was left over.
    func prune(_ policy: RetentionPolicy, limit: Int, now: Date) async throws -> PruneReport
}

/// What one page of pruning removed.
public struct PruneReport: Sendable, Hashable {
    public var removed: [RetentionPolicy.Kind: Int] = [:]
    /// Bodies emptied in rows that stay.
    public var emptiedBodies = 0
    /// False when some kind reached the limit, so that there may be more.
    public var isWhole = true

    public init() {}

    public var total: Int { self.removed.values.reduce(self.emptiedBodies, +) }
}
