import ClinicRecord
import FHIRR4
import Foundation
import HTTPTypes
import SyncCore
import SyncEngine
import SyncStore

/// Whether a patient's data may be sent.
enum ConsentEndpoints {
    static let all = [
        Self.list, Self.grant, Self.revoke, Self.override, Self.setOverride, Self.clearOverride,
    ]

    private static let path = "/api/v1/satusehat/consents"
    private static let overridePath = "/api/v1/satusehat/consent-override"
    private static let scopes = Schema.choice(ConsentRow.Scope.allCases.map(\.rawValue))
    private static let methods = Schema.choice(ConsentRow.Method.allCases.map(\.rawValue))

    private static let shape = NamedSchema(
        name: "Consent",
        schema: .object([
            Property("id", .uuid), Property("patient_id", .uuid), Property("consent_given", .flag),
            Property("consent_scope", Self.scopes), Property("consent_datetime", .time),
            Property("consent_method", Self.methods), Property("witnessed_by", .nullable(.uuid)),
            Property("consent_document_url", .nullable(.string)),
            Property("document_waived", .flag), Property("given_by", .nullable(.string)),
            Property("relation", .nullable(.string)), Property("valid_from", .time),
            Property("valid_until", .nullable(.time)), Property("revoked", .flag),
            Property("revoked_at", .nullable(.time)),
            Property("revoked_reason", .nullable(.string)),
        ]))

    private static let overrideShape = NamedSchema(
        name: "ConsentOverride",
        schema: .object([
            Property("stands", .flag), Property("id", .nullable(.uuid)),
            Property("legal_ground", .nullable(.string)), Property("author", .nullable(.uuid)),
            Property("author_name", .nullable(.string)), Property("since", .nullable(.time)),
        ]))

    static let list = Endpoint(
        method: .get, path: Self.path, group: "consents", access: .permission(.consent),
        summary: LocalizedText(
            "Persetujuan seorang pasien, yang terbaru lebih dulu.",
            "A patient's consents, latest first."),
        parameters: [
            .init(
                "patient_id", .uuid, isRequired: true,
                LocalizedText("UUID pasien di klinik.", "The patient's UUID in the clinic.")),
            Endpoint.environment,
        ],
        answer: .object([Property("data", .list(.named(Self.shape)))]),
        otherStatuses: [.badRequest]
    ) { call in
        guard let patient = try call.uuid("patient_id") else {
            throw APIError.missing("query.patient_id")
        }
        let tenant = try await call.tenant()
        let rows = try await call.services.bridge.consents(patientID: patient, tenant: tenant)
        try await call.audit(
            "patient_data_viewed", resource: "satusehat_consent", id: patient.text,
            environment: tenant.environment)
        return .object(["data": .array(rows.map(Self.json))])
    }

    static let grant = Endpoint(
        method: .post, path: Self.path, group: "consents", access: .permission(.consent),
        summary: LocalizedText(
            "Catat persetujuan; yang tertahan karenanya langsung masuk antrean.",
            "Record a consent; what was held back for want of it goes in line."),
        parameters: [Endpoint.environment],
        body: .init(
            schema: .object([
                Property("patient_id", .uuid), Property("consent_given", .flag),
                Property("consent_scope", Self.scopes, isRequired: false),
                Property("consent_datetime", .time), Property("consent_method", Self.methods),
                Property("witnessed_by", .nullable(.uuid), isRequired: false),
                Property(
                    "consent_document_url", .nullable(.text(maxLength: 500)), isRequired: false),
                Property("waives_document", .flag, isRequired: false),
                Property(
                    "given_by",
                    .nullable(.choice(["self", "parent", "guardian", "family"])), isRequired: false),
                Property("relation", .nullable(.text(maxLength: 100)), isRequired: false),
                Property("valid_from", .nullable(.time), isRequired: false),
                Property("valid_until", .nullable(.time), isRequired: false),
            ])),
        answer: .named(Self.shape), status: .created,
        otherStatuses: [.badRequest, .notFound]
    ) { call in
        let draft = try Self.draft(try await call.form())
        let tenant = try await call.tenant()
        switch try await call.services.bridge.grantConsent(draft, tenant: tenant) {
        case .success(let row):
            try await call.audit(
                row.consentGiven ? "consent_given" : "consent_refused",
                resource: "satusehat_consent", id: row.id.text, environment: tenant.environment,
                detail: ["consent_scope": row.consentScope.rawValue])
            return .json(Self.json(row), status: .created)
        case .failure(let refusal):
            throw Self.refused(refusal, call.language)
        }
    }

    static let revoke = Endpoint(
        method: .post, path: Self.path + "/{id}/revoke", group: "consents",
        access: .permission(.consent),
        summary: LocalizedText(
            "Cabut persetujuan, sekali; sejak itu tidak ada lagi data pasien ini yang dikirim.",
            "Revoke a consent, once; from then on nothing of this patient leaves."),
        parameters: [Endpoint.environment],
        body: .init(schema: .object([Property("reason", .text(maxLength: 500))])),
        answer: .named(Self.shape), otherStatuses: [.badRequest, .notFound, .conflict]
    ) { call in
        let id = try call.id()
        let reason = try await call.form().text("reason", max: 500) ?? ""
        let tenant = try await call.tenant()
        switch try await call.services.bridge.revokeConsent(id, reason: reason, tenant: tenant) {
        case .success(let row):
            try await call.audit(
                "consent_revoked", resource: "satusehat_consent", id: id.text,
                environment: tenant.environment)
            return .json(Self.json(row))
        case .failure(let refusal):
            let status: HTTPResponse.Status =
                switch refusal {
                case .notFound: .notFound
                case .reasonRequired: .badRequest
                case .alreadyRevoked: .conflict
                }
            throw APIError(
                status, refusal.rawValue, refusal.text,
                path: refusal == .reasonRequired ? "reason" : nil)
        }
    }

    static let override = Endpoint(
        method: .get, path: Self.overridePath, group: "consents", access: .permission(.config),
        summary: LocalizedText(
            "Ketetapan organisasi untuk mengirim tanpa persetujuan tercatat, bila ada.",
            "The organization's decision to send without a recorded consent, if any."),
        parameters: [Endpoint.environment], answer: .named(Self.overrideShape),
        otherStatuses: [.badRequest]
    ) { call in
        let standing = try await call.services.bridge.consentOverride(try await call.tenant())
        return .json(Self.json(standing))
    }

    static let setOverride = Endpoint(
        method: .put, path: Self.overridePath, group: "consents", access: .permission(.config),
        summary: LocalizedText(
            "Tetapkan pengiriman tanpa persetujuan tercatat, dengan dasar hukumnya; tidak pernah melawan penolakan pasien.",
            "Decide to send without a recorded consent, naming the law; never against a patient's refusal."
        ),
        parameters: [Endpoint.environment],
        body: .init(schema: .object([Property("legal_ground", .text(maxLength: 500))])),
        answer: .named(Self.overrideShape), otherStatuses: [.badRequest, .conflict]
    ) { call in
        let ground = try await call.form().text("legal_ground", max: 500) ?? ""
        let tenant = try await call.tenant()
        let caller = try call.principal()
        switch try await call.services.bridge.setConsentOverride(
            legalGround: ground, author: caller.id, authorName: caller.name, tenant: tenant)
        {
        case .success(let override):
            try await call.audit(
                "consent_override_set", resource: "consent_override", id: override.id.text,
                environment: tenant.environment)
            return .json(Self.json(override))
        case .failure(let refusal):
            throw APIError(
                refusal == .standsAlready ? .conflict : .badRequest, refusal.rawValue,
                refusal.text, path: refusal == .groundRequired ? "legal_ground" : nil)
        }
    }

    static let clearOverride = Endpoint(
        method: .delete, path: Self.overridePath, group: "consents", access: .permission(.config),
        summary: LocalizedText("Akhiri ketetapan itu.", "End that decision."),
        parameters: [Endpoint.environment], status: .noContent,
        otherStatuses: [.badRequest, .notFound]
    ) { call in
        let tenant = try await call.tenant()
        let caller = try call.principal()
        guard
            let ended = try await call.services.bridge.clearConsentOverride(
                by: caller.id, authorName: caller.name, tenant: tenant)
        else {
            throw APIError.notFound(
                "OVERRIDE_NOT_FOUND",
                LocalizedText("Tidak ada ketetapan yang berlaku.", "No such decision stands."))
        }
        try await call.audit(
            "consent_override_cleared", resource: "consent_override", id: ended.id.text,
            environment: tenant.environment)
        return Reply(status: .noContent)
    }

    // MARK: - Pieces

    private static func draft(_ form: Form) throws -> ConsentDraft {
        guard let given = try form.flag("consent_given") else {
            throw APIError.missing("consent_given")
        }
        guard let at = try form.instant("consent_datetime") else {
            throw APIError.missing("consent_datetime")
        }
        guard let method = try form.choice("consent_method", of: ConsentRow.Method.self) else {
            throw APIError.missing("consent_method")
        }
        let scope = try form.choice("consent_scope", of: ConsentRow.Scope.self)
        if given, scope == nil { throw APIError.missing("consent_scope") }
        return ConsentDraft(
            patientID: try form.requiredUUID("patient_id"), consentGiven: given,
            consentScope: given ? scope ?? .none : .none, consentDatetime: at,
            consentMethod: method, witnessedBy: try form.uuid("witnessed_by"),
            consentDocumentURL: try form.text("consent_document_url"),
            waivesDocument: try form.flag("waives_document") ?? false,
            givenBy: try form.text("given_by", max: 20),
            relation: try form.text("relation", max: 100),
            validFrom: try form.instant("valid_from"),
            validUntil: try form.instant("valid_until"))
    }

    private static func refused(_ refusal: ConsentRefusal, _ language: Language) -> APIError {
        guard let first = refusal.problems.first else {
            return .invalid("$", LocalizedText("Tidak dapat diterima.", "It cannot be taken."))
        }
        var error = APIError(
            first.code == .patientUnknown ? .notFound : .badRequest, first.code.rawValue,
            first.text, path: first.path)
        error.details["problems"] = .array(
            refusal.problems.map { problem in
                .object([
                    "code": .string(problem.code.rawValue), "path": .string(problem.path),
                    "message": .string(problem.text[language]),
                ])
            })
        return error
    }

    private static func json(_ row: ConsentRow) -> JSONValue {
        var object = ConsentDocument.json(row)
        object["patient_id"] = JSONValue(row.patientID)
        object["document_waived"] = .bool(row.documentWaived)
        return .object(object)
    }

    private static func json(_ override: ConsentOverride?) -> JSONValue {
        .object([
            "stands": .bool(override != nil), "id": JSONValue(override?.id),
            "legal_ground": JSONValue(override?.legalGround),
            "author": JSONValue(override?.author),
            "author_name": JSONValue(override?.authorName),
            "since": JSONValue(override?.since),
        ])
    }
}
