import Foundation
import SyncCore
import Synchronization

/// Runs every job of a simulated world on one thread, in an order that follows from a seed, and moves
/// the world's clock only when nothing else can happen.
///
/// Whatever the engine does inside (tasks, actors, sleeping) therefore replays identically from the
/// seed, as long as it stays inside: no unstructured task and no thread of its own.
public final class SimulationExecutor: TaskExecutor, Sendable {
    private struct Sleeper {
        let wakeAt: Duration
        let number: UInt64
        let continuation: CheckedContinuation<Bool, Never>
    }

    private struct State {
        var jobs: [UnownedJob] = []
        var sleepers: [UInt64: Sleeper] = [:]
        var nextNumber: UInt64 = 0
        var elapsed: Duration = .zero
        /// How far wall time has stepped away from monotonic time.
        var step: TimeInterval = 0
        var generator: SimulationRandom
        var identifiers: UInt64 = 0
    }

    private let state: Mutex<State>
    private let startedAt: Date

    public init(seed: UInt64, startingAt: Date) {
        self.state = Mutex(State(generator: SimulationRandom(seed: seed)))
        self.startedAt = startingAt
    }

    public func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        self.state.withLock { $0.jobs.append(job) }
    }

    // MARK: - Running

    /// Runs `body` to its end on the calling thread.
    ///
    /// Traps when the world stands still before the end: something waits for what never comes.
    public func run<Value: Sendable>(_ body: @escaping @Sendable () async throws -> Value) throws
        -> Value
    {
        let outcome = Mutex<Result<Value, any Error>?>(nil)
        Task(executorPreference: self) {
            let result: Result<Value, any Error>
            do { result = .success(try await body()) } catch { result = .failure(error) }
            outcome.withLock { $0 = result }
        }
        while true {
            if let result = outcome.withLock({ $0 }) { return try result.get() }
            if let job = self.nextJob() {
                job.runSynchronously(on: self.asUnownedTaskExecutor())
            } else if !self.wakeNextSleeper() {
                preconditionFailure("the simulated world stands still")
            }
        }
    }

    /// Any ready job may be next; which one is the seed's choice.
    private func nextJob() -> UnownedJob? {
        self.state.withLock { state in
            guard !state.jobs.isEmpty else { return nil }
            let index = Int(state.generator.next() % UInt64(state.jobs.count))
            return state.jobs.remove(at: index)
        }
    }

    private func wakeNextSleeper() -> Bool {
        let sleeper = self.state.withLock { state -> Sleeper? in
            let next = state.sleepers.values.min {
                ($0.wakeAt, $0.number) < ($1.wakeAt, $1.number)
            }
            guard let next else { return nil }
            state.sleepers[next.number] = nil
            state.elapsed = max(state.elapsed, next.wakeAt)
            return next
        }
        sleeper?.continuation.resume(returning: true)
        return sleeper != nil
    }

    // MARK: - The world's time and chance

    public var now: Date {
        self.state.withLock { state in
            self.startedAt.addingTimeInterval(state.elapsed / .seconds(1) + state.step)
        }
    }

    /// The time in the world outside this machine, whose clock may be wrong.
    public var worldTime: Date {
        self.state.withLock { self.startedAt.addingTimeInterval($0.elapsed / .seconds(1)) }
    }

    /// Lets the wall clock jump, as a corrected clock or a sleeping laptop does.
    public func stepWallClock(by seconds: TimeInterval) {
        self.state.withLock { $0.step += seconds }
    }

    public func random() -> UInt64 { self.state.withLock { $0.generator.next() } }

    public func sleep(_ duration: Duration) async throws {
        try Task.checkCancellation()
        let number = self.state.withLock { state -> UInt64 in
            state.nextNumber += 1
            return state.nextNumber
        }
        let isDone = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isCancelled = self.state.withLock { state in
                    if Task.isCancelled { return true }
                    state.sleepers[number] = Sleeper(
                        wakeAt: state.elapsed + max(.zero, duration), number: number,
                        continuation: continuation)
                    return false
                }
                if isCancelled { continuation.resume(returning: false) }
            }
        } onCancel: {
            let sleeper = self.state.withLock { $0.sleepers.removeValue(forKey: number) }
            sleeper?.continuation.resume(returning: false)
        }
        if !isDone { throw CancellationError() }
    }

    public var ambient: Ambient {
        Ambient(
            now: { self.now },
            sleep: { try await self.sleep($0) },
            uptime: { self.state.withLock { $0.elapsed } },
            makeUUID: { self.makeUUID() },
            random: { self.random() }
        )
    }

    private func makeUUID() -> UUID {
        let milliseconds = UInt64(max(0, self.now.timeIntervalSince1970 * 1_000))
        let counter = self.state.withLock { state -> UInt64 in
            state.identifiers += 1
            return state.identifiers
        }
        func byte(_ value: UInt64, _ shift: UInt64) -> UInt8 {
            UInt8(truncatingIfNeeded: value >> shift)
        }
        return UUID(
            uuid: (
                byte(milliseconds, 40), byte(milliseconds, 32), byte(milliseconds, 24),
                byte(milliseconds, 16), byte(milliseconds, 8), byte(milliseconds, 0),
                0x70 | (byte(counter, 56) & 0x0f), byte(counter, 48),
                0x80 | (byte(counter, 40) & 0x3f), byte(counter, 32), byte(counter, 24),
                byte(counter, 16), byte(counter, 8), byte(counter, 0), 0, 0
            ))
    }
}

/// A small generator of repeatable numbers (SplitMix64).
public struct SimulationRandom: RandomNumberGenerator, Sendable {
    private var state: UInt64

    public init(seed: UInt64) {
        self.state = seed
    }

    public mutating func next() -> UInt64 {
        self.state &+= 0x9e37_79b9_7f4a_7c15
        var z = self.state
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return z ^ (z >> 31)
    }
}
