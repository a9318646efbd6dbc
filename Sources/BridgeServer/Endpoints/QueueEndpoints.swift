import ClinicRecord
import FHIRR4
import HTTPTypes
import SyncCore
import SyncStore

/// Deliveries on their way.
enum QueueEndpoints {
    static let all = [Self.list, Self.show, Self.retry, Self.hold, Self.release]

    private static let path = "/api/v1/satusehat/sync-queue"
    private static let retriesText = LocalizedText(
        "Kembalikan kiriman yang gagal atau dilewati ke antrean; isinya dibangun ulang dari data klinik terkini.",
        "Put a failed or skipped delivery back in line; it is rebuilt from the clinic's current data."
    )

    static let shape = NamedSchema(
        name: "Delivery",
        schema: .object([
            Property("id", .uuid), Property("organization_id", .uuid),
            Property("environment", .choice(PlatformEnvironment.allCases.map(\.rawValue))),
            Property("resource_type", .string), Property("resource_id", .uuid),
            Property("component", .nullable(.string)), Property("stage", .string),
            Property("operation", .choice(["create", "update", "search"])),
            Property("encounter_id", .nullable(.uuid)), Property("patient_id", .nullable(.uuid)),
            Property("status", .choice(DeliveryStatus.allCases.map(\.rawValue))),
            Property("phase", .string), Property("priority", .integer()),
            Property("retry_count", .integer()), Property("max_retries", .integer()),
            Property("next_retry_at", .nullable(.time)),
            Property("open_dependencies", .integer()), Property("blocked_by", .nullable(.uuid)),
            Property("business_identifier", .nullable(.string)),
            Property("satusehat_id", .nullable(.string)),
            Property("response_status", .nullable(.integer())),
            Property("error_message", .nullable(.string)),
            Property("skip_reason", .nullable(.string)),
            Property("created_at", .time), Property("started_at", .nullable(.time)),
            Property("completed_at", .nullable(.time)),
        ]))

    static let list = Endpoint(
        method: .get, path: Self.path, group: "queue", access: .permission(.monitor),
        summary: LocalizedText("Antrean kiriman.", "The queue of deliveries."),
        parameters: [
            .init(
                "status", .choice(DeliveryStatus.allCases.map(\.rawValue)),
                LocalizedText("Hanya keadaan ini.", "Only this status.")),
            .init(
                "resource_type", .text(maxLength: 64),
                LocalizedText("Hanya jenis ini.", "Only this type.")),
            .init(
                "encounter_id", .uuid, LocalizedText("Hanya kunjungan ini.", "Only this visit.")),
            .init(
                "date_from", .string,
                LocalizedText("Dibuat sejak (tanggal atau waktu).", "Created from (date or time).")
            ),
            .init(
                "date_to", .string,
                LocalizedText("Dibuat sampai (tanggal atau waktu).", "Created to (date or time).")),
            Endpoint.limit(50, max: 500), Endpoint.offset, Endpoint.environment,
        ],
        answer: .object([
            Property("summary", .map(.integer())),
            Property("data", .list(.named(Self.shape))),
            Property("limit", .integer()), Property("offset", .integer()),
            Property("has_more", .flag),
        ]),
        otherStatuses: [.badRequest]
    ) { call in
        let tenant = try await call.tenant()
        var filter = DeliveryFilter()
        if let status = try call.choice("status", of: DeliveryStatus.self) {
            filter.statuses = [status]
        }
        if let type = call.query("resource_type") { filter.types = [type] }
        filter.encounterID = try call.uuid("encounter_id")
        filter.createdFrom = try call.time("date_from")
        filter.createdTo = try call.time("date_to", isEnd: true)
        filter.limit = try call.limit()
        filter.offset = try call.offset()
        let rows = try await call.store.deliveries(filter, for: tenant)
        var page = Reply.page(
            rows.map { .object(DeliveryDocument.json($0)) }, limit: filter.limit,
            offset: filter.offset)
        page["summary"] = .object(Self.summary(try await call.store.summary(for: tenant)))
        return Reply.object(page).tagged()
    }

    static let show = Endpoint(
        method: .get, path: Self.path + "/{id}", group: "queue", access: .permission(.monitor),
        summary: LocalizedText(
            "Satu kiriman dengan isinya, ketergantungannya dan percobaannya; dicatat sebagai pembacaan data pasien.",
            "One delivery with its content, what it depends on and its attempts; recorded as a view of patient data."
        ),
        answer: .object([
            Property("delivery", .named(Self.shape)), Property("fhir_resource", .any),
            Property("depends_on", .list(.any)), Property("attempts", .list(.any)),
        ]),
        otherStatuses: [.badRequest, .notFound]
    ) { call in
        let row = try await Self.delivery(call)
        let dependencies = try await call.store.dependencies(of: row.id)
        let attempts = try await call.store.attempts(deliveryID: row.id)
        try await call.audit(
            "patient_data_viewed", resource: "satusehat_sync_queue", id: row.id.text,
            environment: row.tenant.environment)
        return .object([
            "delivery": .object(DeliveryDocument.json(row)),
            "fhir_resource": JSONValue(stored: row.template),
            "depends_on": .array(dependencies.map(DeliveryDocument.json)),
            "attempts": .array(attempts.map(DeliveryDocument.json)),
        ])
    }

    static let retry = Self.change("retry", Self.retriesText) { call, row in
        guard row.status == .failed || row.status == .skipped else {
            throw Self.wrongState(row)
        }
        try await call.services.bridge.retryDelivery(row.id, tenant: row.tenant)
    }

    static let hold = Self.change(
        "hold",
        LocalizedText(
            "Tahan kiriman yang belum berangkat.", "Hold a delivery that has not left yet.")
    ) { call, row in
        let reason = try await call.form(mayBeEmpty: true).text("reason", max: 200)
        guard row.status == .pending, row.phase != .held else { throw Self.wrongState(row) }
        try await call.services.bridge.holdDelivery(
            row.id, reason: reason ?? "person", tenant: row.tenant)
    }

    static let release = Self.change(
        "release", LocalizedText("Lepaskan kiriman yang ditahan.", "Release a held delivery.")
    ) { call, row in
        guard row.phase == .held else { throw Self.wrongState(row) }
        try await call.services.bridge.releaseDelivery(row.id, tenant: row.tenant)
    }

    // MARK: - Pieces

    private static func change(
        _ verb: String, _ summary: LocalizedText,
        _ act: @escaping @Sendable (Call, DeliveryRow) async throws -> Void
    ) -> Endpoint {
        Endpoint(
            method: .post, path: Self.path + "/{id}/" + verb, group: "queue",
            access: .permission(.monitor), summary: summary,
            body: verb == "hold"
                ? .init(
                    schema: .object([
                        Property("reason", .text(maxLength: 200), isRequired: false)
                    ]), isRequired: false) : nil,
            answer: .named(Self.shape), otherStatuses: [.badRequest, .notFound, .conflict]
        ) { call in
            let row = try await Self.delivery(call)
            do {
                try await act(call, row)
            } catch let error as StoreError where error.code == .invalidState {
                throw Self.wrongState(row)
            }
            try await call.audit(
                "sync_\(verb)", resource: "satusehat_sync_queue", id: row.id.text,
                environment: row.tenant.environment)
            let changed = try await call.store.delivery(row.id) ?? row
            return .object(DeliveryDocument.json(changed))
        }
    }

    /// The delivery the path names, when it belongs to the caller's organization.
    private static func delivery(_ call: Call) async throws -> DeliveryRow {
        let organization = try call.principal().organizationID
        guard let row = try await call.store.delivery(try call.id()),
            row.tenant.organizationID == organization
        else {
            throw APIError.notFound(
                "DELIVERY_NOT_FOUND",
                LocalizedText("Kiriman itu tidak ada.", "There is no such delivery."))
        }
        return row
    }

    private static func wrongState(_ row: DeliveryRow) -> APIError {
        APIError(
            .conflict, "INVALID_QUEUE_STATE",
            LocalizedText(
                "Kiriman ini \(row.status.rawValue) (\(row.phase.rawValue)); itu tidak mengizinkannya.",
                "This delivery is \(row.status.rawValue) (\(row.phase.rawValue)), which does not allow that."
            ))
    }

    /// Counts by public status; they add up to the total.
    static func summary(_ summary: QueueSummary) -> JSONObject {
        var counts: [DeliveryStatus: Int] = [:]
        for phases in summary.counts.values {
            for (phase, count) in phases { counts[phase.status, default: 0] += count }
        }
        var object: JSONObject = ["total": JSONValue(counts.values.reduce(0, +))]
        for status in DeliveryStatus.allCases {
            object[status.rawValue] = JSONValue(counts[status] ?? 0)
        }
        return object
    }
}
