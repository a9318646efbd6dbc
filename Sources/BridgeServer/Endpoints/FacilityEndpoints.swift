import ClinicRecord
import FHIRR4
import Foundation
import HTTPTypes
import SyncCore
import SyncEngine
import SyncStore

/// Rooms and staff on the platform.
enum FacilityEndpoints {
    static let all = [
        Self.locations, Self.practitioners,
        Self.syncAll("locations", "Location", "Daftarkan semua ruangan.", "Register every room."),
        Self.syncOne("locations", "Location", "Daftarkan satu ruangan.", "Register one room."),
        Self.syncAll(
            "practitioners", "Practitioner", "Cari nomor IHS semua tenaga kesehatan.",
            "Find every practitioner's IHS number."),
        Self.syncOne(
            "practitioners", "Practitioner", "Cari nomor IHS satu tenaga kesehatan.",
            "Find one practitioner's IHS number."),
    ]

    private static let outcomeShape = NamedSchema(
        name: "SyncOutcome",
        schema: .object([
            Property("id", .uuid), Property("queue_id", .nullable(.uuid)),
            Property("outcome", .choice(SyncOutcome.Outcome.allCases.map(\.rawValue))),
            Property("satusehat_id", .nullable(.string)),
            Property("reason_code", .nullable(.string)), Property("reason", .nullable(.string)),
        ]))

    static let locations = Endpoint(
        method: .get, path: "/api/v1/satusehat/locations", group: "facility",
        access: .permission(.config),
        summary: LocalizedText(
            "Ruangan yang dikenal SATUSEHAT.", "Rooms that the platform knows."),
        parameters: [Endpoint.environment],
        answer: .object([
            Property(
                "data",
                .list(
                    .object([
                        Property("id", .uuid), Property("polyclinic_id", .uuid),
                        Property("satusehat_location_id", .string),
                        Property("location_name", .string), Property("location_type", .string),
                        Property("synced_at", .time),
                        Property("status", .choice(["active", "inactive"])),
                    ])))
        ]),
        otherStatuses: [.badRequest]
    ) { call in
        let rows = try await call.store.locations(for: try await call.tenant())
        return Reply.object([
            "data": .array(
                rows.map { row in
                    .object([
                        "id": JSONValue(row.id), "polyclinic_id": JSONValue(row.polyclinicID),
                        "satusehat_location_id": .string(row.satusehatLocationID),
                        "location_name": .string(row.locationName),
                        "location_type": .string(row.locationType),
                        "synced_at": JSONValue(row.syncedAt),
                        "status": .string(row.status.rawValue),
                    ])
                })
        ]).tagged()
    }

    static let practitioners = Endpoint(
        method: .get, path: "/api/v1/satusehat/practitioners", group: "facility",
        access: .permission(.config),
        summary: LocalizedText(
            "Tenaga kesehatan dengan nomor IHS; NIK hanya empat angka terakhir.",
            "Practitioners with their IHS numbers; of the NIK the last four digits only."),
        parameters: [Endpoint.environment],
        answer: .object([
            Property(
                "data",
                .list(
                    .object([
                        Property("id", .uuid), Property("practitioner_id", .uuid),
                        Property("ihs_number", .string), Property("nik", .string),
                        Property("practitioner_name", .string), Property("verified_at", .time),
                        Property("verification_method", .choice(["nik_lookup", "manual"])),
                        Property("status", .choice(["active", "inactive"])),
                    ])))
        ]),
        otherStatuses: [.badRequest]
    ) { call in
        let rows = try await call.store.practitioners(for: try await call.tenant())
        return Reply.object([
            "data": .array(
                rows.map { row in
                    .object([
                        "id": JSONValue(row.id),
                        "practitioner_id": JSONValue(row.practitionerID),
                        "ihs_number": .string(row.ihsNumber),
                        "nik": .string(NIK.masked(row.nik)),
                        "practitioner_name": .string(row.practitionerName),
                        "verified_at": JSONValue(row.verifiedAt),
                        "verification_method": .string(row.verificationMethod.rawValue),
                        "status": .string(row.status.rawValue),
                    ])
                })
        ]).tagged()
    }

    private static func syncAll(
        _ name: String, _ type: String, _ indonesian: String, _ english: String
    ) -> Endpoint {
        Endpoint(
            method: .post, path: "/api/v1/satusehat/\(name)/sync", group: "facility",
            access: .permission(.config), summary: LocalizedText(indonesian, english),
            parameters: [Endpoint.environment],
            answer: .object([Property("data", .list(.named(Self.outcomeShape)))]),
            otherStatuses: [.badRequest, .conflict]
        ) { call in
            let outcomes = try await Self.sync(type, ids: nil, call)
            return .object(["data": .array(outcomes.map { Self.json($0, call.language) })])
        }
    }

    /// One record, with the codes that the clinic's own modules expect.
    private static func syncOne(
        _ name: String, _ type: String, _ indonesian: String, _ english: String
    ) -> Endpoint {
        Endpoint(
            method: .post, path: "/api/v1/satusehat/\(name)/{id}/sync", group: "facility",
            access: .permission(.config), summary: LocalizedText(indonesian, english),
            parameters: [Endpoint.environment], answer: .named(Self.outcomeShape),
            otherStatuses: [.badRequest, .notFound, .conflict]
        ) { call in
            let id = try call.id()
            guard let outcome = try await Self.sync(type, ids: [id], call).first else {
                throw APIError.notFound(
                    "RECORD_NOT_FOUND",
                    LocalizedText(
                        "Rekaman itu belum pernah diterima.", "That record has never come in."))
            }
            return .json(Self.json(outcome, call.language))
        }
    }

    private static func sync(
        _ type: String, ids: Set<UUID>?, _ call: Call
    ) async throws -> [SyncOutcome] {
        let configuration = try await call.configuration()
        guard configuration.isActive else {
            throw APIError(
                .conflict, "CONFIG_INACTIVE",
                LocalizedText(
                    "Organisasi ini dinonaktifkan.", "This organization is inactive."))
        }
        let outcomes = try await call.services.bridge.requestSync(
            type: type, ids: ids, tenant: configuration.tenant)
        guard ids == nil || !outcomes.isEmpty else { return [] }
        try await call.audit(
            "\(type.lowercased())s_sync", resource: type, id: ids?.first?.text,
            environment: configuration.tenant.environment)
        return outcomes
    }

    private static func json(_ outcome: SyncOutcome, _ language: Language) -> JSONValue {
        .object([
            "id": JSONValue(outcome.localID), "queue_id": JSONValue(outcome.deliveryID),
            "outcome": .string(outcome.outcome.rawValue),
            "satusehat_id": JSONValue(outcome.satusehatID),
            "reason_code": JSONValue(outcome.reasonCode),
            "reason": JSONValue(outcome.reason?[language]),
        ])
    }
}
