import EngineSimulation
import FHIRR4
import Foundation
import SatusehatSimulator
import SyncCore
import SyncEngine
import SyncStore
import Testing

@Suite("Many deliveries put back in line")
struct BulkRetryTests {
    /// A day of which every measurement was refused.
    private static func refused(_ day: HandedInDay, _ bridge: Bridge) async throws -> Int {
        day.clinic.simulator.withPlatform { platform in
            _ = platform.add(
                FaultRule(.outcomeInside200, method: "POST", type: "Observation"))
        }
        try await day.handIn(bridge)
        try await day.send(bridge)
        day.clinic.simulator.withPlatform { $0.clearFaults() }
        let failed = try await bridge.counts(day.tenant).total.failed
        #expect(failed > 0)
        return failed
    }

    private static var failures: BulkRetryRequest {
        var filter = BulkRetryFilter()
        filter.statuses = [.failed]
        filter.types = ["Observation"]
        return BulkRetryRequest(.matching(filter))
    }

    @Test("It is counted first, written down, worked off by the run, and told when done")
    func course() throws {
        let day = try HandedInDay(seed: 2, visits: 6)
        let tenant = day.tenant
        let user = NameUUID.make("somebody")
        try day.run { bridge in
            let failed = try await Self.refused(day, bridge)
            #expect(try await bridge.countRetry(Self.failures, tenant) == failed)
            let row = try await bridge.startBulkRetry(Self.failures, tenant, by: user)
            #expect(row.state == .running && row.total == failed && row.done == 0)
            #expect(row.requestedBy == user && row.endedAt == nil)
            #expect(try await bridge.bulkRetries(tenant) == [row])
            try await day.send(bridge)
            let done = try #require(try await bridge.bulkRetry(row.id, tenant))
            #expect(done.state == .completed && done.done == failed && done.endedAt != nil)
            #expect(try await bridge.counts(tenant).total.failed == 0)
            let other = Tenant(organizationID: NameUUID.make("other"), environment: .sandbox)
            #expect(try await bridge.bulkRetry(row.id, other) == nil)
        }
    }

    @Test("A filter that names nothing is refused; everything has to be asked for by name")
    func empty() throws {
        let day = try HandedInDay(seed: 2, visits: 6)
        let tenant = day.tenant
        try day.run { bridge in
            let failed = try await Self.refused(day, bridge)
            await #expect(throws: BulkRetryRequest.Refusal.filterEmpty) {
                _ = try await bridge.startBulkRetry(
                    BulkRetryRequest(.matching(BulkRetryFilter())), tenant, by: nil)
            }
            #expect(try await bridge.bulkRetries(tenant).isEmpty)
            #expect(try await bridge.countRetry(BulkRetryRequest(.all), tenant) == failed)
        }
    }

    @Test("One that was cancelled goes no further, and is cancelled once")
    func cancelled() throws {
        let day = try HandedInDay(seed: 2, visits: 6)
        let tenant = day.tenant
        try day.run { bridge in
            let failed = try await Self.refused(day, bridge)
            let row = try await bridge.startBulkRetry(Self.failures, tenant, by: nil)
            let cancelled = try await bridge.cancelBulkRetry(row.id, tenant)
            #expect(cancelled.state == .cancelled && cancelled.endedAt != nil)
            try await day.send(bridge)
            #expect(try await bridge.counts(tenant).total.failed == failed)
            let code = await Self.code { _ = try await bridge.cancelBulkRetry(row.id, tenant) }
            #expect(code == .invalidState)
            let unknown = await Self.code {
                _ = try await bridge.cancelBulkRetry(NameUUID.make("none"), tenant)
            }
            #expect(unknown == .notFound)
        }
    }

    @Test("A process that dies in the middle is gone on for by the next", arguments: 1...8)
    func restarted(step: Int) throws {
        let day = try HandedInDay(seed: 2, visits: 6)
        let tenant = day.tenant
        try day.run { bridge in
            let failed = try await Self.refused(day, bridge)
            let row = try await bridge.startBulkRetry(Self.failures, tenant, by: nil)
            let life = Life()
            let mortal = day.clinic.process(life)
            life.strike(step.isMultiple(of: 2) ? .dieAfter : .dieBefore, inCalls: step * 9)
            _ = try? await mortal.run(tenant, until: .empty(timeout: nil))
            try await day.pass(.seconds(200))
            let next = day.clinic.process()
            _ = try await next.run(tenant, until: .empty(timeout: nil))
            let done = try #require(try await next.bulkRetry(row.id, tenant))
            #expect(done.state == .completed && done.done == failed)
            #expect(try await next.counts(tenant).total.failed == 0)
        }
    }

    @Test("One delivery is retried when it failed, and refused when there is nothing to retry")
    func single() throws {
        let day = try HandedInDay(seed: 2, visits: 3)
        let tenant = day.tenant
        try day.run { bridge in
            _ = try await Self.refused(day, bridge)
            let rows = try await day.clinic.deliveries()
            let failed = try #require(rows.first { $0.status == .failed })
            let completed = try #require(rows.first { $0.status == .completed })
            try await bridge.retryDelivery(failed.id, tenant: tenant)
            let now = try #require(try await day.store.delivery(failed.id))
            #expect(now.status == .pending)
            let again = await Self.code {
                try await bridge.retryDelivery(completed.id, tenant: tenant)
            }
            #expect(again == .invalidState)
            let other = Tenant(organizationID: NameUUID.make("other"), environment: .sandbox)
            let foreign = await Self.code {
                try await bridge.retryDelivery(failed.id, tenant: other)
            }
            #expect(foreign == .notFound)
        }
    }

    private static func code(_ work: () async throws -> Void) async -> StoreError.Code? {
        do {
            try await work()
            return nil
        } catch {
            return (error as? StoreError)?.code
        }
    }
}
