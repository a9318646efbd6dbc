import Foundation
import GRDB
import SyncCore
import SyncStore

extension SQLiteStore {
    /// Beside what the port asks: an active configuration makes the organization's other one
    /// inactive, because one environment is active at a time (G-04).
    public func saveConfiguration(
        _ configuration: SatusehatConfiguration, now: Date
    ) async throws {
        try await self.write { work in
            try ConfigurationWork(work: work).save(configuration, now: now)
        }
    }

    public func configuration(for tenant: Tenant) async throws -> SatusehatConfiguration? {
        try await self.read { work in try ConfigurationWork(work: work).configuration(tenant) }
    }

    public func configurations() async throws -> [SatusehatConfiguration] {
        try await self.read { work in try ConfigurationWork(work: work).configurations() }
    }

    public func deleteConfiguration(for tenant: Tenant) async throws {
        try await self.write { work in try ConfigurationWork(work: work).delete(tenant) }
    }

    public func moveConfiguration(
        from tenant: Tenant, to organizationID: UUID, now: Date
    ) async throws -> SatusehatConfiguration {
        try await self.write { work in
            let moved = try ConfigurationWork(work: work).move(tenant, organizationID, now: now)
            try OrganizationMove(work: work, environment: tenant.environment).perform(
                from: tenant.organizationID, to: organizationID, now: now)
            return moved
        }
    }

    public func saveToken(_ token: StoredToken, for tenant: Tenant, now: Date) async throws {
        try await self.write { work in
            try ConfigurationWork(work: work).save(token, tenant, now: now)
        }
    }

    public func token(for tenant: Tenant) async throws -> StoredToken? {
        try await self.read { work in try ConfigurationWork(work: work).token(tenant) }
    }

    public func discardToken(for tenant: Tenant, now: Date) async throws {
        try await self.write { work in
            try ConfigurationWork(work: work).discardToken(tenant, now: now)
        }
    }

    public func noteConfigurationError(
        _ text: String?, for tenant: Tenant, now: Date
    ) async throws {
        try await self.write { work in
            try work.db.run(
                ConfigurationWork.noteError, [text, now.milliseconds] + tenant.arguments)
        }
    }
}
