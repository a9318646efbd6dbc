import ClinicRecord
import FHIRR4
import HTTPTypes

/// The API's own description, for programs and for people.
enum DocumentEndpoints {
    static let all = [Self.openAPI, Self.page]

    static let openAPI = Endpoint(
        method: .get, path: "/openapi.json", group: "documents", access: .open,
        summary: LocalizedText(
            "Uraian API ini (OpenAPI 3.1).", "This API's description (OpenAPI 3.1)."),
        answer: .any
    ) { call in
        Reply.json(
            OpenAPIDocument(
                endpoints: API.endpoints, version: call.services.version, language: call.language
            ).json
        ).tagged()
    }

    static let page = Endpoint(
        method: .get, path: "/docs", group: "documents", access: .open,
        summary: LocalizedText("Uraian API untuk dibaca.", "The API's description to read."),
        answer: .string, answerType: "text/html"
    ) { call in
        let html = APIPage(endpoints: API.endpoints, language: call.language).html
        var reply = Reply(
            body: .bytes(Array(html.utf8), contentType: "text/html; charset=utf-8"))
        reply.headers[.contentSecurityPolicy] =
            "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'"
        return reply
    }
}
