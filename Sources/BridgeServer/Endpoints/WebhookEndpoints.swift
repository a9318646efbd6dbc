import ClinicRecord
import FHIRR4
import HTTPTypes
import SyncCore
import SyncEngine
import SyncStore

/// Where the clinic's own software hears of what happened.
enum WebhookEndpoints {
    static let all = [
        Self.list, Self.add, Self.remove, Self.test, Self.log, Self.retry,
    ]

    private static let path = "/api/v1/satusehat/webhooks"
    private static let kinds = Schema.choice(WebhookEventKind.allCases.map(\.rawValue))

    private static let properties = [
        Property("id", .uuid), Property("url", .nullable(.string)),
        Property("events", .list(Self.kinds)),
        Property("is_active", .flag), Property("created_at", .time),
        Property("last_delivered_at", .nullable(.time)),
        Property("last_failure", .nullable(.string)),
    ]
    private static let shape = NamedSchema(name: "Webhook", schema: .object(Self.properties))
    private static let deliveryShape = NamedSchema(
        name: "WebhookDelivery",
        schema: .object([
            Property("id", .uuid), Property("webhook_id", .uuid), Property("event_id", .uuid),
            Property("event", Self.kinds),
            Property("status", .choice(WebhookDeliveryRow.Status.allCases.map(\.rawValue))),
            Property("tries", .integer()), Property("created_at", .time),
            Property("last_tried_at", .nullable(.time)),
            Property("next_try_at", .nullable(.time)),
            Property("response_status", .nullable(.integer())),
            Property("response_time_ms", .nullable(.integer())),
            Property("failure", .nullable(.string)), Property("payload", .any),
        ]))

    static let list = Endpoint(
        method: .get, path: Self.path, group: "webhooks", access: .permission(.config),
        summary: LocalizedText("Alamat yang diberi kabar.", "Addresses that are told of events."),
        parameters: [Endpoint.environment],
        answer: .object([Property("data", .list(.named(Self.shape)))]),
        otherStatuses: [.badRequest]
    ) { call in
        let rows = try await call.store.webhookEndpoints(for: try await call.tenant())
        return .object(["data": .array(rows.map { .object(Self.json($0)) })])
    }

    static let add = Endpoint(
        method: .post, path: Self.path, group: "webhooks", access: .permission(.config),
        summary: LocalizedText(
            "Tambah alamat; rahasia penanda tangannya ditampilkan sekali ini saja.",
            "Add an address; the secret that signs is shown this once."),
        parameters: [Endpoint.environment],
        body: .init(
            schema: .object([
                Property("url", .text(maxLength: 2_000)),
                Property("events", .list(Self.kinds), isRequired: false),
            ])),
        answer: .object(Self.properties + [Property("secret", .string)]), status: .created,
        otherStatuses: [.badRequest, .conflict]
    ) { call in
        let form = try await call.form()
        let tenant = try await call.tenant()
        let url = try form.requiredText("url", max: 2_000)
        do {
            _ = try WebhookTarget(
                url,
                platformAddresses: try await call.store.configurations().compactMap(\.baseURL))
        } catch let problem as WebhookTarget.Problem {
            throw APIError.invalid("url", problem.text)
        }
        let kinds = try form.choices("events", of: WebhookEventKind.self) ?? []
        let standing = try await call.store.webhookEndpoints(for: tenant)
        guard standing.count < WebhookLimits.endpointsMax else {
            throw APIError(
                .conflict, "TOO_MANY_WEBHOOKS",
                LocalizedText(
                    "Paling banyak \(WebhookLimits.endpointsMax) alamat.",
                    "At most \(WebhookLimits.endpointsMax) addresses."))
        }
        let row = WebhookEndpointRow(
            id: call.ambient.makeUUID(), tenant: tenant, url: url,
            secret: WebhookSigner.makeSecret(random: call.ambient.random), kinds: Set(kinds),
            isActive: true, createdAt: call.ambient.now())
        try await call.store.saveWebhookEndpoint(row)
        try await call.audit(
            "webhook_added", resource: "webhook", id: row.id.text, environment: tenant.environment)
        var object = Self.json(row)
        object["secret"] = .string(row.secret)
        return .object(object, status: .created)
    }

    static let remove = Endpoint(
        method: .delete, path: Self.path + "/{id}", group: "webhooks",
        access: .permission(.config),
        summary: LocalizedText("Hapus alamat.", "Remove an address."),
        parameters: [Endpoint.environment], status: .noContent,
        otherStatuses: [.badRequest, .notFound]
    ) { call in
        let row = try await Self.endpoint(call)
        try await call.store.removeWebhookEndpoint(row.id, for: row.tenant)
        try await call.audit(
            "webhook_removed", resource: "webhook", id: row.id.text,
            environment: row.tenant.environment)
        return Reply(status: .noContent)
    }

    static let test = Endpoint(
        method: .post, path: Self.path + "/{id}/test", group: "webhooks",
        access: .permission(.config),
        summary: LocalizedText(
            "Kirim kabar percobaan sekarang juga.", "Send a test event at once."),
        parameters: [Endpoint.environment],
        answer: .object([
            Property("delivered", .flag), Property("response_status", .nullable(.integer())),
            Property("response_time_ms", .integer()), Property("failure", .nullable(.string)),
        ]),
        otherStatuses: [.badRequest, .notFound]
    ) { call in
        let row = try await Self.endpoint(call)
        let result = try await call.services.webhooks.sendTest(row)
        return .object([
            "delivered": .bool(result.isDelivered),
            "response_status": JSONValue(optional: result.responseStatus),
            "response_time_ms": JSONValue(result.milliseconds),
            "failure": JSONValue(result.failure),
        ])
    }

    static let log = Endpoint(
        method: .get, path: Self.path + "/deliveries", group: "webhooks",
        access: .permission(.config),
        summary: LocalizedText(
            "Kabar dan nasibnya, yang terbaru lebih dulu.",
            "Events and what became of them, newest first."),
        parameters: [
            .init("webhook_id", .uuid, LocalizedText("Hanya alamat ini.", "Only this address.")),
            Endpoint.limit(50, max: 500), Endpoint.offset, Endpoint.environment,
        ],
        answer: .object([
            Property("data", .list(.named(Self.deliveryShape))), Property("limit", .integer()),
            Property("offset", .integer()), Property("has_more", .flag),
        ]),
        otherStatuses: [.badRequest]
    ) { call in
        let (limit, offset) = (try call.limit(), try call.offset())
        let rows = try await call.store.webhookDeliveries(
            endpointID: try call.uuid("webhook_id"), limit: limit, offset: offset,
            for: try await call.tenant())
        return .object(Reply.page(rows.map(Self.json), limit: limit, offset: offset))
    }

    static let retry = Endpoint(
        method: .post, path: Self.path + "/deliveries/{id}/retry", group: "webhooks",
        access: .permission(.config),
        summary: LocalizedText("Kirim kabar itu lagi.", "Send that event again."),
        parameters: [Endpoint.environment], status: .noContent,
        otherStatuses: [.badRequest, .notFound]
    ) { call in
        let id = try call.id()
        do {
            try await call.store.retryWebhookDelivery(
                id, for: try await call.tenant(), now: call.ambient.now())
        } catch let error as StoreError where error.code == .notFound {
            throw APIError.notFound(
                "WEBHOOK_DELIVERY_NOT_FOUND",
                LocalizedText("Kabar itu tidak ada.", "There is no such event."))
        }
        return Reply(status: .noContent)
    }

    private static func endpoint(_ call: Call) async throws -> WebhookEndpointRow {
        let id = try call.id()
        let rows = try await call.store.webhookEndpoints(for: try await call.tenant())
        guard let row = rows.first(where: { $0.id == id }) else {
            throw APIError.notFound(
                "WEBHOOK_NOT_FOUND",
                LocalizedText("Alamat itu tidak ada.", "There is no such webhook."))
        }
        return row
    }

    private static func json(_ row: WebhookEndpointRow) -> JSONObject {
        [
            "id": JSONValue(row.id),
            // Its path may hold a secret.
            "url": JSONValue((try? WebhookTarget(row.url)).map { "\($0)" }),
            "events": .array(row.kinds.map(\.rawValue).sorted().map(JSONValue.string)),
            "is_active": .bool(row.isActive), "created_at": JSONValue(row.createdAt),
            "last_delivered_at": JSONValue(row.lastDeliveredAt),
            "last_failure": JSONValue(row.lastFailure),
        ]
    }

    private static func json(_ row: WebhookDeliveryRow) -> JSONValue {
        .object([
            "id": JSONValue(row.id), "webhook_id": JSONValue(row.endpointID),
            "event_id": JSONValue(row.event.id), "event": .string(row.event.kind.rawValue),
            "status": .string(row.status.rawValue), "tries": JSONValue(row.tries),
            "created_at": JSONValue(row.event.createdAt),
            "last_tried_at": JSONValue(row.lastTriedAt),
            "next_try_at": JSONValue(row.nextTryAt),
            "response_status": JSONValue(optional: row.responseStatus),
            "response_time_ms": JSONValue(optional: row.responseMilliseconds),
            "failure": JSONValue(row.failure), "payload": JSONValue(stored: row.event.payload),
        ])
    }
}
