import ClinicRecord
import FHIRR4
import Foundation
import HTTPTypes
import SyncCore
import SyncEngine
import SyncStore

/// How far a visit has come, and what a claim can rest on.
enum EncounterEndpoints {
    static let all = [Self.sync, Self.status, Self.find, Self.readiness, Self.bundle]

    private static let path = "/api/v1/satusehat/encounters"

    private static let shape = NamedSchema(
        name: "EncounterPicture",
        schema: .object([
            Property("encounter_id", .uuid),
            Property("satusehat_encounter_id", .nullable(.string)),
            Property("is_finished", .flag),
            Property(
                "sync_status", .choice(EncounterPicture.SyncStatus.allCases.map(\.rawValue))),
            Property(
                "resources_synced",
                .list(
                    .object([
                        Property("queue_id", .uuid), Property("resource_type", .string),
                        Property("local_id", .uuid), Property("component", .nullable(.string)),
                        Property("stage", .string), Property("satusehat_id", .nullable(.string)),
                        Property(
                            "status",
                            .choice(EncounterPicture.Resource.Status.allCases.map(\.rawValue))),
                        Property("error_code", .nullable(.string)),
                        Property("error", .nullable(.string)),
                    ]))),
            Property("synced_at", .nullable(.time)),
        ]))

    static let sync = Endpoint(
        method: .post, path: Self.path + "/{id}/sync", group: "encounters",
        access: .permission(.sync),
        summary: LocalizedText(
            "Kirim kunjungan ini; mengulang tidak merugikan. Yang gagal dicoba lagi dari data terkini.",
            "Send this visit; repeating does no harm. What failed is tried again from current data."
        ),
        parameters: [Endpoint.environment], answer: .named(Self.shape),
        otherStatuses: [.badRequest, .forbidden, .notFound, .conflict]
    ) { call in
        let id = try call.id()
        let tenant = try await call.tenant()
        let outcome = try await call.services.bridge.syncEncounter(id, tenant: tenant)
        switch outcome {
        case .success(let picture):
            try await call.audit(
                "encounter_sync", resource: "encounter", id: id.text,
                environment: tenant.environment)
            return .json(Self.json(picture, call.language))
        case .failure(let refusal):
            let status: HTTPResponse.Status =
                switch refusal {
                case .notFound: .notFound
                case .consentRequired: .forbidden
                case .configurationInactive: .conflict
                default: .badRequest
                }
            throw APIError(status, refusal.code, refusal.text)
        }
    }

    static let status = Endpoint(
        method: .get, path: Self.path + "/{id}/status", group: "encounters",
        access: .permission(.sync),
        summary: LocalizedText(
            "Sejauh mana kunjungan ini, tanpa memicu apa pun.",
            "How far this visit has come, without triggering anything."),
        parameters: [Endpoint.environment], answer: .named(Self.shape),
        otherStatuses: [.badRequest, .notFound]
    ) { call in
        guard
            let picture = try await call.services.bridge.encounter(
                try call.id(), tenant: try await call.tenant())
        else { throw Self.unknown }
        return Reply.json(Self.json(picture, call.language)).tagged()
    }

    static let find = Endpoint(
        method: .get, path: Self.path, group: "encounters", access: .permission(.sync),
        summary: LocalizedText(
            "Cari kunjungan menurut nomor SEP, rawat inap, atau nomor kunjungan.",
            "Find a visit by its SEP number, admission or encounter number."),
        parameters: [
            .init("sep_number", .text(maxLength: 64), LocalizedText("Nomor SEP.", "SEP number.")),
            .init(
                "admission_id", .uuid,
                LocalizedText("UUID rawat inap.", "The admission's UUID.")),
            .init(
                "encounter_number", .text(maxLength: 100),
                LocalizedText("Nomor kunjungan di klinik.", "The clinic's encounter number.")),
            Endpoint.environment,
        ],
        answer: .named(Self.shape), otherStatuses: [.badRequest, .notFound]
    ) { call in
        let tenant = try await call.tenant()
        let bridge = call.services.bridge
        let id: UUID?
        if let number = call.query("sep_number") {
            id = try await bridge.findEncounter(sepNumber: number, tenant: tenant)
        } else if let admission = try call.uuid("admission_id") {
            id = try await bridge.findEncounter(admissionID: admission, tenant: tenant)
        } else if let number = call.query("encounter_number") {
            id = try await bridge.findEncounter(encounterNumber: number, tenant: tenant)
        } else {
            throw APIError.missing("query.sep_number")
        }
        guard let id, let picture = try await bridge.encounter(id, tenant: tenant) else {
            throw Self.unknown
        }
        return Reply.json(Self.json(picture, call.language)).tagged()
    }

    static let readiness = Endpoint(
        method: .get, path: Self.path + "/{id}/claim-readiness", group: "encounters",
        access: .permission(.sync),
        summary: LocalizedText(
            "Apakah klaim BPJS dapat bersandar pada kunjungan ini, dan apa yang kurang.",
            "Whether a BPJS claim can rest on this visit, and what is missing."),
        parameters: [Endpoint.environment],
        answer: .object([
            Property("encounter_id", .uuid), Property("is_ready", .flag),
            Property("satusehat_encounter_id", .nullable(.string)),
            Property("is_finished", .flag), Property("last_synced_at", .nullable(.time)),
            Property("primary_diagnosis_accepted", .flag),
            Property(
                "diagnoses",
                .list(
                    .object([
                        Property("local_id", .uuid), Property("code", .string),
                        Property("display", .nullable(.string)), Property("use", .string),
                        Property("kind", .string), Property("rank", .integer()),
                        Property("is_primary", .flag), Property("accepted", .flag),
                        Property("satusehat_id", .nullable(.string)),
                    ]))),
            Property(
                "procedures",
                .list(
                    .object([
                        Property("local_id", .uuid), Property("code", .string),
                        Property("display", .nullable(.string)), Property("accepted", .flag),
                        Property("satusehat_id", .nullable(.string)),
                    ]))),
            Property(
                "dispenses",
                .list(
                    .object([
                        Property("item_id", .uuid),
                        Property("satusehat_medication_dispense_id", .nullable(.string)),
                    ]))),
            Property(
                "missing",
                .list(
                    .object([
                        Property("resource_type", .string), Property("local_id", .uuid),
                        Property("code", .string), Property("reason", .string),
                    ]))),
        ]),
        otherStatuses: [.badRequest, .notFound]
    ) { call in
        let id = try call.id()
        let tenant = try await call.tenant()
        guard let found = try await call.services.bridge.claimReadiness(id, tenant: tenant) else {
            throw Self.unknown
        }
        try await call.audit(
            "patient_data_viewed", resource: "encounter", id: id.text,
            environment: tenant.environment, detail: ["view": "claim_readiness"])
        return .json(Self.json(found, call.language))
    }

    static let bundle = Endpoint(
        method: .get, path: Self.path + "/{id}/bundle", group: "encounters",
        access: .permission(.monitor),
        summary: LocalizedText(
            "Semua yang diterima SATUSEHAT dari kunjungan ini sebagai satu Bundle FHIR; dicatat sebagai ekspor data pasien.",
            "Everything the platform accepted of this visit as one FHIR Bundle; recorded as an export of patient data."
        ),
        parameters: [Endpoint.environment], answer: .any, answerType: "application/fhir+json",
        otherStatuses: [.badRequest, .notFound]
    ) { call in
        let id = try call.id()
        let tenant = try await call.tenant()
        guard let bundle = try await call.services.bridge.encounterBundle(id, tenant: tenant)
        else { throw Self.unknown }
        try await call.audit(
            "patient_data_exported", resource: "encounter", id: id.text,
            environment: tenant.environment)
        return Reply(
            body: .bytes(bundle.bytes, contentType: "application/fhir+json; charset=utf-8"))
    }

    private static let unknown = APIError.notFound(
        "ENCOUNTER_NOT_FOUND",
        LocalizedText(
            "Kunjungan itu belum pernah diterima.", "That encounter has never come in."))

    private static func json(_ picture: EncounterPicture, _ language: Language) -> JSONValue {
        .object([
            "encounter_id": JSONValue(picture.encounterID),
            "satusehat_encounter_id": JSONValue(picture.satusehatEncounterID),
            "is_finished": .bool(picture.isFinished),
            "sync_status": .string(picture.syncStatus.rawValue),
            "resources_synced": .array(
                picture.resources.map { resource in
                    .object([
                        "queue_id": JSONValue(resource.deliveryID),
                        "resource_type": .string(resource.resourceType),
                        "local_id": JSONValue(resource.localID),
                        "component": JSONValue(resource.component),
                        "stage": .string(resource.stage.rawValue),
                        "satusehat_id": JSONValue(resource.satusehatID),
                        "status": .string(resource.status.rawValue),
                        "error_code": JSONValue(resource.errorCode),
                        "error": JSONValue(resource.error?[language]),
                    ])
                }),
            "synced_at": JSONValue(picture.syncedAt),
        ])
    }

    private static func json(_ found: ClaimReadiness, _ language: Language) -> JSONValue {
        .object([
            "encounter_id": JSONValue(found.encounterID), "is_ready": .bool(found.isReady),
            "satusehat_encounter_id": JSONValue(found.satusehatEncounterID),
            "is_finished": .bool(found.isFinished),
            "last_synced_at": JSONValue(found.lastSyncedAt),
            "primary_diagnosis_accepted": .bool(found.primaryDiagnosisAccepted),
            "diagnoses": .array(
                found.diagnoses.map { one in
                    .object([
                        "local_id": JSONValue(one.localID), "code": .string(one.code),
                        "display": JSONValue(one.display), "use": .string(one.use),
                        "kind": .string(one.kind), "rank": JSONValue(one.rank),
                        "is_primary": .bool(one.isPrimary), "accepted": .bool(one.isAccepted),
                        "satusehat_id": JSONValue(one.satusehatID),
                    ])
                }),
            "procedures": .array(
                found.procedures.map { one in
                    .object([
                        "local_id": JSONValue(one.localID), "code": .string(one.code),
                        "display": JSONValue(one.display), "accepted": .bool(one.isAccepted),
                        "satusehat_id": JSONValue(one.satusehatID),
                    ])
                }),
            "dispenses": .array(
                found.dispenses.map { one in
                    .object([
                        "item_id": JSONValue(one.itemID),
                        "satusehat_medication_dispense_id": JSONValue(one.satusehatID),
                    ])
                }),
            "missing": .array(
                found.missing.map { one in
                    .object([
                        "resource_type": .string(one.resourceType),
                        "local_id": JSONValue(one.localID), "code": .string(one.code),
                        "reason": .string(one.text[language]),
                    ])
                }),
        ])
    }
}
