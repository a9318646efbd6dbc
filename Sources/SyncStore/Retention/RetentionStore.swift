import Foundation
import SyncCore

/// What one pruning removed.
public struct PruneReport: Sendable, Hashable {
    /// Rows removed or emptied, of each kind.
    public var removed: [RetentionPolicy.Kind: Int]
    /// True when something that may go was left for the next page.
    public var hasMore: Bool

    public init(removed: [RetentionPolicy.Kind: Int] = [:], hasMore: Bool = false) {
        self.removed = removed
        self.hasMore = hasMore
    }

    public var total: Int { self.removed.values.reduce(0, +) }
}

/// Removal of what has been finished for longer than it is kept.
public protocol RetentionStore: Sendable {
    /// Removes at most `limit` rows of each kind, in one transaction.
    ///
    /// Nothing unfinished, no record and no mapping is touched. Of a delivery its bodies and attempts
    /// go; the row, its platform id and its digests stay, so a later revision is still compared with
    /// what was sent, and an old one still refused.
    func prune(_ policy: RetentionPolicy, limit: Int, now: Date) async throws -> PruneReport
}
