import Foundation
import SyncCore
import SyncStore

/// The store's part of sending: claim, note that the request leaves, and end the attempt.
struct SendCycle: Sendable {
    let store: any SyncStore
    let ambient: Ambient
    let owner: UUID

    init(store: any SyncStore, ambient: Ambient) {
        self.store = store
        self.ambient = ambient
        self.owner = ambient.makeUUID()
    }

    func claim(_ limit: Int) async throws -> [ClaimedDelivery] {
        let now = self.ambient.now()
        return try await self.store.claim(
            ClaimRequest(
                tenant: Plans.tenant, limit: limit, owner: self.owner, leaseUntil: now + 120,
                now: now))
    }

    func mark(_ delivery: ClaimedDelivery) async throws {
        let mayLeave = try await self.store.markInFlight(
            delivery.fence, bodyDigest: [1], now: self.ambient.now())
        guard mayLeave else { throw StoreError(.invalidState, "a lease was lost") }
    }

    func settle(_ delivery: ClaimedDelivery) async throws {
        let now = self.ambient.now()
        _ = try await self.store.settle(
            Settlement(
                fence: delivery.fence,
                resolution: .completed(
                    phase: .created,
                    identity: PlatformIdentity(
                        id: "B-\(delivery.fence.deliveryID)", versionID: "1", storedAt: now)),
                responseStatus: 201, responseBody: delivery.template,
                attempt: AttemptRecord(
                    id: self.ambient.makeUUID(), attemptNumber: 1, requestMethod: "POST",
                    requestURL: "https://platform.test/fhir-r4/v1/Observation",
                    requestHeaders: [:], requestBody: delivery.template, responseStatus: 201,
                    responseHeaders: [:], responseBody: delivery.template,
                    responseTimeMilliseconds: 100, success: true, errorType: nil,
                    errorMessage: nil, timestamp: now),
                now: now))
    }
}
