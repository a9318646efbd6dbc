import FHIRR4

/// The gateway's own refusals, which are no FHIR.
enum Unauthorized {
    static let invalidToken = Self.fault(
        "Invalid access token", code: "oauth.v2.InvalidAccessToken")

    static let otherEnvironment = Self.fault(
        "Invalid API call as no apiproduct match found",
        code: "keymanagement.service.InvalidAPICallAsNoApiProductMatchFound"
    )

    private static func fault(_ text: String, code: String) -> Reply {
        var reply = Reply.json(
            401,
            ["fault": ["faultstring": .string(text), "detail": ["errorcode": .string(code)]]]
        )
        reply.fields.append(("WWW-Authenticate", "Bearer realm=\"null\",error=\"invalid_token\""))
        return reply
    }
}
