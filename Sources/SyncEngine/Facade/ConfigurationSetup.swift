import ClinicRecord
import Foundation
import SyncCore
import SyncStore

/// Saves one organization's configuration, tries it, and takes it back when it is refused.
package struct ConfigurationSetup: Sendable {
    package struct Outcome: Sendable {
        package var configuration: SatusehatConfiguration
        package var warnings: [LocalizedText] = []
        /// True when the platform answered that something in the configuration is wrong.
        package var needsPerson = false
    }

    /// The platform refused the client id or the secret, and nothing was saved.
    package struct Refused: Error {
        package let explanation: LocalizedText?
    }

    private let bridge: Bridge
    private let store: any SyncStore
    private let ambient: Ambient
    let clientID: String
    let clientSecret: String
    let satusehatOrganizationID: String
    let organizationID: UUID?
    let organizationName: String?
    package let environment: PlatformEnvironment
    let gateway: String
    let baseURL: String?
    let trigger: SatusehatConfiguration.Trigger

    /// - Parameter gateway: A known gateway's name, or an own one's with its `baseURL`; checked before.
    package init(
        bridge: Bridge, clientID: String, clientSecret: String, satusehatOrganizationID: String,
        organizationID: UUID?, organizationName: String?, environment: PlatformEnvironment,
        gateway: String, baseURL: String?, trigger: SatusehatConfiguration.Trigger
    ) {
        self.bridge = bridge
        self.store = bridge.store
        self.ambient = bridge.ambient
        self.clientID = clientID
        self.clientSecret = clientSecret
        self.satusehatOrganizationID = satusehatOrganizationID
        self.organizationID = organizationID
        self.organizationName = organizationName
        self.environment = environment
        self.gateway = gateway
        self.baseURL = baseURL
        self.trigger = trigger
    }

    package func save(trying: Bool) async throws -> Outcome {
        let store = self.store
        let now = self.ambient.now()
        let all = try await store.configurations()
        let tenant = self.tenant(among: all)
        let previous = all.first { $0.tenant == tenant }
        var configuration = SatusehatConfiguration(
            id: previous?.id ?? self.ambient.makeUUID(),
            tenant: tenant,
            clientID: self.clientID,
            clientSecret: self.clientSecret,
            satusehatOrganizationID: self.satusehatOrganizationID,
            organizationName: self.organizationName ?? previous?.organizationName ?? "",
            gateway: self.gateway,
            baseURL: self.baseURL,
            trigger: self.trigger,
            isActive: previous?.isActive ?? true,
            createdAt: previous?.createdAt ?? now,
            updatedAt: now
        )
        try await store.saveConfiguration(configuration, now: now)
        var outcome = Outcome(configuration: configuration)
        guard trying else {
            try await self.giveUpStandIns(among: all, for: tenant, now)
            return outcome
        }
        let report = try await self.bridge.testConnection(tenant)
        if report.fault == .credentials && !report.tokenObtained {
            try await self.takeBack(previous, tenant, now)
            throw Refused(explanation: report.explanation)
        }
        try await self.giveUpStandIns(among: all, for: tenant, now)
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

    /// What was given to an identity that stood for the facility goes to the one it has now.
    private func giveUpStandIns(
        among all: [SatusehatConfiguration], for tenant: Tenant, _ now: Date
    ) async throws {
        let derived = OrganizationIdentity.derived(from: self.satusehatOrganizationID)
        for standIn in [OrganizationIdentity.unnamed, derived]
        where tenant.organizationID != standIn
            && tenant.organizationID != OrganizationIdentity.unnamed
        {
            let configured = all.filter { $0.tenant.organizationID == standIn }
            let same = configured.first {
                $0.tenant.environment == tenant.environment
                    && $0.satusehatOrganizationID == self.satusehatOrganizationID
            }
            if let same {
                do {
                    _ = try await self.store.moveConfiguration(
                        from: same.tenant, to: tenant.organizationID, now: now)
                } catch let error as StoreError where error.code == .invalidState {
                    // Records live under it, so it stays beside the new one.
                }
            } else if configured.isEmpty, let people = self.store as? any AccessStore {
                try await people.moveAccess(from: standIn, to: tenant.organizationID)
            }
        }
    }

    private func takeBack(
        _ previous: SatusehatConfiguration?, _ tenant: Tenant, _ now: Date
    ) async throws {
        if let previous {
            try await self.store.saveConfiguration(previous, now: now)
        } else {
            try await self.store.deleteConfiguration(for: tenant)
        }
    }
}
