import EngineSimulation
import FHIRR4
import Foundation
import HTTPTypes
import Satusehat
import SatusehatSimulator
import SyncCore
import SyncEngine
import SyncStore
import Synchronization
import Testing

/// What was sent and lost, while something it could do without arrived only afterwards.
@Suite struct LateAdoptionTests {
    private static func response(_ status: Int) -> PlatformResponse {
        PlatformResponse(head: HTTPResponse(status: .init(code: status)), body: [])
    }

    private static func isPost(_ request: PlatformRequest, _ type: String) -> Bool {
        request.head.method == .post && request.head.path?.hasSuffix("/" + type) ?? false
    }

    @Test("A summary that was lost without its refused measurement is recognised and completed")
    func composition() throws {
        let file = try TemporaryStore(inMemory: true)
        var settings = RetrySettings.fast
        settings.indexDelayMilliseconds = 600_000
        let clinic = try SimulatedClinic(seed: 5, visits: 1, settings: settings) {
            try file.open($0)
        }
        let isRefusing = Mutex(true)
        let lost = Mutex(0)
        let network = DisturbedNetwork(
            SimulatedNetwork(clinic.simulator, on: clinic.executor),
            DisturbedNetwork.Disturbance(
                instead: { _, request in
                    let refuses = isRefusing.withLock { $0 } && Self.isPost(request, "Observation")
                    return refuses ? Self.response(422) : nil
                },
                after: { _, request, answer in
                    guard Self.isPost(request, "Composition") else { return answer }
                    lost.withLock { $0 += 1 }
                    return Self.response(500)
                }))
        try clinic.executor.run {
            try await clinic.setUp()
            let bridge = clinic.process(over: network)
            _ = try await clinic.importDay(bridge)
            _ = try await bridge.run(clinic.tenant, until: .empty(timeout: .seconds(120)))
            #expect(lost.withLock { $0 } == 1)
            isRefusing.withLock { $0 = false }
            var failed = DeliveryFilter()
            failed.statuses = [.failed]
            failed.limit = 500
            let refused = try await clinic.store.deliveries(failed, for: clinic.tenant)
            #expect(!refused.isEmpty)
            for row in refused {
                try await clinic.store.retry(row.id, now: clinic.executor.now)
            }
            let run = try await bridge.run(clinic.tenant, until: .empty(timeout: nil))
            #expect(run.end == .empty)
            #expect(run.counts.total.failed == 0 && run.counts.total.pending == 0)
        }
        #expect(lost.withLock { $0 } == 1)
        let platform = clinic.simulator.snapshot
        let compositions = platform.resources(ofType: "Composition")
        #expect(compositions.count == 1)
        let text = compositions.first?.current.text ?? ""
        let unnamed = platform.resources(ofType: "Observation").count {
            !text.contains("Observation/\($0.id)")
        }
        #expect(unnamed == 0)
    }
}
