import Foundation
import SyncCore

/// Hands out the access token of one client, renewing it in time and never twice at once.
///
/// One source serves all workers of a configuration. A caller that finds the token stale
/// renews it; those that come meanwhile wait for what it gets, be it a token or a refusal. After a
/// refusal the platform is left alone for a minute, which it would otherwise impose itself (API 2.3).
public actor TokenSource {
    /// How long a refusal is answered from memory.
    public static let lockOut: Duration = .seconds(60)

    private enum Outcome: Sendable {
        case token(AccessToken)
        case failed(any Error)
        /// Whoever renewed was cancelled: somebody else has to.
        case abandoned
    }

    private let credentials: ClientCredentials
    private let gateway: GatewayProfile
    private let vault: any TokenVault
    private let transport: any HTTPTransport
    private let ambient: Ambient
    private let beforeRequest: @Sendable () async throws -> Void
    private let afterExchange: @Sendable (Exchange) async -> Void

    private var current: AccessToken?
    private var isRenewing = false
    private var waiting: [CheckedContinuation<Outcome, Never>] = []
    private var refusal: (facts: AnswerFacts, at: Duration)?

    /// - Parameters:
    ///   - beforeRequest: Waits for the pace and the breaker; what it throws is handed to callers.
    ///   - afterExchange: Writes the exchange down.
    public init(
        credentials: ClientCredentials,
        gateway: GatewayProfile,
        vault: any TokenVault,
        transport: any HTTPTransport,
        ambient: Ambient,
        beforeRequest: @escaping @Sendable () async throws -> Void = {},
        afterExchange: @escaping @Sendable (Exchange) async -> Void = { _ in }
    ) {
        self.credentials = credentials
        self.gateway = gateway
        self.vault = vault
        self.transport = transport
        self.ambient = ambient
        self.beforeRequest = beforeRequest
        self.afterExchange = afterExchange
    }

    /// A token that is good for a while yet; throws `TokenFailure` when the platform gives none.
    public func token() async throws -> AccessToken {
        while true {
            try Task.checkCancellation()
            if let current, current.isFresh(at: self.ambient.now()) { return current }
            try self.throwIfLockedOut()
            guard self.isRenewing else { return try await self.lead { try await self.renew() } }
            switch await withCheckedContinuation({ self.waiting.append($0) }) {
            case .token(let token): return token
            case .failed(let error): throw error
            case .abandoned: continue
            }
        }
    }

    /// Asks for a new token although the present one may be good, as a connection test does.
    ///
    /// It shares the renewal that is under way, if there is one.
    public func renewedToken() async throws -> AccessToken {
        if let current { try await self.invalidate(current) }
        return try await self.token()
    }

    /// Forgets a token that the platform refused, unless it was renewed already.
    public func invalidate(_ token: AccessToken) async throws {
        if self.current == token { self.current = nil }
        if try await self.vault.load() == token { try await self.vault.discard() }
    }

    /// Runs the renewal as the one who leads it, and tells those who wait what came of it.
    private func lead(
        _ renew: () async throws -> AccessToken
    ) async throws -> AccessToken {
        self.isRenewing = true
        do {
            let token = try await renew()
            self.finish(.token(token))
            return token
        } catch {
            let isOurs = Task.isCancelled || error is CancellationError
            self.finish(isOurs ? .abandoned : .failed(error))
            throw error
        }
    }

    private func finish(_ outcome: Outcome) {
        self.isRenewing = false
        let waiting = self.waiting
        self.waiting = []
        for continuation in waiting { continuation.resume(returning: outcome) }
    }

    private func renew() async throws -> AccessToken {
        // Another process on the same store may have renewed it.
        if let stored = try await self.vault.load(), stored.isFresh(at: self.ambient.now()) {
            self.current = stored
            return stored
        }
        try await self.beforeRequest()
        let exchange = await Exchange.make(
            .token, TokenRequest.make(self.credentials, gateway: self.gateway),
            expecting: .anyJSON(of: .token), transport: self.transport, ambient: self.ambient)
        await self.afterExchange(exchange)
        let token = try self.token(from: exchange)
        self.current = token
        try await self.vault.save(token)
        return token
    }

    private func token(from exchange: Exchange) throws(TokenFailure) -> AccessToken {
        var facts = exchange.facts
        if facts.status.map({ (200...299).contains($0) }) ?? false {
            if !facts.isOutcomeOnly, let answer = exchange.resource.flatMap(TokenAnswer.init) {
                self.refusal = nil
                // From the start of the request: the platform counts from before it answered.
                return answer.token(obtainedAt: exchange.startedAt)
            }
            facts.isUnreadable = true
        }
        let isRefused = facts.isRefusal
        if isRefused { self.refusal = (facts, self.ambient.uptime()) }
        throw TokenFailure(
            facts: facts, isRepeated: false,
            secondsUntilNextRequest: isRefused ? Int(Self.lockOut.components.seconds) : nil)
    }

    private func throwIfLockedOut() throws(TokenFailure) {
        guard let refusal = self.refusal else { return }
        let left = refusal.at + Self.lockOut - self.ambient.uptime()
        guard left > .zero else {
            self.refusal = nil
            return
        }
        throw TokenFailure(
            facts: refusal.facts, isRepeated: true,
            secondsUntilNextRequest: Int(left.components.seconds) + 1)
    }
}

extension AnswerFacts {
    /// Whether the token service answered no, rather than being in trouble or throttling.
    fileprivate var isRefusal: Bool {
        guard let status, self.transport == .answered else { return false }
        if status == 429 || status == 408 || self.has(.throttled) { return false }
        return (200...499).contains(status)
    }
}
