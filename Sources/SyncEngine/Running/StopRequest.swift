import Synchronization

/// Asks a run to end well: nothing new is begun, and what is under way settles first.
///
/// Cancelling the run's task ends it at once instead; what was in flight is then looked up later.
public final class StopRequest: Sendable {
    private let isMade = Mutex(false)

    public init() {}

    public func make() { self.isMade.withLock { $0 = true } }

    public var wasMade: Bool { self.isMade.withLock { $0 } }
}
