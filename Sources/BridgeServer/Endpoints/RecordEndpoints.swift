import ClinicRecord
import FHIRR4
import HTTPTypes
import SyncCore
import SyncEngine
import SyncStore

/// The door for clinic records.
enum RecordEndpoints {
    static let all = [Self.take, Self.show]

    /// One call's worth of records that is held in memory.
    private static let documentBytesMax = 32 << 20

    private static let outcome = NamedSchema(
        name: "IntakeOutcome",
        schema: .object([
            Property("accepted", .integer()), Property("ignored", .integer()),
            Property("refused", .integer()),
            Property(
                "findings",
                .list(
                    .object([
                        Property("code", .string), Property("severity", .string),
                        Property("path", .string), Property("message", .string),
                        Property("message_id", .string), Property("message_en", .string),
                        Property("origin", .string), Property("refuses_record", .flag),
                    ]))),
        ]))

    static let take = Endpoint(
        method: .post, path: "/api/v1/satusehat/records", group: "records",
        access: .permission(.sync),
        summary: LocalizedText(
            "Serahkan data klinik: satu rekaman, larik, atau NDJSON. Yang diterima sudah tersimpan dan akan dikirim; mengulang tidak menggandakan.",
            "Hand in clinic records: one, an array, or NDJSON. What is accepted is stored and will be sent; repeating doubles nothing."
        ),
        parameters: [
            .init(
                "Idempotency-Key", .text(maxLength: 200), in: .header,
                LocalizedText(
                    "Kunci pilihan Anda: panggilan yang sama dijawab sama, panggilan lain dengan kunci ini ditolak.",
                    "A key of your choice: the same call is answered the same, another call with this key is refused."
                ))
        ],
        body: .init(
            schema: .any, contentTypes: ["application/json", "application/x-ndjson"]),
        answer: .named(Self.outcome), status: .accepted,
        otherStatuses: [.badRequest, .conflict, .unprocessableContent], isLong: true
    ) { call in
        let organization = try call.principal().organizationID
        let key = call.request.headers[.idempotencyKey]
        if let key, key.isEmpty || key.utf8.count > 200 {
            throw APIError.invalid(
                "header.Idempotency-Key",
                LocalizedText(
                    "Idempotency-Key harus 1 sampai 200 byte.",
                    "Idempotency-Key must have 1 to 200 bytes."))
        }
        let isLines =
            call.request.headers[.contentType]?.lowercased().hasPrefix("application/x-ndjson")
            ?? false
        var intake = RecordIntake(bridge: call.services.bridge, organizationID: organization)
        var digest = BodyDigest()
        if let key,
            let known = try await call.store.idempotentAnswer(
                key: key, organizationID: organization)
        {
            // The call was answered before: nothing is taken in again, it is only compared.
            for try await part in call.request.body { digest.add(part.readableBytesView) }
            return try Self.repetition(of: known, digest.value)
        }
        if isLines {
            var lines = LineReader(bytesMax: JSONLimits.standard.bytesMax)
            for try await part in call.request.body {
                digest.add(part.readableBytesView)
                for line in try lines.take(part.readableBytesView) {
                    try await intake.add(line.bytes, origin: "line \(line.number)")
                }
            }
            if let line = lines.finish() {
                try await intake.add(line.bytes, origin: "line \(line.number)")
            }
        } else {
            let bytes = try await call.bytes(max: Self.documentBytesMax)
            digest.add(bytes)
            try await intake.add(document: bytes)
        }
        let report = try await intake.finish()
        let reply = Self.reply(report, call)
        if let key {
            try await call.store.saveIdempotentAnswer(
                IdempotentAnswer(
                    key: key, bodyDigest: digest.value, status: reply.status.code,
                    body: Self.document(report, call.language).bytes),
                organizationID: organization, now: call.ambient.now())
        }
        try await call.audit(
            "records_taken", resource: "clinic_record",
            outcome: report.accepted + report.ignored > 0 || report.refused == 0
                ? .success : .refused,
            detail: [
                "accepted": "\(report.accepted)", "ignored": "\(report.ignored)",
                "refused": "\(report.refused)",
            ])
        return reply
    }

    static let show = Endpoint(
        method: .get, path: "/api/v1/satusehat/records/{id}", group: "records",
        access: .permission(.sync),
        summary: LocalizedText(
            "Apa yang terjadi dengan sebuah rekaman: revisi, temuan, kiriman.",
            "What became of a record: revision, findings, deliveries."),
        parameters: [
            .init(
                "kind", .choice(RecordKind.allCases.map(\.rawValue)),
                LocalizedText(
                    "Jenis rekaman; tanpa ini semua jenis dicoba.",
                    "The record's kind; without it every kind is tried.")),
            Endpoint.environment,
        ],
        answer: .object([
            Property("kind", .string), Property("id", .uuid), Property("revision", .integer()),
            Property("accepted_at", .time),
            Property("findings", .list(.any)),
            Property("deliveries", .list(.named(QueueEndpoints.shape))),
        ]),
        otherStatuses: [.badRequest, .notFound]
    ) { call in
        let id = try call.id()
        let tenant = try await call.tenant()
        let kinds = try call.choice("kind", of: RecordKind.self).map { [$0] } ?? RecordKind.allCases
        let names = kinds.map { RecordName(kind: $0.rawValue, id: id) }
        guard let record = try await call.store.records(names, for: tenant).first else {
            throw APIError.notFound(
                "RECORD_NOT_FOUND",
                LocalizedText(
                    "Rekaman itu belum pernah diterima.", "That record has never come in."))
        }
        let findings = try await call.store.findings(record.name, limit: 1_000, for: tenant)
        var filter = DeliveryFilter()
        filter.encounterID = id
        filter.limit = 500
        let deliveries =
            record.name.kind == RecordKind.encounter.rawValue
            ? try await call.store.deliveries(filter, for: tenant) : []
        let isIndonesian = call.language == .indonesian
        return Reply.object([
            "kind": .string(record.name.kind), "id": JSONValue(id),
            "revision": JSONValue(record.revision), "accepted_at": JSONValue(record.acceptedAt),
            "findings": .array(
                findings.map { row in
                    .object([
                        "code": .string(row.code), "severity": .string(row.severity),
                        "path": .string(row.path),
                        "message": .string(
                            isIndonesian ? row.messageIndonesian : row.messageEnglish),
                        "message_id": .string(row.messageIndonesian),
                        "message_en": .string(row.messageEnglish),
                    ])
                }),
            "deliveries": .array(deliveries.map { .object(DeliveryDocument.json($0)) }),
        ]).tagged()
    }

    // MARK: - Pieces

    /// What the same call was answered before; the key does not serve another call.
    private static func repetition(
        of answer: IdempotentAnswer, _ digest: [UInt8]
    ) throws(APIError) -> Reply {
        guard answer.bodyDigest == digest else {
            throw APIError(
                .conflict, "IDEMPOTENCY_KEY_REUSED",
                LocalizedText(
                    "Idempotency-Key ini sudah dipakai untuk isi yang lain.",
                    "This Idempotency-Key was used with another body already."),
                path: "header.Idempotency-Key")
        }
        return Reply(
            status: HTTPResponse.Status(code: answer.status),
            body: .bytes(answer.body, contentType: "application/json; charset=utf-8"))
    }

    private static func reply(_ report: ImportReport, _ call: Call) -> Reply {
        let isRefusedWhole = report.refused > 0 && report.accepted + report.ignored == 0
        return .json(
            Self.document(report, call.language),
            status: isRefusedWhole ? .unprocessableContent : .accepted)
    }

    /// The counts and findings; where nothing could be taken, inside the error envelope.
    private static func document(_ report: ImportReport, _ language: Language) -> JSONValue {
        let counts = Self.counts(report, language)
        guard report.refused > 0 && report.accepted + report.ignored == 0 else {
            return .object(counts)
        }
        let what = LocalizedText(
            "Tidak ada rekaman yang dapat diterima; lihat findings.",
            "No record could be accepted; see findings.")
        var details = counts
        details["message_id"] = .string(what.indonesian)
        details["message_en"] = .string(what.english)
        return .object([
            "code": "RECORDS_REFUSED", "message": .string(what[language]),
            "details": .object(details),
        ])
    }

    private static func counts(_ report: ImportReport, _ language: Language) -> JSONObject {
        var object = JSONObject()
        object["accepted"] = JSONValue(report.accepted)
        object["ignored"] = JSONValue(report.ignored)
        object["refused"] = JSONValue(report.refused)
        object["findings"] = .array(
            report.findings.map { entry in
                .object([
                    "code": .string(entry.finding.code.rawValue),
                    "severity": .string(entry.finding.severity.rawValue),
                    "path": .string(entry.finding.path.isEmpty ? "$" : entry.finding.path),
                    "message": .string(entry.finding.message[language]),
                    "message_id": .string(entry.finding.message.indonesian),
                    "message_en": .string(entry.finding.message.english),
                    "origin": .string(entry.origin),
                    "refuses_record": .bool(entry.finding.refusesRecord),
                ])
            })
        return object
    }
}
