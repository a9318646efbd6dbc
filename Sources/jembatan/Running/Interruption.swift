import Dispatch
import Foundation
import SyncEngine

/// Ends long work gracefully when the operator or the system asks for it.
enum Interruption {
    private static let signals = [SIGINT, SIGTERM]

    /// Does the work, and cancels it at the first SIGINT or SIGTERM.
    ///
    /// A second signal ends the process at once, as it would without us: leases and idempotence
    /// make that harmless.
    static func cancelling<Outcome: Sendable>(
        _ work: @escaping @Sendable () async throws -> Outcome
    ) async throws -> Outcome {
        try await withThrowingTaskGroup(of: Outcome?.self) { group in
            group.addTask { try await work() }
            group.addTask {
                await Self.arrival()
                return nil
            }
            defer { group.cancelAll() }
            var isStopped = false
            do {
                while let outcome = try await group.next() {
                    if let outcome { return outcome }
                    isStopped = true
                    group.cancelAll()
                }
            } catch  where isStopped {
                // Work that is cut off may end with any error; the signal is what happened.
            }
            throw CancellationError()
        }
    }

    /// Does the work, and asks it to stop at the first SIGINT or SIGTERM: what is under way may end.
    ///
    /// A second signal ends the process at once.
    static func stopping<Outcome: Sendable>(
        _ stop: StopRequest, _ work: @escaping @Sendable () async throws -> Outcome
    ) async throws -> Outcome {
        try await withThrowingTaskGroup(of: Outcome?.self) { group in
            group.addTask { try await work() }
            group.addTask {
                await Self.arrival()
                if !Task.isCancelled { stop.make() }
                return nil
            }
            defer { group.cancelAll() }
            while let outcome = try await group.next() {
                if let outcome { return outcome }
            }
            throw CancellationError()
        }
    }

    /// Returns when a signal arrives or the task is cancelled.
    static func arrival() async {
        let (stream, continuation) = AsyncStream<Int32>.makeStream()
        let sources = Self.signals.map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler {
                signal(number, SIG_DFL)
                continuation.yield(number)
            }
            source.resume()
            return source
        }
        for await _ in stream { break }
        for source in sources { source.cancel() }
    }
}
