import SyncCore
import SyncEngine

extension Workplace {
    /// Does the work while events go to the clinic's own software; what the work brought about last
    /// is offered once before the end. Without an active address nothing runs beside it.
    func sendingEvents<Outcome: Sendable>(
        of tenants: [Tenant], _ work: () async throws -> Outcome
    ) async throws -> Outcome {
        var listening: [Tenant] = []
        for tenant in tenants
        where try await self.store.webhookEndpoints(for: tenant).contains(where: \.isActive) {
            listening.append(tenant)
        }
        guard !listening.isEmpty else { return try await work() }
        let (desk, known) = (self.webhookDesk, listening)
        return try await withThrowingTaskGroup(of: Void.self) { group in
            let stop = StopRequest()
            group.addTask { await desk.run(tenants: { known }, stop: stop) }
            let outcome: Result<Outcome, any Error>
            do { outcome = .success(try await work()) } catch { outcome = .failure(error) }
            stop.make()
            try await group.waitForAll()
            _ = try? await desk.turn(known)
            return try outcome.get()
        }
    }
}
