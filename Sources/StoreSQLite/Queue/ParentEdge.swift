import GRDB
import SyncCore
import SyncStore

/// One edge as the child sees it, with what the parent came to.
struct ParentEdge {
    let parentID: String
    let kind: Dependency.Kind
    let state: DependencyRow.State
    let skipReason: String?
    let skippedBy: String?
    /// What the rule says now.
    let edgeState: EdgeState
    /// The failed delivery that keeps the child from moving through this edge.
    let stuckRoot: String?
    private let isReleased: Bool

    init(_ row: Row) throws {
        self.parentID = row["parent_id"]
        self.kind = try row.word("kind")
        self.state = try row.word("state")
        self.isReleased = row["released"]
        self.skipReason = row["skip_reason"]
        self.skippedBy = row["skipped_by"]
        let phase: DeliveryPhase = try row.word("phase")
        let blockedBy: String? = row["blocked_by"]
        // A parent that was completed once is on the platform, whatever is sent of it later.
        if self.state == .satisfied {
            self.edgeState = .satisfied
            self.stuckRoot = nil
            return
        }
        self.edgeState = DependencyRule.edgeState(
            kind: self.kind, parentPhase: phase, parentIsStuck: blockedBy != nil)
        let isStuck = DependencyRule.makesChildStuck(
            kind: self.kind, parentPhase: phase, parentIsStuck: blockedBy != nil)
        self.stuckRoot =
            isStuck ? (phase.status == .failed ? self.parentID : blockedBy) : nil
    }

    /// The state to be stored; a wait that its time limit ended does not begin again.
    var stateToKeep: DependencyRow.State {
        switch self.edgeState {
        case .satisfied: .satisfied
        case .omitted: .omitted
        case .open, .skipsChild: self.isReleased ? .omitted : .open
        }
    }
}
