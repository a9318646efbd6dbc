/// How the deliveries of one visit stand, as counts.
public struct VisitStanding: Sendable, Hashable {
    public var completed = 0
    public var failed = 0
    public var skipped = 0
    /// Held until a person decides.
    public var held = 0
    /// Waits for one that failed and cannot move by itself.
    public var blocked = 0
    /// Still on its way.
    public var open = 0

    public init() {}

    public mutating func add(_ count: Int, in phase: DeliveryPhase, isStuck: Bool) {
        switch phase {
        case .created, .adopted, .updated: self.completed += count
        case .rejected, .exhausted: self.failed += count
        case .skipped: self.skipped += count
        case .held: self.held += count
        case .blocked where isStuck: self.blocked += count
        case .blocked, .waiting, .claimed, .inFlight, .unknown: self.open += count
        }
    }

    /// Whether nothing of the visit moves by itself.
    public var isSettled: Bool { self.open == 0 }

    /// The one word for the visit: what is open comes before what failed, what failed before what is
    /// held.
    public var status: DeliveryStatus {
        if self.open > 0 { return .processing }
        if self.failed > 0 || self.blocked > 0 { return .failed }
        if self.held > 0 { return .pending }
        return self.completed > 0 ? .completed : .skipped
    }
}
