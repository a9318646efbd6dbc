import Foundation
import Satusehat
import SyncCore
import SyncStore

/// One interaction from token to verdict: the token is renewed once when the platform refuses it,
/// and the gate hears how it went.
struct PlatformCall: Sendable {
    enum Outcome: Sendable {
        case exchanged(Exchange, Verdict)
        /// There is no token; the verdict says what that means.
        ///
        /// `hasLeft` tells that a request had left all the same, was refused for its token alone, and
        /// used the permit.
        case noToken(Verdict, hasLeft: Bool)
        /// The one who asked changed its mind, or the platform asked for quiet, before it left.
        case abandoned(hasLeft: Bool)
    }

    let session: PlatformSession
    let store: any SyncStore
    let ambient: Ambient
    /// True for a look at the platform's health: that it failed is no failure of any work, and so
    /// none for the breaker.
    var isProbe = false

    /// Makes sure that there is a fresh token; answers what it means when there is none.
    func missingToken() async throws -> Verdict? {
        do {
            _ = try await self.session.tokens.token()
            return nil
        } catch let failure as TokenFailure {
            let verdict = Classification.decide(
                failure.facts, operation: .search, alreadyRenewedToken: true)
            if !failure.isRepeated { try await self.tellGate(verdict) }
            try await self.throwSwitch(verdict)
            return verdict
        }
    }

    /// - Parameters:
    ///   - hasPermit: True when the gate has already granted this request.
    ///   - beforeSending: Runs once, when nothing is left to wait for; false abandons the call.
    func perform(
        _ interaction: FHIRInteraction,
        operation: DeliveryOperation,
        hasPermit: Bool,
        concernsPatient: Bool = true,
        beforeSending: () async throws -> Bool = { true }
    ) async throws -> Outcome {
        let journal = Journal(
            store: self.store, ambient: self.ambient, tenant: self.session.tenant)
        let gate = self.session.gate
        var hasRenewed = false
        while true {
            if let verdict = try await self.missingToken() {
                return .noToken(verdict, hasLeft: hasRenewed)
            }
            let token = try await self.session.tokens.token()
            let isOwnPermit = hasRenewed || !hasPermit
            if isOwnPermit { try await gate.permit() }
            var mayLeave = await !gate.isQuiet
            if mayLeave && !hasRenewed { mayLeave = try await beforeSending() }
            // What runs before takes its time, and the platform may have asked for quiet meanwhile.
            guard mayLeave, await !gate.isQuiet else {
                if isOwnPermit { try await gate.giveBack(.open) }
                return .abandoned(hasLeft: hasRenewed)
            }
            let leftAt = self.ambient.uptime()
            let exchange = await self.session.client.perform(interaction, token: token)
            self.session.failPoints.reach(.answerRead)
            let verdict = Classification.decide(
                exchange.facts, operation: operation, alreadyRenewedToken: hasRenewed,
                concernsPatient: concernsPatient)
            try await self.tellGate(verdict, requestThatLeftAt: leftAt)
            self.session.lookout.note(
                verdict, isProbe: self.isProbe, uptime: self.ambient.uptime())
            try await self.throwSwitch(verdict)
            guard case .renewToken = verdict.disposition else {
                return .exchanged(exchange, verdict)
            }
            await journal.note(exchange)
            try await self.session.tokens.invalidate(token)
            hasRenewed = true
        }
    }

    private func tellGate(
        _ verdict: Verdict, requestThatLeftAt leftAt: Duration? = nil
    ) async throws {
        // The platform's wish comes first: others are about to leave.
        if let seconds = verdict.gateClosesForSeconds {
            try await self.session.gate.close(
                until: self.ambient.now().addingTimeInterval(Double(seconds)))
        }
        let event: BreakerEvent?
        switch verdict.breaker {
        case .succeeded:
            event = try await self.session.gate.succeeded(requestThatLeftAt: leftAt)
        case .failed:
            event = self.isProbe ? nil : try await self.session.gate.failed().event
        }
        if event != nil { self.session.lookout.hurry() }
    }

    /// Stops the tenant's queue when the verdict says so, and writes the reason down once.
    private func throwSwitch(_ verdict: Verdict) async throws {
        if case .stop(let reason) = verdict.disposition, self.session.stop.throwOver(reason) {
            try await self.store.noteConfigurationError(
                reason.rawValue, for: self.session.tenant, now: self.ambient.now())
        }
    }
}
