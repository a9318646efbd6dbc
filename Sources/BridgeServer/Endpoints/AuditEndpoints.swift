import ClinicRecord
import FHIRR4
import HTTPTypes
import NIOCore
import SyncCore
import SyncStore

/// Who did what, when and from where.
enum AuditEndpoints {
    static let all = [Self.list, Self.verify, Self.export]

    private static let shape = NamedSchema(
        name: "AuditEvent",
        schema: .object([
            Property("sequence", .integer()), Property("id", .uuid), Property("at", .time),
            Property("organization_id", .nullable(.uuid)),
            Property("environment", .nullable(.string)),
            Property("actor_kind", .choice(["user", "api_key", "command_line", "system"])),
            Property("actor_id", .nullable(.uuid)), Property("actor_name", .string),
            Property("role", .nullable(.string)), Property("action", .string),
            Property("resource_type", .nullable(.string)),
            Property("resource_id", .nullable(.string)), Property("address", .nullable(.string)),
            Property("outcome", .choice(["success", "refused", "failed"])),
            Property("request_id", .nullable(.string)), Property("detail", .map(.string)),
        ]))

    private static let filters: [Endpoint.Parameter] = [
        .init(
            "action", .text(maxLength: 64),
            LocalizedText("Hanya perbuatan ini.", "Only this action.")),
        .init("actor_id", .uuid, LocalizedText("Hanya pelaku ini.", "Only this actor.")),
        .init("date_from", .string, LocalizedText("Sejak.", "From.")),
        .init("date_to", .string, LocalizedText("Sampai.", "To.")),
    ]

    static let list = Endpoint(
        method: .get, path: "/api/v1/satusehat/audit", group: "audit",
        access: .permission(.config),
        summary: LocalizedText(
            "Catatan siapa melakukan apa, yang terbaru lebih dulu.",
            "The record of who did what, newest first."),
        parameters: Self.filters + [Endpoint.limit(50, max: 500), Endpoint.offset],
        answer: .object([
            Property("data", .list(.named(Self.shape))), Property("limit", .integer()),
            Property("offset", .integer()), Property("has_more", .flag),
        ]),
        otherStatuses: [.badRequest]
    ) { call in
        var filter = try Self.filter(call)
        filter.limit = try call.limit()
        filter.offset = try call.offset()
        let rows = try await call.store.auditEvents(filter)
        return .object(
            Reply.page(rows.map(Self.json), limit: filter.limit, offset: filter.offset))
    }

    static let verify = Endpoint(
        method: .get, path: "/api/v1/satusehat/audit/verify", group: "audit",
        access: .permission(.config),
        summary: LocalizedText(
            "Apakah catatan itu utuh: tidak ada baris yang diubah atau hilang.",
            "Whether the record is whole: no row edited, none missing."),
        answer: .object([
            Property("intact", .flag), Property("checked", .integer()),
            Property("head_sequence", .integer()), Property("head_hash", .string),
            Property("fault", .nullable(.string)),
            Property("fault_sequence", .nullable(.integer())),
        ])
    ) { call in
        let verdict = try await call.store.verifyAudit()
        return .object([
            "intact": .bool(verdict.fault == nil), "checked": JSONValue(verdict.checked),
            "head_sequence": JSONValue(verdict.headSequence),
            "head_hash": .string(verdict.headHash),
            "fault": JSONValue(verdict.fault?.kind.rawValue),
            "fault_sequence": JSONValue(optional: verdict.fault?.sequence),
        ])
    }

    static let export = Endpoint(
        method: .get, path: "/api/v1/satusehat/audit/export", group: "audit",
        access: .permission(.config),
        summary: LocalizedText(
            "Seluruh catatan sebagai NDJSON, yang terlama lebih dulu.",
            "The whole record as NDJSON, oldest first."),
        parameters: Self.filters, answer: .string, answerType: "application/x-ndjson",
        otherStatuses: [.badRequest], isLong: true
    ) { call in
        let filter = try Self.filter(call)
        let store = call.store
        try await call.audit("audit_exported")
        return Reply(
            body: .stream(contentType: "application/x-ndjson") { write in
                var page = filter
                page.limit = 1_000
                page.afterSequence = 0
                while true {
                    let rows = try await store.auditEvents(page)
                    guard let last = rows.last else { return }
                    var buffer = ByteBuffer()
                    for row in rows {
                        buffer.writeBytes(Self.json(row).bytes)
                        buffer.writeInteger(UInt8(ascii: "\n"))
                    }
                    try await write(buffer)
                    page.afterSequence = last.sequence
                }
            })
    }

    private static func filter(_ call: Call) throws -> AuditFilter {
        var filter = AuditFilter()
        filter.organizationID = try call.principal().organizationID
        filter.action = call.query("action")
        filter.actorID = try call.uuid("actor_id")
        filter.from = try call.time("date_from")
        filter.to = try call.time("date_to", isEnd: true)
        return filter
    }

    private static func json(_ row: AuditRow) -> JSONValue {
        .object(AuditDocument.json(row))
    }
}
