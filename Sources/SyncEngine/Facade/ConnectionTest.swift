import ClinicRecord
import FHIRR4
import Foundation
import Satusehat
import SatusehatRules
import SyncCore
import SyncStore

/// Tries the whole way once: a new token, then the facility read back.
struct ConnectionTest: Sendable {
    let session: PlatformSession
    let store: any SyncStore
    let ambient: Ambient

    func run() async throws -> ConnectionReport {
        var report = ConnectionReport(
            succeeded: false, tokenObtained: false, tokenExpiresInSeconds: nil,
            organizationVerified: false, organizationName: nil, latencyMilliseconds: nil,
            fault: nil, explanation: nil)
        do {
            let token = try await self.session.tokens.renewedToken()
            report.tokenObtained = true
            report.tokenExpiresInSeconds = Int(
                token.expiresAt.timeIntervalSince(self.ambient.now()))
        } catch let failure as TokenFailure {
            report.blame(
                Classification.decide(
                    failure.facts, operation: .search, alreadyRenewedToken: true))
            return try await self.finish(report)
        }
        let call = PlatformCall(session: self.session, store: self.store, ambient: self.ambient)
        let id = self.session.configuration.satusehatOrganizationID
        let outcome = try await call.perform(
            .read(type: "Organization", id: id), operation: .search, hasPermit: false)
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

    /// Slower than this is not well (G-55).
    private static let healthyMilliseconds = 2_000

    private func finish(_ report: ConnectionReport) async throws -> ConnectionReport {
        let milliseconds = report.latencyMilliseconds ?? 0
        let isQuick = milliseconds < Self.healthyMilliseconds
        try await self.store.saveHealthCheck(
            HealthCheckRow(
                id: self.ambient.makeUUID(),
                checkDatetime: self.ambient.now(),
                endpointChecked: report.tokenObtained ? "Organization" : "accesstoken",
                responseTimeMilliseconds: milliseconds,
                status: report.succeeded ? (isQuick ? .healthy : .degraded) : .unhealthy,
                errorMessage: report.fault?.rawValue),
            for: self.session.tenant)
        try await self.store.noteConfigurationError(
            report.succeeded ? nil : report.fault?.rawValue, for: self.session.tenant,
            now: self.ambient.now())
        return report
    }
}

extension ConnectionReport {
    fileprivate mutating func blame(_ verdict: Verdict) {
        self.explanation = ExplanationCatalogue.explanation(for: verdict.errorCode ?? "").text
        self.fault =
            switch verdict.disposition {
            case .notSent: .network
            case .stop(.networkBlocked), .stop(.wrongAddress): .address
            case .stop(.wrongEnvironment), .stop(.wrongOrganization): .configuration
            case .stop: .credentials
            default: .platform
            }
    }
}
