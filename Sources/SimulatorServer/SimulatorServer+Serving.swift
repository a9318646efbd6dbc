public import SatusehatSimulator

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

extension SimulatorServer {
    /// The server ended before it accepted a connection.
    public struct NotBound: Error, Hashable, Sendable {}

    /// Serves on a free port of this machine for as long as the body runs.
    ///
    /// - Parameter body: Called with the port once connections are accepted.
    public static func serving<Result: Sendable>(
        _ simulator: Simulator,
        now: @escaping @Sendable () -> Date,
        sleep: @escaping @Sendable (Duration) async throws -> Void,
        _ body: @escaping @Sendable (Int) async throws -> Result
    ) async throws -> Result {
        let (ports, bound) = AsyncStream.makeStream(of: Int.self)
        let server = SimulatorServer(
            simulator: simulator, now: now, sleep: sleep, onBound: { bound.yield($0) })
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                // Without a port there will never be one; the waiting body must hear of it.
                defer { bound.finish() }
                try await server.run()
            }
            guard let port = await ports.first(where: { _ in true }) else {
                try await group.next()
                throw NotBound()
            }
            let result = try await body(port)
            group.cancelAll()
            return result
        }
    }
}
