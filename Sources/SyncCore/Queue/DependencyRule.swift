/// What an edge between two deliveries says to the child.
public enum EdgeState: Sendable, Hashable {
    case open
    case satisfied
    /// Satisfied by leaving out what the parent would have contributed.
    case omitted
    /// The child is skipped for the parent's reason.
    case skipsChild
}

/// Decides when a child is free (R-150, G-27).
///
/// | parent | required | accepted | settled |
/// |---|---|---|---|
/// | completed | satisfied | satisfied | satisfied |
/// | skipped | skips the child | omitted | omitted |
/// | failed | open, child stuck | open, child stuck | omitted |
/// | blocked behind a failed one | open, child stuck | open, child stuck | omitted |
/// | anything else | open | open | open |
public enum DependencyRule {
    /// - Parameter parentIsStuck: True when the parent is blocked and cannot move until a person
    ///   mends the failed delivery at its root.
    public static func edgeState(
        kind: Dependency.Kind, parentPhase: DeliveryPhase, parentIsStuck: Bool
    ) -> EdgeState {
        switch parentPhase.status {
        case .completed:
            return .satisfied
        case .skipped:
            return kind == .required ? .skipsChild : .omitted
        case .failed:
            return kind == .settled ? .omitted : .open
        case .pending, .processing:
            let isStuck = parentIsStuck && parentPhase == .blocked
            return isStuck && kind == .settled ? .omitted : .open
        }
    }

    /// Whether the edge keeps the child from moving by itself.
    public static func makesChildStuck(
        kind: Dependency.Kind, parentPhase: DeliveryPhase, parentIsStuck: Bool
    ) -> Bool {
        guard kind != .settled else { return false }
        return parentPhase.status == .failed || (parentPhase == .blocked && parentIsStuck)
    }
}
