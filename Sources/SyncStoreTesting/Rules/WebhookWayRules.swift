import Foundation
import SyncCore
import SyncStore

/// How events get to their endpoints.
enum WebhookWayRules {
    static let all: [StoreRule] = [
        StoreRule("An event goes to the active endpoints that want its kind, a test to each") {
            scene in
            let store = try scene.webhooks
            let picky = scene.endpoint(kinds: [.visitSettled])
            let open = scene.endpoint()
            var off = scene.endpoint()
            off.isActive = false
            for endpoint in [picky, open, off] { try await store.saveWebhookEndpoint(endpoint) }
            let failed = Self.event(scene, .deliveryFailed)
            let settled = Self.event(scene, .visitSettled)
            let test = Self.event(scene, .test)
            try await store.appendWebhookEvents([failed, settled, test])
            try await store.appendWebhookEvents([failed])
            func events(_ endpoint: WebhookEndpointRow) async throws -> [WebhookEventRow] {
                try await store.webhookDeliveries(
                    endpointID: endpoint.id, limit: 10, offset: 0, for: scene.tenant
                ).map(\.event)
            }
            try expectEqual(try await events(open), [test, settled, failed])
            try expectEqual(try await events(picky), [test, settled])
            try expectEqual(try await events(off), [])
            let all = try await store.webhookDeliveries(
                endpointID: nil, limit: 2, offset: 1, for: scene.tenant)
            try expectEqual(all.count, 2)
            let others = try await store.webhookDeliveries(
                endpointID: open.id, limit: 10, offset: 0, for: scene.other)
            try expectEqual(others, [])
        },
        StoreRule("A try that failed is due again at its time, and the last one is the end") {
            scene in
            let store = try scene.webhooks
            try await store.saveWebhookEndpoint(scene.endpoint())
            try await store.appendWebhookEvents([Self.event(scene, .visitSettled)])
            let first = try need(try await Self.due(scene).first, "due delivery")
            try await store.noteWebhookDelivery(
                first.id, responseStatus: 503, milliseconds: 7, failure: "http_503",
                nextTryAt: scene.noon + 10, isFinal: false, now: scene.noon + 1)
            try expectEqual(try await Self.due(scene, at: 9).count, 0)
            let second = try need(try await Self.due(scene, at: 10).first, "due delivery")
            try expectEqual(second.tries, 1)
            try expectEqual(second.responseStatus, 503)
            try expectEqual(second.responseMilliseconds, 7)
            try expectEqual(second.failure, "http_503")
            try expectEqual(second.lastTriedAt, scene.noon + 1)
            try expectEqual(second.event, first.event)
            let troubled = try await store.webhookEndpoints(for: scene.tenant)[0]
            try expectEqual(troubled.lastFailure, "http_503")
            try await store.noteWebhookDelivery(
                first.id, responseStatus: nil, milliseconds: 7, failure: "refused", nextTryAt: nil,
                isFinal: true, now: scene.noon + 11)
            try expectEqual(try await Self.due(scene, at: 9_999).count, 0)
            let failed = try await Self.log(scene)[0]
            try expectEqual(failed.status, .failed)
            // A note that comes late changes nothing.
            try await store.noteWebhookDelivery(
                first.id, responseStatus: 200, milliseconds: 7, failure: nil, nextTryAt: nil,
                isFinal: true, now: scene.noon + 12)
            try expectEqual(try await Self.log(scene)[0], failed)
        },
        StoreRule("What was delivered is over, until a person wants it again") { scene in
            let store = try scene.webhooks
            try await store.saveWebhookEndpoint(scene.endpoint())
            try await store.appendWebhookEvents([Self.event(scene, .visitSettled)])
            let first = try need(try await Self.due(scene).first, "due delivery")
            try await store.noteWebhookDelivery(
                first.id, responseStatus: 204, milliseconds: 3, failure: nil, nextTryAt: nil,
                isFinal: false, now: scene.noon + 1)
            try expectEqual(try await Self.due(scene, at: 9_999).count, 0)
            try expectEqual(try await Self.log(scene)[0].status, .delivered)
            let endpoint = try await store.webhookEndpoints(for: scene.tenant)[0]
            try expectEqual(endpoint.lastDeliveredAt, scene.noon + 1)
            try await expectError(.notFound) {
                try await store.retryWebhookDelivery(first.id, for: scene.other, now: scene.noon)
            }
            try await store.retryWebhookDelivery(first.id, for: scene.tenant, now: scene.noon + 5)
            let again = try need(try await Self.due(scene, at: 5).first, "due delivery")
            try expectEqual(again.event, first.event)
            try expectEqual(again.tries, 0)
        },
        StoreRule("An endpoint that is gone is switched off, and what waits for it has failed") {
            scene in
            let store = try scene.webhooks
            let gone = scene.endpoint()
            let other = scene.endpoint()
            for endpoint in [gone, other] { try await store.saveWebhookEndpoint(endpoint) }
            try await store.appendWebhookEvents([
                Self.event(scene, .visitSettled), Self.event(scene, .visitSettled),
            ])
            let first = try need(
                try await Self.due(scene).first { $0.endpointID == gone.id }, "due delivery")
            try await store.noteWebhookDelivery(
                first.id, responseStatus: 410, milliseconds: 3, failure: "http_410",
                nextTryAt: nil, isFinal: true, now: scene.noon)
            let active = try await store.webhookEndpoints(for: scene.tenant).filter(\.isActive)
            try expectEqual(active.map(\.id), [other.id])
            try expectEqual(
                try await Self.due(scene, at: 9_999).map(\.endpointID), [other.id, other.id])
            let statuses = try await Self.log(scene).filter { $0.endpointID == gone.id }
            try expectEqual(statuses.map(\.status), [.failed, .failed])
        },
        StoreRule("An endpoint with a long line does not keep another one's events waiting") {
            scene in
            let store = try scene.webhooks
            let long = scene.endpoint(kinds: [.deliveryFailed])
            let short = scene.endpoint(kinds: [.visitSettled])
            for endpoint in [long, short] { try await store.saveWebhookEndpoint(endpoint) }
            try await store.appendWebhookEvents(
                (0..<50).map { _ in Self.event(scene, .deliveryFailed) }
                    + [Self.event(scene, .visitSettled)])
            let due = try await store.dueWebhookDeliveries(
                limit: 4, for: scene.tenant, now: scene.noon)
            try expectEqual(due.map(\.1.id), [long.id, short.id, long.id, long.id])
        },
        StoreRule("With an endpoint goes what was on its way to it") { scene in
            let store = try scene.webhooks
            let endpoint = scene.endpoint()
            try await store.saveWebhookEndpoint(endpoint)
            try await store.appendWebhookEvents([Self.event(scene, .visitSettled)])
            try await store.removeWebhookEndpoint(endpoint.id, for: scene.tenant)
            try expectEqual(try await Self.due(scene).count, 0)
            try expectEqual(try await Self.log(scene).count, 0)
        },
    ]

    private static func event(_ scene: Scene, _ kind: WebhookEventKind) -> WebhookEventRow {
        WebhookEventRow(
            id: scene.id(), tenant: scene.tenant, kind: kind, payload: scene.bytes("{}"),
            createdAt: scene.noon)
    }

    private static func due(
        _ scene: Scene, at seconds: Double = 0
    ) async throws -> [WebhookDeliveryRow] {
        try await scene.webhooks.dueWebhookDeliveries(
            limit: 10, for: scene.tenant, now: scene.noon + seconds
        ).map(\.0)
    }

    private static func log(_ scene: Scene) async throws -> [WebhookDeliveryRow] {
        try await scene.webhooks.webhookDeliveries(
            endpointID: nil, limit: 10, offset: 0, for: scene.tenant)
    }
}
