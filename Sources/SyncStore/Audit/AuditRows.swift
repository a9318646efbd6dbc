import Foundation
import SyncCore

/// An event at its place in the trail.
public struct AuditRow: Sendable, Hashable {
    /// Counts from one without a gap over the whole store.
    public var sequence: Int
    public var event: AuditEvent

    public init(sequence: Int, event: AuditEvent) {
        self.sequence = sequence
        self.event = event
    }
}

/// Which events are wanted; every part that is nil lets all through.
public struct AuditFilter: Sendable, Hashable {
    /// Rows that one listing answers at most.
    public static let limitMax = 1_000

    public var organizationID: UUID?
    public var action: String?
    public var actorID: UUID?
    /// From this instant on.
    public var from: Date?
    /// Before this instant.
    public var to: Date?
    /// Turns the order round: oldest first, those behind this number. Without it the newest come
    /// first.
    public var afterSequence: Int?
    public var limit: Int
    public var offset: Int

    public init(
        organizationID: UUID? = nil, action: String? = nil, actorID: UUID? = nil,
        from: Date? = nil, to: Date? = nil, afterSequence: Int? = nil, limit: Int = 50,
        offset: Int = 0
    ) {
        self.organizationID = organizationID
        self.action = action
        self.actorID = actorID
        self.from = from
        self.to = to
        self.afterSequence = afterSequence
        self.limit = limit
        self.offset = offset
    }
}

/// What a walk over the whole trail found.
public struct AuditVerdict: Sendable, Hashable {
    public struct Fault: Sendable, Hashable {
        public enum Kind: String, Sendable, Hashable, CaseIterable {
            /// A row, the anchor or the head is not what this program wrote.
            case edited
            /// Rows are gone from the beginning or the middle.
            case missing
            /// Rows stand at places that were not theirs.
            case reordered
            /// Rows are gone from the end.
            case truncated
        }

        public var kind: Kind
        /// The first number at which the trail does not hold.
        public var sequence: Int

        public init(kind: Kind, sequence: Int) {
            self.kind = kind
            self.sequence = sequence
        }
    }

    /// Rows that were found sound.
    public var checked: Int
    /// The newest row, and what vouches for it and all before it.
    ///
    /// Written down elsewhere now and then, the pair also shows a database that was put back whole
    /// to an older state.
    public var headSequence: Int
    public var headHash: String
    public var fault: Fault?

    public init(checked: Int, headSequence: Int, headHash: String, fault: Fault? = nil) {
        self.checked = checked
        self.headSequence = headSequence
        self.headHash = headHash
        self.fault = fault
    }
}
