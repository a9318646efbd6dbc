import ClinicRecord
import Foundation
import SyncCore
import SyncEngine
import SyncStore

/// Saves one organization's configuration, tries it, and takes it back when it is refused.
struct ConfigurationSetup: Sendable {
    struct Outcome: Sendable {
        var configuration: SatusehatConfiguration
        var warnings: [LocalizedText] = []
        /// True when the platform answered that something in the configuration is wrong.
        var needsPerson = false
    }

    let workplace: Workplace
    let clientID: String
    let clientSecret: String
    let satusehatOrganizationID: String
    let organizationID: UUID?
    let organizationName: String?
    let environment: PlatformEnvironment
    let gateway: GatewayChoice
    let trigger: SatusehatConfiguration.Trigger

    func save(trying: Bool) async throws -> Outcome {
        let store = self.workplace.store
        let now = self.workplace.ambient.now()
        let all = try await store.configurations()
        let tenant = self.tenant(among: all)
        let previous = all.first { $0.tenant == tenant }
        try await self.giveUpDerivedIdentity(among: all, for: tenant)
        var configuration = SatusehatConfiguration(
            id: previous?.id ?? self.workplace.ambient.makeUUID(),
            tenant: tenant,
            clientID: self.clientID,
            clientSecret: self.clientSecret,
            satusehatOrganizationID: self.satusehatOrganizationID,
            organizationName: self.organizationName ?? previous?.organizationName ?? "",
            gateway: self.gateway.name,
            baseURL: self.gateway.baseURL,
            trigger: self.trigger,
            isActive: previous?.isActive ?? true,
            createdAt: previous?.createdAt ?? now,
            updatedAt: now
        )
        try await store.saveConfiguration(configuration, now: now)
        var outcome = Outcome(configuration: configuration)
        guard trying else { return outcome }
        let report = try await self.workplace.bridge.testConnection(tenant)
        if report.fault == .credentials && !report.tokenObtained {
            try await self.takeBack(previous, tenant, now)
            throw Self.refused(report.explanation)
        }
        if configuration.organizationName.isEmpty, let name = report.organizationName {
            configuration.organizationName = name
            try await store.saveConfiguration(configuration, now: now)
        }
        outcome.configuration = try await store.configuration(for: tenant) ?? configuration
        if !report.succeeded {
            outcome.needsPerson =
                report.fault == .configuration || report.fault == .credentials
            outcome.warnings.append(
                report.explanation
                    ?? LocalizedText(
                        "SATUSEHAT belum dapat dihubungi; kredensial belum teruji.",
                        "The platform could not be reached; the credentials are untried."))
        }
        return outcome
    }

    /// The identity given; else that under which the same facility is known; else a derived one.
    private func tenant(among all: [SatusehatConfiguration]) -> Tenant {
        if let given = self.organizationID {
            return Tenant(organizationID: given, environment: self.environment)
        }
        let same = all.filter {
            $0.tenant.environment == self.environment
                && $0.satusehatOrganizationID == self.satusehatOrganizationID
        }
        if same.count == 1, let known = same.first { return known.tenant }
        return Tenant(
            organizationID: OrganizationIdentity.derived(from: self.satusehatOrganizationID),
            environment: self.environment)
    }

    /// A facility set up without its own identity before gets the one given now.
    private func giveUpDerivedIdentity(
        among all: [SatusehatConfiguration], for tenant: Tenant
    ) async throws {
        let derived = Tenant(
            organizationID: OrganizationIdentity.derived(from: self.satusehatOrganizationID),
            environment: self.environment)
        guard derived != tenant, all.contains(where: { $0.tenant == derived }) else { return }
        do {
            try await self.workplace.store.deleteConfiguration(for: derived)
        } catch let error as StoreError where error.code == .invalidState {
            // Records live under it, so it stays beside the new one.
        }
    }

    private func takeBack(
        _ previous: SatusehatConfiguration?, _ tenant: Tenant, _ now: Date
    ) async throws {
        if let previous {
            try await self.workplace.store.saveConfiguration(previous, now: now)
        } else {
            try await self.workplace.store.deleteConfiguration(for: tenant)
        }
    }

    private static func refused(_ explanation: LocalizedText?) -> Failure {
        Failure(
            "INVALID_CREDENTIALS", status: .needsPerson,
            LocalizedText(
                "SATUSEHAT menolak client ID atau client secret ini; tidak ada yang disimpan.",
                "The platform refused this client ID or secret; nothing was saved."),
            advice: explanation
                ?? LocalizedText(
                    "Salin keduanya lagi dari portal SATUSEHAT, dan periksa --environment.",
                    "Copy both again from the SATUSEHAT portal, and check --environment."))
    }
}
