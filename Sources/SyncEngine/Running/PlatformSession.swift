import Foundation
import Satusehat
import SatusehatRules
import SyncCore
import SyncStore
import Synchronization

/// One tenant's way to the platform: configuration, token, client and gate.
public struct PlatformSession: Sendable {
    let configuration: SatusehatConfiguration
    let gateway: GatewayProfile
    let tokens: TokenSource
    let client: SatusehatClient
    let gate: Gate
    let stop: StopSwitch
    let lookout: Lookout
    let failPoints: FailPoints
    /// What a resource is held to before it leaves, or nil to leave that to the platform.
    let rules: RuleBook?

    var tenant: Tenant { self.configuration.tenant }
}

/// Remembers why a tenant's queue stopped; it is thrown once and stays.
final class StopSwitch: Sendable {
    private let state = Mutex<Verdict.StopReason?>(nil)

    var reason: Verdict.StopReason? { self.state.withLock { $0 } }

    /// True for the one that threw it.
    func throwOver(_ reason: Verdict.StopReason) -> Bool {
        self.state.withLock { current in
            guard current == nil else { return false }
            current = reason
            return true
        }
    }
}

/// Why there is no session.
public struct SessionError: Error, Sendable, Hashable, CustomStringConvertible {
    public enum Code: String, Sendable, Hashable {
        case notConfigured = "config_not_found"
        case inactive = "config_inactive"
        case gateway = "gateway_refused"
    }

    public let code: Code
    public let detail: String

    public var description: String { "\(self.code.rawValue): \(self.detail)" }
}

/// Opens sessions and keeps them, so that all work of a client id shares one token and one gate.
actor SessionPool {
    private let store: any SyncStore
    private let transport: any HTTPTransport
    private let ambient: Ambient
    private let settings: RetrySettings
    private let failPoints: FailPoints
    private let rules: RuleBook?
    private var sessions: [Tenant: PlatformSession] = [:]

    init(
        store: any SyncStore, transport: any HTTPTransport, ambient: Ambient,
        settings: RetrySettings, failPoints: FailPoints, rules: RuleBook?
    ) {
        self.store = store
        self.transport = transport
        self.ambient = ambient
        self.settings = settings
        self.failPoints = failPoints
        self.rules = rules
    }

    /// The session of a tenant; a changed configuration gets a new one.
    func session(for tenant: Tenant) async throws -> PlatformSession {
        guard let configuration = try await self.store.configuration(for: tenant) else {
            throw SessionError(code: .notConfigured, detail: tenant.organizationID.uuidString)
        }
        guard configuration.isActive else {
            throw SessionError(code: .inactive, detail: tenant.organizationID.uuidString)
        }
        if let session = self.sessions[tenant],
            session.configuration.connection == configuration.connection,
            session.stop.reason == nil
        {
            return session
        }
        let session = try self.open(configuration)
        self.sessions[tenant] = session
        return session
    }

    private func open(_ configuration: SatusehatConfiguration) throws -> PlatformSession {
        let gateway: GatewayProfile
        do {
            gateway = try GatewayProfile.resolve(
                name: configuration.gateway, baseURL: configuration.baseURL,
                environment: configuration.tenant.environment)
        } catch {
            throw SessionError(code: .gateway, detail: error.description)
        }
        let gate = Gate(
            client: configuration.paceKey, store: self.store, ambient: self.ambient,
            settings: self.settings)
        let journal = Journal(
            store: self.store, ambient: self.ambient, tenant: configuration.tenant)
        let tokens = TokenSource(
            credentials: ClientCredentials(
                clientID: configuration.clientID, clientSecret: configuration.clientSecret),
            gateway: gateway,
            vault: StoredTokenVault(
                store: self.store, tenant: configuration.tenant, ambient: self.ambient),
            transport: self.transport,
            ambient: self.ambient,
            beforeRequest: { try await gate.permit() },
            afterExchange: { exchange in await journal.note(exchange) }
        )
        return PlatformSession(
            configuration: configuration,
            gateway: gateway,
            tokens: tokens,
            client: SatusehatClient(
                gateway: gateway, transport: self.transport, ambient: self.ambient),
            gate: gate,
            stop: StopSwitch(),
            lookout: Lookout(uptime: self.ambient.uptime()),
            failPoints: self.failPoints,
            rules: self.rules
        )
    }
}

extension SatusehatConfiguration {
    /// What a session is made of: when it changes, the session must.
    fileprivate var connection: [String] {
        [
            self.clientID, self.clientSecret, self.gateway, self.baseURL ?? "",
            self.satusehatOrganizationID, self.trigger.rawValue,
        ]
    }

    /// Names the bucket and the breaker of this client without telling the client id.
    var paceKey: String {
        NameUUID.make("\(self.tenant.environment.rawValue)|\(self.gateway)|\(self.clientID)")
            .uuidString.lowercased()
    }
}

/// The token where it outlives the process.
private struct StoredTokenVault: TokenVault {
    let store: any SyncStore
    let tenant: Tenant
    let ambient: Ambient

    func load() async throws -> AccessToken? {
        guard let token = try await self.store.token(for: self.tenant) else { return nil }
        return AccessToken(
            value: token.accessToken, obtainedAt: token.obtainedAt, expiresAt: token.expiresAt)
    }

    func save(_ token: AccessToken) async throws {
        try await self.store.saveToken(
            StoredToken(
                accessToken: token.value, obtainedAt: token.obtainedAt, expiresAt: token.expiresAt),
            for: self.tenant, now: self.ambient.now())
    }

    func discard() async throws {
        try await self.store.discardToken(for: self.tenant, now: self.ambient.now())
    }
}
