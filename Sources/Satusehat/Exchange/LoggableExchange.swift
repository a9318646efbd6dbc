import FHIRR4
import HTTPTypes

/// An exchange as a journal may keep it: no token, no secret, and no person in the address.
///
/// Bodies of FHIR calls stay whole, because the journal seals them; bodies of token calls are left
/// out in both directions.
public struct LoggableExchange: Sendable, Hashable {
    public let method: String
    public let url: String
    public let requestHeaders: [String: String]
    public let requestBody: [UInt8]?
    public let responseStatus: Int?
    public let responseHeaders: [String: String]
    public let responseBody: [UInt8]?
}

extension Exchange {
    public var loggable: LoggableExchange {
        let head = self.request.head
        let isToken = self.kind == .token
        return LoggableExchange(
            method: head.method.rawValue,
            url: Redaction.url(of: head),
            requestHeaders: Redaction.headers(head.headerFields),
            requestBody: isToken ? nil : self.request.body,
            responseStatus: self.response?.head.status.code,
            responseHeaders: self.response.map { Redaction.headers($0.head.headerFields) } ?? [:],
            responseBody: isToken ? nil : self.response?.body)
    }
}
