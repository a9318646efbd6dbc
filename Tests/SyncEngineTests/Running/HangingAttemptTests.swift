import EngineSimulation
import Foundation
import HTTPTypes
import Satusehat
import SatusehatSimulator
import SyncCore
import SyncEngine
import SyncStore
import Synchronization
import Testing

/// A way to the platform that once keeps an answer for an hour, without any time-out of its own.
private struct HangingNetwork: HTTPTransport {
    static let hours: Duration = .seconds(4_000)

    let base: SimulatedNetwork
    let ambient: Ambient
    let hasHung = HungOnce()

    func send(_ request: PlatformRequest) async throws(TransportFailure) -> PlatformResponse {
        let answer = try await self.base.send(request)
        let isEncounter =
            request.head.method == .post && request.head.path?.hasSuffix("/Encounter") ?? false
        if isEncounter && self.hasHung.isFirst() { try? await self.ambient.sleep(Self.hours) }
        return answer
    }
}

private final class HungOnce: Sendable {
    private let hasHung = Mutex(false)

    func isFirst() -> Bool {
        self.hasHung.withLock { hasHung in
            defer { hasHung = true }
            return !hasHung
        }
    }
}

@Suite struct HangingAttemptTests {
    @Test("What hangs is given up, looked for and adopted, and its late end changes nothing")
    func hangs() throws {
        let file = try TemporaryStore(inMemory: true)
        let clinic = try SimulatedClinic(seed: 8, visits: 2) { try file.open($0) }
        let network = HangingNetwork(
            base: SimulatedNetwork(clinic.simulator, on: clinic.executor),
            ambient: clinic.executor.ambient)
        let counts = try clinic.executor.run { () -> QueueCounts in
            try await clinic.setUp()
            let bridge = clinic.process(over: network)
            _ = try await clinic.importDay(bridge)
            let stop = StopRequest()
            return try await withThrowingTaskGroup(of: QueueCounts?.self) { group in
                group.addTask {
                    try await bridge.run(clinic.tenant, until: .stopped, stop: stop).counts
                }
                group.addTask {
                    // Long before the answer comes the day is complete.
                    try await clinic.executor.sleep(HangingNetwork.hours * 0.4)
                    let counts = try await bridge.counts(clinic.tenant)
                    try await clinic.executor.sleep(HangingNetwork.hours)
                    stop.make()
                    return counts
                }
                var first: QueueCounts?
                for try await counts in group { first = first ?? counts }
                return first ?? QueueCounts()
            }
        }
        #expect(counts.total.pending == 0 && counts.total.failed == 0)
        #expect(counts.total.completed > 20)
        let encounters = clinic.simulator.snapshot.resources(ofType: "Encounter")
        #expect(encounters.count == clinic.day.encounterCount)
    }
}
