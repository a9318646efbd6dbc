import Foundation
import GRDB
import SyncCore
import SyncStore

/// Keeps the configuration of tenants, credentials and token sealed.
struct ConfigurationWork {
    private static let table = "satusehat_config"
    /// More tenants than one store is meant for; it only bounds the answer.
    private static let configurationsMax = 100_000

    let work: Work

    private var db: Database { self.work.db }

    func save(_ configuration: SatusehatConfiguration, now: Date) throws {
        let tenant = configuration.tenant
        let before = try self.configuration(tenant)
        let id = (before?.id ?? configuration.id).text
        let sealer = try self.work.writer(for: tenant, now: now)
        if configuration.isActive {
            try self.db.run(
                Self.deactivateOthers,
                [now.milliseconds, tenant.organizationText, tenant.environment.rawValue])
        }
        try self.db.run(
            Self.store,
            [
                "id": id, "organization": tenant.organizationText,
                "environment": tenant.environment.rawValue,
                "client": try sealer.seal(configuration.clientID, Self.table, "client_id", id),
                "secret": try sealer.seal(
                    configuration.clientSecret, Self.table, "client_secret", id),
                "facility": configuration.satusehatOrganizationID,
                "name": configuration.organizationName, "gateway": configuration.gateway,
                "url": configuration.baseURL, "trigger": configuration.trigger.rawValue,
                "active": configuration.isActive,
                "created": configuration.createdAt.milliseconds,
                "updated": now.milliseconds,
            ])
        if let before, Self.invalidatesToken(before, configuration) {
            try self.discardToken(tenant, now: now)
        }
    }

    func configuration(_ tenant: Tenant) throws -> SatusehatConfiguration? {
        try self.db.row(Self.select, tenant.arguments).map { try self.configuration($0) }
    }

    func configurations() throws -> [SatusehatConfiguration] {
        try self.db.rows(Self.selectAll, [Self.configurationsMax])
            .map { try self.configuration($0) }
    }

    func delete(_ tenant: Tenant) throws {
        let holdsRecord = try self.db.row(Self.anyRecord, tenant.arguments) != nil
        guard !holdsRecord else {
            throw StoreError(.invalidState, "the tenant holds records")
        }
        let deleted = try self.db.change(
            "DELETE FROM satusehat_config WHERE organization_id = ? AND environment = ?",
            tenant.arguments)
        guard deleted == 1 else { throw Self.notConfigured }
    }

    /// Everything sealed is sealed anew, under the key of the organization it goes to.
    func move(
        _ tenant: Tenant, _ organizationID: UUID, now: Date
    ) throws -> SatusehatConfiguration {
        guard var configuration = try self.configuration(tenant) else { throw Self.notConfigured }
        let token = try self.token(tenant)
        try self.delete(tenant)
        configuration.tenant = Tenant(
            organizationID: organizationID, environment: tenant.environment)
        if let standing = try self.configuration(configuration.tenant), standing.isActive {
            return standing
        }
        try self.save(configuration, now: now)
        if let token { try self.save(token, configuration.tenant, now: now) }
        return try self.configuration(configuration.tenant) ?? configuration
    }

    func save(_ token: StoredToken, _ tenant: Tenant, now: Date) throws {
        guard let id: String = try self.db.value(Self.selectID, tenant.arguments) else {
            throw Self.notConfigured
        }
        let sealed = try self.work.writer(for: tenant, now: now)
            .seal(token.accessToken, Self.table, "current_access_token", id)
        try self.db.run(
            Self.storeToken,
            [
                sealed, token.expiresAt.milliseconds, token.obtainedAt.milliseconds,
                now.milliseconds, id,
            ])
    }

    func token(_ tenant: Tenant) throws -> StoredToken? {
        guard let row = try self.db.row(Self.selectToken, tenant.arguments) else { return nil }
        let id: String = row["id"]
        let token = try self.work.reader(for: tenant)
            .openText(row, Self.table, "current_access_token", id)
        return StoredToken(
            accessToken: token, obtainedAt: row.date("last_token_refresh"),
            expiresAt: row.date("token_expires_at"))
    }

    func discardToken(_ tenant: Tenant, now: Date) throws {
        try self.db.run(Self.discard, [now.milliseconds] + tenant.arguments)
    }

    /// A token obtained with other credentials, or from another gateway, must not be used again.
    private static func invalidatesToken(
        _ before: SatusehatConfiguration, _ after: SatusehatConfiguration
    ) -> Bool {
        before.clientID != after.clientID || before.clientSecret != after.clientSecret
            || before.gateway != after.gateway || before.baseURL != after.baseURL
    }

    private func configuration(_ row: Row) throws -> SatusehatConfiguration {
        let tenant = try row.tenant()
        let id: String = row["id"]
        let sealer = try self.work.reader(for: tenant)
        var configuration = SatusehatConfiguration(
            id: try row.uuid("id"), tenant: tenant,
            clientID: try sealer.openText(row, Self.table, "client_id", id),
            clientSecret: try sealer.openText(row, Self.table, "client_secret", id),
            satusehatOrganizationID: row["org_satusehat_id"], organizationName: row["org_name"],
            gateway: row["gateway"], baseURL: row["base_url"],
            trigger: try row.word("sync_trigger"), isActive: row["is_active"],
            createdAt: row.date("created_at"), updatedAt: row.date("updated_at"))
        configuration.tokenExpiresAt = row.dateIfAny("token_expires_at")
        configuration.lastTokenRefresh = row.dateIfAny("last_token_refresh")
        configuration.lastSyncAt = row.dateIfAny("last_sync_at")
        configuration.lastError = row["last_error"]
        return configuration
    }

    private static let notConfigured = StoreError(.notFound, "the tenant is not configured")

    private static let select = """
        SELECT * FROM satusehat_config WHERE organization_id = ? AND environment = ?
        """

    private static let selectAll = """
        SELECT * FROM satusehat_config ORDER BY organization_id, environment LIMIT ?
        """

    private static let selectID = """
        SELECT id FROM satusehat_config WHERE organization_id = ? AND environment = ?
        """

    private static let selectToken = """
        SELECT id, current_access_token, token_expires_at, last_token_refresh FROM satusehat_config
        WHERE organization_id = ? AND environment = ? AND current_access_token IS NOT NULL
        """

    private static let deactivateOthers = """
        UPDATE satusehat_config SET is_active = 0, updated_at = ?
        WHERE organization_id = ? AND environment <> ? AND is_active = 1
        """

    private static let store = """
        INSERT INTO satusehat_config (
            id, organization_id, environment, client_id, client_secret, org_satusehat_id, org_name,
            gateway, base_url, sync_trigger, is_active, created_at, updated_at)
        VALUES (
            :id, :organization, :environment, :client, :secret, :facility, :name, :gateway, :url,
            :trigger, :active, :created, :updated)
        ON CONFLICT (organization_id, environment) DO UPDATE
        SET client_id = excluded.client_id, client_secret = excluded.client_secret,
            org_satusehat_id = excluded.org_satusehat_id, org_name = excluded.org_name,
            gateway = excluded.gateway, base_url = excluded.base_url,
            sync_trigger = excluded.sync_trigger, is_active = excluded.is_active,
            updated_at = excluded.updated_at
        """

    private static let anyRecord = """
        SELECT 1 FROM clinic_record WHERE organization_id = ? AND environment = ? LIMIT 1
        """

    private static let storeToken = """
        UPDATE satusehat_config
        SET current_access_token = ?, token_expires_at = ?, last_token_refresh = ?, updated_at = ?
        WHERE id = ?
        """

    private static let discard = """
        UPDATE satusehat_config
        SET current_access_token = NULL, token_expires_at = NULL, updated_at = ?
        WHERE organization_id = ? AND environment = ?
        """

    static let noteError = """
        UPDATE satusehat_config SET last_error = ?, updated_at = ?
        WHERE organization_id = ? AND environment = ?
        """
}
