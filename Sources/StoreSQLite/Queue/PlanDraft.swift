import Foundation
import GRDB
import SyncCore
import SyncStore

/// What a dependency names: a fact and the part of its life.
struct PlanTarget: Hashable {
    let key: ResourceKey
    let stage: DeliveryStage

    init(_ key: ResourceKey, _ stage: DeliveryStage) {
        self.key = key
        self.stage = stage
    }
}

/// The newest delivery in the queue for one fact and stage.
struct Existing {
    let id: String
    let phase: DeliveryPhase
    let operation: DeliveryOperation
    let digest: [UInt8]
    let generation: Int
    let isStuck: Bool

    init(_ row: Row) throws {
        self.id = row["id"]
        self.phase = try row.word("phase")
        self.operation = try row.word("operation")
        self.digest = row.bytes("template_digest")
        self.generation = row["generation"]
        self.isStuck = (row["blocked_by"] as String?) != nil
    }

    var forMerge: ExistingDelivery {
        ExistingDelivery(
            phase: self.phase, operation: self.operation, templateDigest: self.digest)
    }

    var asParent: ParentState {
        ParentState(id: self.id, phase: self.phase, isStuck: self.isStuck)
    }
}

/// A delivery that others are about to depend on.
struct ParentState: Hashable {
    let id: String
    let phase: DeliveryPhase
    let isStuck: Bool
    var isDropped = false
}

struct PlannedEdge {
    let parent: ParentState
    let kind: Dependency.Kind

    private var edgeState: EdgeState {
        DependencyRule.edgeState(
            kind: self.kind, parentPhase: self.parent.phase, parentIsStuck: self.parent.isStuck)
    }

    var state: DependencyRow.State {
        switch self.edgeState {
        case .satisfied: .satisfied
        case .omitted: .omitted
        case .open, .skipsChild: .open
        }
    }

    /// True when the child is skipped or stuck from the start.
    var needsCare: Bool {
        self.edgeState == .skipsChild
            || DependencyRule.makesChildStuck(
                kind: self.kind, parentPhase: self.parent.phase,
                parentIsStuck: self.parent.isStuck)
    }
}

/// One planned delivery on its way into the queue.
struct Draft {
    enum Action {
        case insert(operation: DeliveryOperation, generation: Int, behind: Existing?)
        case amend(operation: DeliveryOperation, existing: Existing)
        case keep(Existing)
        case drop
    }

    let id: String
    let planned: PlannedDelivery
    let digest: [UInt8]
    let action: Action
    var edges: [PlannedEdge] = []

    static func dropped(_ planned: PlannedDelivery, digest: [UInt8]) -> Draft {
        Draft(id: "", planned: planned, digest: digest, action: .drop)
    }

    /// Whether the edges in the queue are to be those of the plan.
    ///
    /// What has left, or is leaving, keeps the edges it left with, and so does a shared fact that
    /// another record queued first.
    var takesEdges: Bool {
        switch self.action {
        case .insert, .amend: true
        case .drop: false
        case .keep(let existing):
            switch existing.phase {
            case .waiting, .blocked, .held, .rejected, .exhausted, .skipped:
                !self.planned.keepsExisting
            case .claimed, .inFlight, .unknown, .created, .adopted, .updated:
                false
            }
        }
    }

    /// A row that is about to be written counts as waiting for those that depend on it.
    var asParent: ParentState {
        switch self.action {
        case .insert, .amend: ParentState(id: self.id, phase: .waiting, isStuck: false)
        case .keep(let existing): existing.asParent
        case .drop: ParentState(id: "", phase: .waiting, isStuck: false, isDropped: true)
        }
    }
}

extension Dependency.Kind {
    /// Orders the kinds: the higher one asks for more.
    var strictness: Int {
        switch self {
        case .settled: 0
        case .accepted: 1
        case .required: 2
        }
    }
}

extension Tenant {
    /// The two values that come first in every key.
    var arguments: StatementArguments { [self.organizationText, self.environment.rawValue] }
}

extension ResourceKey {
    var arguments: StatementArguments { [self.type, self.localID.text, self.component] }
}
