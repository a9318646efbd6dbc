import ClinicRecord
import FHIRR4
import HTTPTypes
import SyncCore
import SyncEngine
import SyncStore

/// Many deliveries put back in line at once: counted first, kept over restarts, cancellable.
enum BulkRetryEndpoints {
    static let all = [Self.start, Self.list, Self.show, Self.cancel]

    private static let path = "/api/v1/satusehat/sync-queue/retries"

    private static let shape = NamedSchema(
        name: "BulkRetry",
        schema: .object([
            Property("id", .nullable(.uuid)),
            Property("state", .choice(["counted", "running", "completed", "cancelled"])),
            Property("total", .integer()), Property("done", .integer()),
            Property("requested_by", .nullable(.uuid)), Property("started_at", .nullable(.time)),
            Property("ended_at", .nullable(.time)),
        ]))

    static let start = Endpoint(
        method: .post, path: Self.path, group: "queue", access: .permission(.monitor),
        summary: LocalizedText(
            "Kembalikan banyak kiriman ke antrean: menurut saringan, atau semua dengan all = true. count_only menghitung dulu.",
            "Put many deliveries back in line: by a filter, or all of them with all = true. count_only counts first."
        ),
        parameters: [Endpoint.environment],
        body: .init(
            schema: .object([
                Property("all", .flag, isRequired: false),
                Property("count_only", .flag, isRequired: false),
                Property(
                    "statuses", .list(.choice(BulkRetryFilter.Status.allCases.map(\.rawValue))),
                    isRequired: false),
                Property("resource_types", .list(.string), isRequired: false),
                Property(
                    "error_category", .choice(ErrorCategory.allCases.map(\.rawValue)),
                    isRequired: false),
                Property("error_code", .string, isRequired: false),
                Property("encounter_id", .uuid, isRequired: false),
                Property("created_from", .time, isRequired: false),
                Property("created_to", .time, isRequired: false),
            ])),
        answer: .named(Self.shape), status: .accepted, otherStatuses: [.ok, .badRequest]
    ) { call in
        let form = try await call.form()
        let tenant = try await call.tenant()
        let request = try Self.request(form)
        do {
            if try form.flag("count_only") == true {
                let count = try await call.services.bridge.countRetry(request, tenant)
                return .object(
                    [
                        "id": .null, "state": "counted", "total": JSONValue(count), "done": 0,
                        "requested_by": .null, "started_at": .null, "ended_at": .null,
                    ], status: .accepted)
            }
            let row = try await call.services.bridge.startBulkRetry(
                request, tenant, by: try call.principal().id)
            try await call.audit(
                "bulk_retry_started", resource: "bulk_retry", id: row.id.text,
                environment: tenant.environment, detail: ["total": "\(row.total)"])
            return .json(Self.json(row), status: .accepted)
        } catch let refusal as BulkRetryRequest.Refusal {
            throw APIError(
                .badRequest, refusal.rawValue,
                LocalizedText(
                    "Sebutkan saringan, atau all = true untuk semuanya.",
                    "Name a filter, or all = true for everything."))
        }
    }

    static let list = Endpoint(
        method: .get, path: Self.path, group: "queue", access: .permission(.monitor),
        summary: LocalizedText("Pengulangan massal.", "Bulk retries."),
        parameters: [Endpoint.limit(50, max: 500), Endpoint.environment],
        answer: .object([Property("data", .list(.named(Self.shape)))]),
        otherStatuses: [.badRequest]
    ) { call in
        let rows = try await call.services.bridge.bulkRetries(
            try await call.tenant(), limit: try call.limit())
        return Reply.object(["data": .array(rows.map(Self.json))]).tagged()
    }

    static let show = Endpoint(
        method: .get, path: Self.path + "/{id}", group: "queue", access: .permission(.monitor),
        summary: LocalizedText("Sejauh mana pengulangan itu.", "How far a bulk retry has come."),
        parameters: [Endpoint.environment], answer: .named(Self.shape),
        otherStatuses: [.badRequest, .notFound]
    ) { call in
        guard
            let row = try await call.services.bridge.bulkRetry(
                try call.id(), try await call.tenant())
        else { throw Self.unknown }
        return Reply.json(Self.json(row)).tagged()
    }

    static let cancel = Endpoint(
        method: .post, path: Self.path + "/{id}/cancel", group: "queue",
        access: .permission(.monitor),
        summary: LocalizedText(
            "Hentikan; yang sudah kembali ke antrean tetap di sana.",
            "Stop it; what is back in line stays there."),
        parameters: [Endpoint.environment], answer: .named(Self.shape),
        otherStatuses: [.badRequest, .notFound, .conflict]
    ) { call in
        let id = try call.id()
        let tenant = try await call.tenant()
        do {
            let row = try await call.services.bridge.cancelBulkRetry(id, tenant)
            try await call.audit(
                "bulk_retry_cancelled", resource: "bulk_retry", id: id.text,
                environment: tenant.environment)
            return .json(Self.json(row))
        } catch let error as StoreError where error.code == .notFound {
            throw Self.unknown
        }
    }

    private static let unknown = APIError.notFound(
        "BULK_RETRY_NOT_FOUND",
        LocalizedText("Pengulangan itu tidak ada.", "There is no such bulk retry."))

    private static func request(_ form: Form) throws -> BulkRetryRequest {
        if try form.flag("all") == true { return BulkRetryRequest(.all) }
        var filter = BulkRetryFilter()
        filter.statuses = Set(try form.choices("statuses", of: BulkRetryFilter.Status.self) ?? [])
        filter.types = Set(try form.texts("resource_types") ?? [])
        filter.errorCategory = try form.choice("error_category", of: ErrorCategory.self)
        filter.errorCode = try form.text("error_code", max: 100)
        filter.encounterID = try form.uuid("encounter_id")
        filter.createdFrom = try form.instant("created_from")
        filter.createdTo = try form.instant("created_to")
        return BulkRetryRequest(.matching(filter))
    }

    private static func json(_ row: BulkRetryRow) -> JSONValue {
        .object([
            "id": JSONValue(row.id), "state": .string(row.state.rawValue),
            "total": JSONValue(row.total), "done": JSONValue(row.done),
            "requested_by": JSONValue(row.requestedBy), "started_at": JSONValue(row.startedAt),
            "ended_at": JSONValue(row.endedAt),
        ])
    }
}
