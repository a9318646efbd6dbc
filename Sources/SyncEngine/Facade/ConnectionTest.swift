import ClinicRecord
import FHIRR4
import Foundation
import Satusehat
import SatusehatRules
import SyncCore
import SyncStore

/// Tries the whole way once: a token, then the facility read back.
struct ConnectionTest: Sendable {
    let session: PlatformSession
    let store: any SyncStore
    let ambient: Ambient
    /// True for a look at the platform's health: the token it has will do.
    var isProbe = false

    func run() async throws -> ConnectionReport {
        var report = ConnectionReport(
            succeeded: false, tokenObtained: false, tokenExpiresInSeconds: nil,
            organizationVerified: false, organizationName: nil, latencyMilliseconds: nil,
            fault: nil, explanation: nil)
        let call = PlatformCall(
            session: self.session, store: self.store, ambient: self.ambient, isProbe: self.isProbe)
        if self.isProbe {
            if let verdict = try await call.missingToken() {
                report.blame(verdict)
                return try await self.finish(report)
            }
            report.tokenObtained = true
        } else {
            do {
                let token = try await self.session.tokens.renewedToken()
                report.tokenObtained = true
                report.tokenExpiresInSeconds = Int(
                    token.expiresAt.timeIntervalSince(self.ambient.now()))
            } catch let failure as TokenFailure {
                report.blame(
                    Classification.decide(
                        failure.facts, operation: .search, alreadyRenewedToken: true))
                report.transportFailure = failure.transport?.code.rawValue
                return try await self.finish(report)
            }
        }
        let id = self.session.configuration.satusehatOrganizationID
        let outcome = try await call.perform(
            .read(type: "Organization", id: id), operation: .search, hasPermit: false,
            concernsPatient: false)
        switch outcome {
        case .abandoned:
            report.blame(Verdict(.snooze, category: .transient, errorCode: "throttled"))
        case .noToken(let verdict, _):
            report.blame(verdict)
        case .exchanged(let exchange, let verdict):
            await Journal(
                store: self.store, ambient: self.ambient, tenant: self.session.tenant
            ).note(exchange)
            report.latencyMilliseconds = exchange.milliseconds
            report.transportFailure = exchange.failure?.code.rawValue
            if case .completed = verdict.disposition, exchange.resource?["id"]?.string == id {
                report.organizationVerified = true
                report.organizationName = exchange.resource?["name"]?.string
                report.succeeded = true
            } else if exchange.facts.status == 404 {
                report.fault = .configuration
                report.explanation =
                    ExplanationCatalogue.explanation(for: "organization_not_found").text
            } else {
                report.blame(verdict)
            }
        }
        return try await self.finish(report)
    }

    private func finish(_ report: ConnectionReport) async throws -> ConnectionReport {
        let now = self.ambient.now()
        let milliseconds = report.latencyMilliseconds ?? 0
        let outcome: HealthRule.Outcome =
            report.succeeded ? .succeeded : report.isThrottled ? .throttled : .failed
        let evidence = try await self.store.operatingEvidence(for: self.session.tenant, now: now)
        let words = [report.fault?.rawValue, report.transportFailure].compactMap { $0 }
        try await self.store.saveHealthCheck(
            HealthCheckRow(
                id: self.ambient.makeUUID(),
                checkDatetime: now,
                endpointChecked: report.tokenObtained ? "Organization" : "accesstoken",
                responseTimeMilliseconds: milliseconds,
                status: HealthRule.status(
                    outcome, milliseconds: milliseconds,
                    isBreakerClosed: try await self.session.gate.isClosed,
                    traffic: evidence.traffic),
                errorMessage: words.isEmpty ? nil : words.joined(separator: " ")),
            for: self.session.tenant)
        try await self.store.noteConfigurationError(
            report.succeeded ? nil : report.fault?.rawValue, for: self.session.tenant, now: now)
        return report
    }
}

extension ConnectionReport {
    fileprivate mutating func blame(_ verdict: Verdict) {
        self.explanation = ExplanationCatalogue.explanation(for: verdict.errorCode ?? "").text
        self.isThrottled = verdict.disposition == .snooze
        self.fault =
            switch verdict.disposition {
            case .notSent: .network
            case .stop(let reason): Fault(rawValue: reason.blame.rawValue) ?? .platform
            default: .platform
            }
    }
}
