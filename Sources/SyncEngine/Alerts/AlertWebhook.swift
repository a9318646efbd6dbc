import FHIRR4
import Foundation
import HTTPTypes
import Satusehat
import SyncCore

/// Posts alerts as JSON to an address of the operator's choice.
///
/// At least once: a message whose answer was lost comes again, under the same `Idempotency-Key`.
public struct AlertWebhook: Sendable {
    /// How often one message is offered.
    static let triesMax = 10
    /// Messages of one turn.
    static let messagesMax = 20
    /// What is older than this is no alert any more.
    static let worthSeconds = 86_400.0
    private static let pauseFirstSeconds = 60.0
    private static let pauseMaxSeconds = 3_600.0

    enum Answer: Sendable, Hashable {
        case taken
        /// A status or the name of a failure.
        case refused(String)
    }

    private let address: WebhookAddress
    private let transport: any HTTPTransport

    public init(address: WebhookAddress, transport: any HTTPTransport) {
        self.address = address
        self.transport = transport
    }

    /// One minute after the first refusal, twice as long after each further one, an hour at most.
    static func pauseSeconds(tries: Int) -> TimeInterval {
        min(Self.pauseFirstSeconds * pow(2, Double(min(tries, 30))), Self.pauseMaxSeconds)
    }

    func post(_ message: AlertMessage, of tenant: Tenant) async -> Answer {
        var head = HTTPRequest(
            method: .post, scheme: self.address.scheme, authority: self.address.authority,
            path: self.address.path)
        head.headerFields[.contentType] = "application/json"
        if let name = HTTPField.Name("Idempotency-Key") {
            head.headerFields[name] = message.id.uuidString.lowercased()
        }
        do throws(TransportFailure) {
            let answer = try await self.transport.send(
                PlatformRequest(head: head, body: message.json(of: tenant).bytes))
            let status = answer.head.status.code
            return (200...299).contains(status) ? .taken : .refused("http_\(status)")
        } catch {
            return .refused(error.code.rawValue)
        }
    }
}

/// Where alerts are posted to. Its path may hold a secret, so a description shows the host alone.
public struct WebhookAddress: Sendable, Hashable, CustomStringConvertible {
    let scheme: String
    let authority: String
    /// With the query, if there is one.
    let path: String

    /// Nil unless it is an `http` or `https` address without user name and fragment.
    public init?(_ text: String) {
        guard text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }), !text.contains("#"),
            let separator = text.firstRange(of: "://")
        else { return nil }
        let scheme = text[..<separator.lowerBound].lowercased()
        let rest = text[separator.upperBound...]
        let end = rest.firstIndex(where: { "/?".contains($0) }) ?? rest.endIndex
        let authority = rest[..<end]
        guard scheme == "https" || scheme == "http", !authority.isEmpty,
            !authority.contains(where: { "@\\".contains($0) }), !authority.hasPrefix(":")
        else { return nil }
        let path = String(rest[end...])
        self.scheme = scheme
        self.authority = String(authority)
        self.path = path.hasPrefix("/") ? path : "/" + path
    }

    public var description: String { "\(self.scheme)://\(self.authority)/…" }
}

extension AlertMessage {
    /// The document that the webhook gets.
    func json(of tenant: Tenant) -> JSONValue {
        func text(_ id: UUID) -> JSONValue { .string(id.uuidString.lowercased()) }
        func time(_ at: Date) -> JSONValue {
            let seconds = Int64(at.timeIntervalSince1970.rounded(.down))
            return .string(Instant(secondsSince1970: seconds).utcText)
        }
        let words = self.text
        return .object([
            "id": text(self.id),
            "alert_id": text(self.alertID),
            "organization_id": text(tenant.organizationID),
            "environment": .string(tenant.environment.rawValue),
            "kind": .string(self.cause.kind.rawValue),
            "code": .string(self.cause.code),
            "detail": .string(self.detail),
            "event": .string(self.event.rawValue),
            "severity": .string(self.severity.rawValue),
            "since": time(self.since),
            "at": time(self.at),
            "duration_seconds": .number(JSONNumber(self.durationSeconds)),
            "count": .number(JSONNumber(self.count)),
            "waiting": .number(JSONNumber(self.waiting)),
            "text": .object([
                "id": .string(words.indonesian), "en": .string(words.english),
            ]),
        ])
    }
}
