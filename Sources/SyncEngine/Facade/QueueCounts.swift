import SyncCore
import SyncStore

extension QueueCounts {
    init(_ summary: QueueSummary) {
        self.init()
        self.unplannedRecords = summary.unplannedRecords
        for (type, phases) in summary.counts {
            var row = Row()
            for (phase, count) in phases {
                switch phase.status {
                case .completed: row.completed += count
                case .failed: row.failed += count
                case .skipped: row.skipped += count
                case .pending, .processing: row.pending += count
                }
            }
            let stuck = min(summary.stuckByType[type] ?? 0, row.pending)
            row.blocked = stuck
            row.pending -= stuck
            self.byType[type] = row
            self.total.add(row)
        }
    }
}

extension QueueCounts.Row {
    mutating func add(_ other: Self) {
        self.completed += other.completed
        self.failed += other.failed
        self.skipped += other.skipped
        self.blocked += other.blocked
        self.pending += other.pending
    }

    /// Everything that was ever queued.
    public var all: Int {
        self.completed + self.failed + self.skipped + self.blocked + self.pending
    }
}
