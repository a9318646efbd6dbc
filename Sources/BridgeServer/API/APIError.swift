import ClinicRecord
import FHIRR4
import HTTPTypes

/// Why a call was refused: one envelope for all, with a stable code and what to do in both languages.
///
/// The texts name fields and codes and never repeat a value that was handed in.
struct APIError: Error, Sendable {
    let status: HTTPResponse.Status
    let code: String
    let what: LocalizedText
    var advice: LocalizedText?
    /// Which field of the request is meant, such as `consent_scope` or `query.limit`.
    var path: String?
    var details = JSONObject()
    var headers = HTTPFields()
    /// True when the rest of the request is not read: the connection ends with the answer.
    var endsConnection = false

    init(
        _ status: HTTPResponse.Status, _ code: String, _ what: LocalizedText,
        advice: LocalizedText? = nil, path: String? = nil
    ) {
        self.status = status
        self.code = code
        self.what = what
        self.advice = advice
        self.path = path
    }

    func json(in language: Language, requestID: String) -> JSONValue {
        var details = self.details
        details["message_id"] = .string(self.what.indonesian)
        details["message_en"] = .string(self.what.english)
        if let advice = self.advice {
            details["advice_id"] = .string(advice.indonesian)
            details["advice_en"] = .string(advice.english)
        }
        if let path = self.path { details["path"] = .string(path) }
        details["request_id"] = .string(requestID)
        return .object([
            "code": .string(self.code),
            "message": .string(self.what[language]),
            "details": .object(details),
        ])
    }
}

extension APIError {
    static func invalid(_ path: String, _ what: LocalizedText) -> APIError {
        APIError(.badRequest, "INVALID_REQUEST", what, path: path)
    }

    static func invalidJSON(_ error: JSONError) -> APIError {
        APIError(
            .badRequest, "INVALID_JSON",
            LocalizedText(
                "Isi permintaan bukan JSON yang sah (di byte \(error.offset): \(error.code)).",
                "The body is not valid JSON (at byte \(error.offset): \(error.code))."))
    }

    static func missing(_ path: String) -> APIError {
        .invalid(
            path,
            LocalizedText("\(path) wajib diisi.", "\(path) is required."))
    }

    static func notFound(_ code: String = "NOT_FOUND", _ what: LocalizedText) -> APIError {
        APIError(.notFound, code, what)
    }

    static let unauthenticated: APIError = {
        var error = APIError(
            .unauthorized, "UNAUTHENTICATED",
            LocalizedText(
                "Panggilan ini memerlukan kunci API atau sesi masuk yang berlaku.",
                "This call needs an API key or a valid signed-in session."),
            advice: LocalizedText(
                "Kirim header Authorization: Bearer KUNCI. Kunci dibuat dengan: jembatan key add NAMA --role PERAN",
                "Send the header Authorization: Bearer KEY. Keys are made with: jembatan key add NAME --role ROLE"
            ))
        error.headers[.wwwAuthenticate] = "Bearer"
        return error
    }()

    static func forbidden(_ permission: String) -> APIError {
        var error = APIError(
            .forbidden, "FORBIDDEN",
            LocalizedText(
                "Peran Anda tidak mengizinkan ini.", "Your role does not allow this."),
            advice: LocalizedText(
                "Mintalah pemilik atau administrator klinik melakukannya.",
                "Ask the clinic's owner or administrator to do it."))
        error.details["permission"] = .string(permission)
        return error
    }

    static let tooLarge: APIError = {
        var error = APIError(
            .contentTooLarge, "BODY_TOO_LARGE",
            LocalizedText(
                "Isi permintaan terlalu besar.", "The request's body is too large."),
            advice: LocalizedText(
                "Kirim data dalam beberapa bagian, atau sebagai NDJSON, satu rekaman per baris.",
                "Send the data in several parts, or as NDJSON, one record a line."))
        error.endsConnection = true
        return error
    }()

    static let tooSlow: APIError = {
        var error = APIError(
            .requestTimeout, "REQUEST_TIMEOUT",
            LocalizedText(
                "Permintaan tidak selesai dalam waktu yang tersedia.",
                "The request was not complete in the time there is."))
        error.endsConnection = true
        return error
    }()

    static func unavailable(_ what: LocalizedText) -> APIError {
        APIError(.serviceUnavailable, "SATUSEHAT_UNAVAILABLE", what)
    }
}
