import Foundation
import SyncCore
import SyncStore

/// What a clinic's own software is told of, and how that gets to it.
enum WebhookRules {
    static let all: [StoreRule] = endpoints + events + WebhookWayRules.all

    private static let endpoints: [StoreRule] = [
        StoreRule("An endpoint is remembered whole, by every handle, and seen by its tenant alone")
        {
            scene in
            let store = try scene.webhooks
            var first = scene.endpoint(kinds: [.visitSettled, .outageEnded])
            var second = scene.endpoint()
            second.isActive = false
            second.createdAt = scene.noon + 1
            try await store.saveWebhookEndpoint(second)
            try await store.saveWebhookEndpoint(first)
            let again = try need(try await scene.place.open() as? any WebhookStore, "webhooks")
            try expectEqual(try await again.webhookEndpoints(for: scene.tenant), [first, second])
            first.url = "https://other.test/x"
            first.kinds = []
            try await again.saveWebhookEndpoint(first)
            try expectEqual(try await store.webhookEndpoints(for: scene.tenant), [first, second])
            try expectEqual(try await store.webhookEndpoints(for: scene.other), [])
            var taken = first
            taken.tenant = scene.other
            let stolen = taken
            try await expectError(.invalidState) { try await store.saveWebhookEndpoint(stolen) }
            try await expectError(.notFound) {
                try await store.removeWebhookEndpoint(first.id, for: scene.other)
            }
            try await store.removeWebhookEndpoint(first.id, for: scene.tenant)
            try expectEqual(try await store.webhookEndpoints(for: scene.tenant), [second])
            try await expectError(.notFound) {
                try await store.removeWebhookEndpoint(first.id, for: scene.tenant)
            }
        },
        StoreRule("Endpoints of one tenant are limited in number") { scene in
            let store = try scene.webhooks
            for _ in 0..<WebhookLimits.endpointsMax {
                try await store.saveWebhookEndpoint(scene.endpoint())
            }
            try await expectError(.invalidState) {
                try await store.saveWebhookEndpoint(scene.endpoint())
            }
        },
    ]

    private static let events: [StoreRule] = [
        StoreRule("The platform's id of a visit is told once, and a settled visit with its counts")
        {
            scene in
            try await scene.webhooks.saveWebhookEndpoint(scene.endpoint())
            let visit = scene.key("Encounter")
            let finding = scene.key("Condition")
            try await scene.plan([
                scene.planned(visit, encounter: visit.localID),
                scene.planned(
                    finding, after: [Dependency(visit)], encounter: visit.localID),
            ])
            try await scene.complete(try await scene.claim(visit), as: "E-1")
            let named = try await scene.newEvents()
            try expectEqual(named.map(\.kind), [.encounterIDAvailable])
            try expect(
                named[0].text.contains(
                    "\"data\":{\"encounter_id\":\"\(visit.localID.uuidString.lowercased())\","
                        + "\"satusehat_encounter_id\":\"E-1\",\"status\":\"processing\"}"),
                "ids and state: \(named[0].text)")
            try expect(named[0].text.contains(named[0].id.uuidString.lowercased()), "own id")
            try await scene.complete(try await scene.claim(finding), as: "C-1")
            let settled = try await scene.newEvents()
            try expectEqual(settled.map(\.kind), [.visitSettled])
            try expect(
                settled[0].text.contains(
                    "\"counts\":{\"blocked\":0,\"completed\":2,\"failed\":0,\"held\":0,"
                        + "\"skipped\":0}"), "counts: \(settled[0].text)")
            try expect(settled[0].text.contains("\"status\":\"completed\""), "status")
            try expectEqual(try await scene.newEvents().count, 0, "told again")
        },
        StoreRule("Another id for a visit is told with the one before, the same one is not") {
            scene in
            try await scene.webhooks.saveWebhookEndpoint(
                scene.endpoint(kinds: [.encounterIDChanged]))
            let visit = scene.key("Encounter")
            let record = scene.id()
            for (revision, id) in [(1, "E-1"), (2, "E-1"), (3, "E-2")] {
                try await scene.plan(
                    [scene.planned(visit, template: "{\(revision)}", encounter: visit.localID)],
                    record: record, revision: revision)
                try await scene.complete(try await scene.claim(visit), as: id, phase: .updated)
                if revision == 2 { try expectEqual(try await scene.newEvents().count, 0, "told") }
            }
            let told = try await scene.newEvents()
            try expectEqual(told.map(\.kind), [.encounterIDChanged])
            try expect(
                told[0].text.contains("\"previous_satusehat_encounter_id\":\"E-1\"")
                    && told[0].text.contains("\"satusehat_encounter_id\":\"E-2\""),
                "both ids: \(told[0].text)")
        },
        StoreRule("A failure is told with its code, and settles the visits that wait for it") {
            scene in
            try await scene.webhooks.saveWebhookEndpoint(scene.endpoint())
            let person = scene.key("Patient")
            let visit = scene.key("Encounter")
            try await scene.plan([
                scene.planned(person),
                scene.planned(
                    visit, after: [Dependency(person)], encounter: visit.localID),
            ])
            try await scene.settle(
                try await scene.claim(person), .failed(phase: .rejected), error: scene.error())
            let told = try await scene.newEvents()
            try expectEqual(Set(told.map(\.kind)), [.deliveryFailed, .visitSettled])
            let failed = try need(told.first { $0.kind == .deliveryFailed }, "failure")
            try expect(failed.text.contains("\"error_code\":\"invalid\""), "code: \(failed.text)")
            try expect(!failed.text.contains("Observation.code"), "no text of the platform")
            let settled = try need(told.first { $0.kind == .visitSettled }, "visit")
            try expect(
                settled.text.contains("\"blocked\":1") && settled.text.contains("\"failed\""),
                "counts: \(settled.text)")
        },
        StoreRule("A failure of which nothing was written down is told without a code") { scene in
            try await scene.webhooks.saveWebhookEndpoint(scene.endpoint())
            let finding = scene.key("Condition")
            try await scene.plan([scene.planned(finding)])
            try await scene.settle(try await scene.claim(finding), .failed(phase: .exhausted))
            let told = try await scene.newEvents()
            try expectEqual(told.map(\.kind), [.deliveryFailed])
            try expect(
                told[0].text.contains("\"phase\":\"exhausted\"")
                    && !told[0].text.contains("error_code"), "no code: \(told[0].text)")
        },
        StoreRule("What is held is told without the words of who held it, and not if released") {
            scene in
            try await scene.webhooks.saveWebhookEndpoint(scene.endpoint(kinds: [.needsPerson]))
            let held = scene.key("Observation")
            let released = scene.key("Observation")
            try await scene.plan([scene.planned(held), scene.planned(released)])
            let rows = [try await scene.row(held), try await scene.row(released)]
            for row in rows {
                try await scene.store.hold(row.id, reason: "ask Budi", now: scene.noon)
            }
            try await scene.store.retry(rows[1].id, now: scene.noon)
            let told = try await scene.newEvents()
            try expectEqual(told.map(\.kind), [.needsPerson])
            try expect(
                told[0].text.contains(rows[0].id.uuidString.lowercased())
                    && told[0].text.contains("\"phase\":\"held\""), "delivery: \(told[0].text)")
            try expect(!told[0].text.contains("Budi"), "no words of people")
        },
        StoreRule("A failure that a later revision takes over is none") { scene in
            try await scene.webhooks.saveWebhookEndpoint(scene.endpoint())
            let visit = scene.key("Encounter")
            let record = scene.id()
            try await scene.plan(
                [scene.planned(visit, encounter: visit.localID)], record: record)
            let first = try await scene.claim(visit)
            try await scene.plan(
                [scene.planned(visit, template: "{2}", encounter: visit.localID)], record: record,
                revision: 2)
            try await scene.settle(first, .failed(phase: .rejected))
            try await scene.expectPhase(visit, .skipped)
            try expectEqual(try await scene.newEvents().count, 0, "told of a failure")
        },
        StoreRule("A settlement that does not count tells nothing") { scene in
            try await scene.webhooks.saveWebhookEndpoint(scene.endpoint())
            let visit = scene.key("Encounter")
            try await scene.plan([scene.planned(visit, encounter: visit.localID)])
            let stale = try await scene.claim(visit)
            _ = try await scene.store.rescue(lookAt: scene.noon, now: scene.noon + 500)
            _ = try await scene.claim(1, at: scene.noon + 500)
            let counted = try await scene.complete(stale, as: "E-1", at: scene.noon + 501)
            try expect(!counted, "a lost lease settles")
            try expectEqual(try await scene.newEvents().count, 0, "told")
        },
        StoreRule("An outage is told when it begins and ends, and no other alert is") { scene in
            try await scene.webhooks.saveWebhookEndpoint(scene.endpoint())
            let messages: [AlertMessage] = [
                (AlertKind.platformTrouble, AlertMessage.Event.raised),
                (.platformTrouble, .repeated),
                (.platformTrouble, .ended), (.credentialsRefused, .raised),
            ].map { kind, event in
                AlertMessage(
                    id: scene.id(), alertID: scene.id(), cause: AlertCause(kind), event: event,
                    severity: .warning, detail: "d", since: scene.noon, at: scene.noon + 60,
                    count: 1, waiting: 1)
            }
            _ = try await scene.store.reviewAlerts(for: scene.tenant) { _ in messages }
            let told = try await scene.newEvents()
            try expectEqual(told.map(\.kind), [.outageBegan, .outageEnded])
            try expect(
                told[1].text.contains(
                    "\"data\":{\"since\":\"2026-03-04T05:00:00Z\","
                        + "\"until\":\"2026-03-04T05:01:00Z\"}"), "times: \(told[1].text)")
        },
        StoreRule("Nothing is kept while no endpoint listens, or for another tenant's") { scene in
            var endpoint = scene.endpoint()
            endpoint.isActive = false
            try await scene.webhooks.saveWebhookEndpoint(endpoint)
            try await scene.webhooks.saveWebhookEndpoint(scene.endpoint(tenant: scene.other))
            let visit = scene.key("Encounter")
            try await scene.plan([scene.planned(visit, encounter: visit.localID)])
            try await scene.complete(try await scene.claim(visit), as: "E-1")
            endpoint.isActive = true
            try await scene.webhooks.saveWebhookEndpoint(endpoint)
            try expectEqual(try await scene.newEvents().count, 0, "told")
            try expectEqual(try await scene.newEvents(of: scene.other).count, 0, "told to others")
        },
    ]
}

extension Scene {
    var webhooks: any WebhookStore {
        get throws { try need(self.store as? any WebhookStore, "store of webhooks") }
    }

    func endpoint(
        kinds: Set<WebhookEventKind> = [], tenant: Tenant? = nil
    ) -> WebhookEndpointRow {
        WebhookEndpointRow(
            id: self.id(), tenant: tenant ?? self.tenant, url: "https://clinic.test/hook?key=1",
            secret: "secret", kinds: kinds, createdAt: self.noon)
    }

    /// The events that wait, which then count as delivered.
    func newEvents(of tenant: Tenant? = nil) async throws -> [WebhookEventRow] {
        let store = try self.webhooks
        let later = self.noon + 10_000
        let due = try await store.dueWebhookDeliveries(
            limit: 100, for: tenant ?? self.tenant, now: later)
        for (delivery, _) in due {
            try await store.noteWebhookDelivery(
                delivery.id, responseStatus: 200, milliseconds: 1, failure: nil, nextTryAt: nil,
                isFinal: true, now: later)
        }
        return due.map(\.0.event)
    }
}

extension WebhookEventRow {
    var text: String { String(decoding: self.payload, as: UTF8.self) }
}
