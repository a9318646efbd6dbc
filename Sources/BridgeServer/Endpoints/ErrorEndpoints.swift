import ClinicRecord
import FHIRR4
import HTTPTypes
import SyncCore
import SyncStore

/// What went wrong, and its settling.
enum ErrorEndpoints {
    static let all = [Self.list, Self.show, Self.resolve]

    private static let path = "/api/v1/satusehat/errors"

    static let shape = NamedSchema(
        name: "SyncError",
        schema: .object([
            Property("id", .uuid), Property("organization_id", .uuid),
            Property("environment", .choice(PlatformEnvironment.allCases.map(\.rawValue))),
            Property("sync_queue_id", .nullable(.uuid)), Property("resource_type", .string),
            Property("resource_id", .string), Property("operation", .string),
            Property("error_category", .choice(ErrorCategory.allCases.map(\.rawValue))),
            Property("http_status", .nullable(.integer())),
            Property("error_code", .nullable(.string)), Property("error_message", .string),
            Property("explanation", .nullable(.string)), Property("request_url", .string),
            Property("resolution_status", .choice(ResolutionStatus.allCases.map(\.rawValue))),
            Property("resolution_notes", .nullable(.string)),
            Property("resolved_by", .nullable(.uuid)), Property("resolved_at", .nullable(.time)),
            Property("timestamp", .time),
        ]))

    static let list = Endpoint(
        method: .get, path: Self.path, group: "errors", access: .permission(.monitor),
        summary: LocalizedText("Kegagalan, yang terbaru lebih dulu.", "Failures, newest first."),
        parameters: [
            .init(
                "error_category", .choice(ErrorCategory.allCases.map(\.rawValue)),
                LocalizedText("Hanya golongan ini.", "Only this category.")),
            .init(
                "resolution_status", .choice(ResolutionStatus.allCases.map(\.rawValue)),
                LocalizedText("Hanya yang begini.", "Only those resolved so.")),
            .init("date_from", .string, LocalizedText("Sejak.", "From.")),
            .init("date_to", .string, LocalizedText("Sampai.", "To.")),
            Endpoint.limit(50, max: 500), Endpoint.offset, Endpoint.environment,
        ],
        answer: .object([
            Property("data", .list(.named(Self.shape))), Property("limit", .integer()),
            Property("offset", .integer()), Property("has_more", .flag),
        ]),
        otherStatuses: [.badRequest]
    ) { call in
        var filter = ErrorFilter()
        filter.category = try call.choice("error_category", of: ErrorCategory.self)
        filter.resolutionStatus = try call.choice("resolution_status", of: ResolutionStatus.self)
        filter.from = try call.time("date_from")
        filter.to = try call.time("date_to", isEnd: true)
        filter.limit = try call.limit()
        filter.offset = try call.offset()
        let rows = try await call.store.errors(filter, for: try await call.tenant())
        let language = call.language
        return Reply.object(
            Reply.page(
                rows.map { Self.json($0, language) }, limit: filter.limit, offset: filter.offset)
        ).tagged()
    }

    static let show = Endpoint(
        method: .get, path: Self.path + "/{id}", group: "errors", access: .permission(.monitor),
        summary: LocalizedText(
            "Satu kegagalan dengan permintaan dan jawabannya; dicatat sebagai pembacaan data pasien.",
            "One failure with what was asked and answered; recorded as a view of patient data."),
        answer: .any, otherStatuses: [.badRequest, .notFound]
    ) { call in
        let row = try await Self.error(call)
        try await call.audit(
            "patient_data_viewed", resource: "satusehat_error_log", id: row.record.id.text,
            environment: row.tenant.environment)
        return .object(ErrorDocument.wholeJSON(row, call.language))
    }

    static let resolve = Endpoint(
        method: .post, path: Self.path + "/{id}/resolve", group: "errors",
        access: .permission(.monitor),
        summary: LocalizedText("Tandai sudah diselesaikan.", "Mark as resolved."),
        body: .init(
            schema: .object([
                Property("resolution_status", .choice(["manual_resolved", "ignored"])),
                Property("resolution_notes", .nullable(.text(maxLength: 1_000)), isRequired: false),
            ])),
        answer: .named(Self.shape), otherStatuses: [.badRequest, .notFound, .conflict]
    ) { call in
        let row = try await Self.error(call)
        let form = try await call.form()
        guard let status = try form.choice("resolution_status", of: ResolutionStatus.self),
            status == .manualResolved || status == .ignored
        else {
            throw APIError.invalid(
                "resolution_status",
                LocalizedText(
                    "resolution_status harus manual_resolved atau ignored.",
                    "resolution_status must be manual_resolved or ignored."))
        }
        let notes = try form.text("resolution_notes", max: 1_000)
        guard status != .ignored || notes?.isEmpty == false else {
            throw APIError.invalid(
                "resolution_notes",
                LocalizedText(
                    "Untuk mengabaikan, sebutkan alasannya di resolution_notes.",
                    "To ignore it, give the reason in resolution_notes."))
        }
        try await call.store.resolveError(
            row.record.id, as: status, notes: notes, by: try call.principal().id,
            now: call.ambient.now())
        try await call.audit(
            "error_resolved", resource: "satusehat_error_log", id: row.record.id.text,
            environment: row.tenant.environment, detail: ["resolution_status": status.rawValue])
        let changed = try await call.store.error(row.record.id) ?? row
        return .json(Self.json(changed, call.language))
    }

    /// With the address asked for; numbers of people in it were masked when it was written down.
    static func json(_ row: ErrorRow, _ language: Language) -> JSONValue {
        var object = ErrorDocument.json(row, language)
        object["request_url"] = .string(row.record.requestURL)
        return .object(object)
    }

    private static func error(_ call: Call) async throws -> ErrorRow {
        let organization = try call.principal().organizationID
        guard let row = try await call.store.error(try call.id()),
            row.tenant.organizationID == organization
        else {
            throw APIError.notFound(
                "ERROR_NOT_FOUND",
                LocalizedText("Kegagalan itu tidak ada.", "There is no such failure."))
        }
        return row
    }
}
