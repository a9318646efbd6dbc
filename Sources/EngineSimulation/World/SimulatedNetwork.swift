import Foundation
import HTTPTypes
import Satusehat
import SatusehatSimulator
import SyncCore

/// The way from the engine to a simulated platform: takes its time, and breaks when told to.
///
/// What the platform wants done to the connection (wait, cut, break off) happens here, on the
/// world's own clock.
public struct SimulatedNetwork: HTTPTransport {
    /// The engine's own time-out for a whole answer.
    private static let answerTimeoutSeconds = 60.0

    private let simulator: Simulator
    private let ambient: Ambient
    private let worldTime: @Sendable () -> Date
    private let latency: Duration
    private let isUp: @Sendable () -> Bool

    /// - Parameter isUp: False while the clinic has no way out: nothing leaves.
    public init(
        _ simulator: Simulator, on executor: SimulationExecutor,
        latency: Duration = .milliseconds(200),
        isUp: @escaping @Sendable () -> Bool = { true }
    ) {
        self.simulator = simulator
        self.ambient = executor.ambient
        self.worldTime = { executor.worldTime }
        self.latency = latency
        self.isUp = isUp
    }

    public func send(
        _ request: PlatformRequest
    ) async throws(TransportFailure) -> PlatformResponse {
        guard self.isUp() else { throw TransportFailure(reach: .notSent, code: .refused) }
        try await self.wait(self.latency / 2)
        let answer = self.simulator.respond(
            to: request.head, body: request.body ?? [], at: self.worldTime())
        if answer.delaySeconds >= Self.answerTimeoutSeconds {
            try await self.wait(.seconds(Self.answerTimeoutSeconds))
            throw TransportFailure(reach: .lost, code: .answerTimeout)
        }
        try await self.wait(self.latency / 2 + .seconds(answer.delaySeconds))
        if answer.cutsConnection || answer.bytesWritten < answer.body.count {
            throw TransportFailure(reach: .lost, code: .cut)
        }
        return PlatformResponse(head: answer.head, body: answer.body)
    }

    /// A request that is cancelled on the way may have arrived.
    private func wait(_ duration: Duration) async throws(TransportFailure) {
        do {
            try await self.ambient.sleep(duration)
        } catch {
            throw TransportFailure(reach: .lost, code: .cut)
        }
    }
}
