import ClinicRecord
import FHIRR4
import HTTPTypes
import SyncEngine
import SyncStore

/// People found by NIK.
enum LookupEndpoints {
    static let all = [Self.patient, Self.practitioner]

    private static let nik = Endpoint.Parameter(
        "nik", .text(pattern: "^[0-9]{16}$"), isRequired: true,
        LocalizedText("Tepat 16 angka.", "Exactly 16 digits."))

    static let patient = Endpoint(
        method: .get, path: "/api/v1/satusehat/patient/lookup", group: "lookup",
        access: .permission(.lookup),
        summary: LocalizedText(
            "Cari nomor IHS pasien; setiap pencarian dicatat.",
            "Find a patient's IHS number; every look-up is recorded."),
        parameters: [Self.nik, Endpoint.environment],
        answer: .object([
            Property("lookup_status", .choice(["found", "not_found"])),
            Property("ihs_patient_id", .nullable(.string)),
            Property(
                "patient_data",
                .nullable(
                    .object([
                        Property("name", .nullable(.string)),
                        Property("gender", .nullable(.string)),
                        Property("birth_date", .nullable(.string)),
                        Property("address", .nullable(.string)),
                    ]))),
            Property("candidates", .list(.string)),
            Property("registration_required", .flag),
            Property("registration_instructions", .nullable(.string)),
        ]),
        otherStatuses: [.badRequest, .serviceUnavailable, .conflict]
    ) { call in
        let nik = try Self.number(call)
        let tenant = try await call.tenant()
        let answer = try await call.services.bridge.lookUpPatient(
            nik: nik.digits, tenant: tenant, by: try call.principal().id)
        try await call.audit(
            "patient_lookup", resource: "patient_ihs_lookup", id: answer.ihsPatientID,
            outcome: answer.status == .error ? .failed : .success, environment: tenant.environment,
            detail: ["lookup_status": answer.status.rawValue])
        guard answer.status != .error else {
            throw APIError.unavailable(answer.problem ?? Self.unreachable)
        }
        let data: JSONValue =
            answer.ihsPatientID == nil
            ? .null
            : .object([
                "name": JSONValue(answer.name), "gender": JSONValue(answer.gender),
                "birth_date": JSONValue(answer.birthDate), "address": JSONValue(answer.address),
            ])
        return .object([
            "lookup_status": .string(answer.status.rawValue),
            "ihs_patient_id": JSONValue(answer.ihsPatientID),
            "patient_data": data,
            "candidates": .array(answer.candidates.map(JSONValue.string)),
            "registration_required": .bool(answer.registrationRequired),
            "registration_instructions": JSONValue(answer.instructions?[call.language]),
        ])
    }

    static let practitioner = Endpoint(
        method: .get, path: "/api/v1/satusehat/practitioner/lookup", group: "lookup",
        access: .permission(.config),
        summary: LocalizedText(
            "Cari nomor IHS tenaga kesehatan.", "Find a practitioner's IHS number."),
        parameters: [Self.nik, Endpoint.environment],
        answer: .object([
            Property("lookup_status", .choice(["found", "not_found"])),
            Property("ihs_number", .nullable(.string)),
            Property(
                "practitioner_data",
                .nullable(
                    .object([
                        Property("name", .nullable(.string)), Property("nik", .string),
                        Property("registration_number", .nullable(.string)),
                        Property("specialty", .nullable(.string)),
                    ]))),
            Property("candidates", .list(.string)), Property("verified", .flag),
            Property("explanation", .nullable(.string)),
        ]),
        otherStatuses: [.badRequest, .serviceUnavailable, .conflict]
    ) { call in
        let nik = try Self.number(call)
        let tenant = try await call.tenant()
        let answer = try await call.services.bridge.lookUpPractitioner(
            nik: nik.digits, tenant: tenant)
        try await call.audit(
            "practitioner_lookup", resource: "satusehat_practitioner", id: answer.ihsNumber,
            outcome: answer.status == .error ? .failed : .success, environment: tenant.environment,
            detail: ["lookup_status": answer.status.rawValue])
        guard answer.status != .error else {
            throw APIError.unavailable(answer.problem ?? Self.unreachable)
        }
        return .object([
            "lookup_status": .string(answer.status.rawValue),
            "ihs_number": JSONValue(answer.ihsNumber),
            "practitioner_data": answer.ihsNumber == nil
                ? .null
                : .object([
                    "name": JSONValue(answer.name), "nik": .string(NIK.masked(nik.digits)),
                    "registration_number": .null, "specialty": .null,
                ]),
            "candidates": .array(answer.candidates.map(JSONValue.string)),
            "verified": .bool(answer.ihsNumber != nil),
            "explanation": JSONValue(answer.problem?[call.language]),
        ])
    }

    private static let unreachable = LocalizedText(
        "SATUSEHAT tidak dapat dihubungi sekarang; coba lagi nanti.",
        "The platform cannot be reached now; try again later.")

    private static func number(_ call: Call) throws(APIError) -> NIK {
        guard let nik = call.query("nik").flatMap(NIK.init) else {
            throw APIError(
                .badRequest, "INVALID_NIK",
                LocalizedText("NIK harus tepat 16 angka.", "A NIK has exactly 16 digits."),
                path: "query.nik")
        }
        return nik
    }
}
