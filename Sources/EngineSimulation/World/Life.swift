import Foundation
import SyncStore
import Synchronization

/// The life of one simulated process: it counts its calls to storage and ends where it is told to.
public final class Life: Sendable {
    /// What a process that has died meets at every further step.
    public struct Ended: Error {}

    /// What happens at one call.
    public enum Blow: Sendable, Hashable {
        /// The process dies before the call takes effect.
        case dieBefore
        /// The call takes effect and the process dies without hearing so.
        case dieAfter
        /// Storage refuses this one call (busy, full, broken) and works again afterwards.
        case refuse
    }

    private struct State {
        var calls = 0
        var isOver = false
        var blows: [Int: Blow] = [:]
        var diedAt: Date?
    }

    private let state = Mutex(State())
    private let worldTime: @Sendable () -> Date?
    private let takeTime: @Sendable () async throws -> Void

    /// - Parameters:
    ///   - worldTime: Tells when the process died, for who wants to know.
    ///   - takeTime: Waits as long as one call to storage takes.
    public init(
        blows: [Int: Blow] = [:],
        worldTime: @escaping @Sendable () -> Date? = { nil },
        takeTime: @escaping @Sendable () async throws -> Void = {}
    ) {
        self.worldTime = worldTime
        self.takeTime = takeTime
        self.state.withLock { $0.blows = blows }
    }

    /// How many calls to storage were made.
    public var calls: Int { self.state.withLock { $0.calls } }

    public var isOver: Bool { self.state.withLock { $0.isOver } }

    /// When a blow ended it; nil while it lives and when it ended by itself.
    public var diedAt: Date? { self.state.withLock { $0.diedAt } }

    public func end() { self.state.withLock { $0.isOver = true } }

    private func die() {
        let now = self.worldTime()
        self.state.withLock { state in
            state.isOver = true
            state.diedAt = now
        }
    }

    /// Makes the blow fall at the call that comes `calls` calls from now.
    public func strike(_ blow: Blow, inCalls calls: Int) {
        self.state.withLock { $0.blows[$0.calls + calls] = blow }
    }

    func live<Value>(_ call: () async throws -> Value) async throws -> Value {
        try await self.takeTime()
        let blow = try self.state.withLock { state -> Blow? in
            guard !state.isOver else { throw Ended() }
            state.calls += 1
            return state.blows.removeValue(forKey: state.calls)
        }
        switch blow {
        case .dieBefore:
            self.die()
            throw Ended()
        case .refuse: throw StoreError(.locked, "refused by the simulation")
        case .dieAfter:
            _ = try await call()
            self.die()
            throw Ended()
        case nil:
            let value = try await call()
            // The process may have died meanwhile, on another call.
            guard !self.isOver else { throw Ended() }
            return value
        }
    }
}
