import FHIRR4

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Issues tokens and tells whose a token is.
struct TokenDesk: Sendable {
    struct Issued: Sendable {
        let clientID: String
        let issuedAt: Date
        var expiresAt: Date
    }

    enum Holder: Sendable {
        case client(String)
        /// Nobody's, or expired.
        case unknown
        /// Issued by this platform's other environment.
        case foreign
    }

    private(set) var issued: [String: Issued] = [:]
    private var lockedUntil: [String: Date] = [:]
    private var newest: [String: String] = [:]
    private(set) var requests = 0

    /// Answers `POST /oauth2/v1/accesstoken`.
    mutating func answer(
        query: [(name: String, value: String)],
        body: [UInt8],
        settings: SimulatorSettings,
        generator: inout SeededGenerator,
        at now: Date
    ) -> TokenAnswer {
        self.requests += 1
        let form = PercentEncoding.pairs(String(decoding: body, as: UTF8.self)) ?? []
        let clientID = form.first { $0.name == "client_id" }?.value ?? ""
        let secret = form.first { $0.name == "client_secret" }?.value ?? ""
        if let until = self.lockedUntil[clientID], now < until {
            return TokenAnswer(
                reply: .json(
                    401,
                    ["ErrorCode": "invalid_client", "Error": "Wait a minute before trying again"]))
        }
        let grant = query.first { $0.name == "grant_type" }?.value
        let client = settings.clients.first { $0.id == clientID && $0.secret == secret }
        guard grant == "client_credentials", let client else {
            self.lockedUntil[clientID] = now + settings.tokenLockoutSeconds
            let error: JSONValue =
                grant == "client_credentials"
                ? ["ErrorCode": "invalid_client", "Error": "ClientId is Invalid"]
                : ["ErrorCode": "invalid_request", "Error": "Required param : grant_type"]
            return TokenAnswer(reply: .json(client == nil && grant != nil ? 401 : 400, error))
        }
        let wasFresh = self.isFresh(clientID, at: now)
        let token = Self.prefix(of: settings.environment) + generator.opaqueText(count: 20)
        let lifetime = Double(settings.tokenLifetimeSeconds)
        self.issued[token] = Issued(
            clientID: client.id, issuedAt: now, expiresAt: now + lifetime)
        self.newest[clientID] = token
        return TokenAnswer(
            reply: .json(200, Self.body(token, client, settings, at: now)),
            clientID: clientID,
            wasFresh: wasFresh
        )
    }

    /// The name that a request for a token gives.
    static func clientID(in body: [UInt8]) -> String? {
        PercentEncoding.pairs(String(decoding: body, as: UTF8.self))?
            .first { $0.name == "client_id" }?.value
    }

    func holder(of token: String, settings: SimulatorSettings, at now: Date) -> Holder {
        if let issued = self.issued[token] {
            return now < issued.expiresAt ? .client(issued.clientID) : .unknown
        }
        let isOurKind = token.count == 28 && token.hasPrefix("sim")
        return isOurKind && !token.hasPrefix(Self.prefix(of: settings.environment))
            ? .foreign : .unknown
    }

    /// Ends every token now, as the platform does when it restarts its gateway.
    mutating func expireAll(at now: Date) {
        for token in self.issued.keys { self.issued[token]?.expiresAt = now }
    }

    /// Whether the client already holds a token with at least half of its life left.
    private func isFresh(_ clientID: String, at now: Date) -> Bool {
        guard let token = self.newest[clientID], let issued = self.issued[token] else {
            return false
        }
        let life = issued.expiresAt.timeIntervalSince(issued.issuedAt)
        return issued.expiresAt.timeIntervalSince(now) > life / 2
    }

    /// Eight characters that tell which environment issued a token.
    private static func prefix(of environment: String) -> String {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in environment.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        let digits = String(hash % 60_466_176, radix: 36)
        return "sim" + String(repeating: "0", count: 5 - digits.count) + digits
    }

    private static func body(
        _ token: String,
        _ client: SimulatorClient,
        _ settings: SimulatorSettings,
        at now: Date
    ) -> JSONValue {
        [
            "refresh_token_expires_in": "0",
            "api_product_list": "[api-\(settings.environment)]",
            "api_product_list_json": [.string("api-" + settings.environment)],
            "organization_name": "ihs-prod-1",
            "developer.email": "simulator@example.invalid",
            "token_type": "BearerToken",
            "issued_at": .string(String(PlatformTime.microseconds(now) / 1000)),
            "client_id": .string(client.id),
            "access_token": .string(token),
            "application_name": "00000000-0000-4000-8000-000000000000",
            "scope": "",
            "expires_in": .string(String(settings.tokenLifetimeSeconds)),
            "refresh_count": "0",
            "status": "approved",
        ]
    }
}

/// The answer to a token request and what the journal wants to know of it.
struct TokenAnswer: Sendable {
    var reply: Reply
    var clientID: String?
    /// Whether the client asked although its last token had half of its life left.
    var wasFresh = false
}
