import FHIRR4
import Foundation
import SyncCore
import SyncStore

/// A configuration as a document, without its secrets.
package enum ConfigurationDocument {
    package static func json(_ configuration: SatusehatConfiguration, now: Date) -> JSONObject {
        var object = JSONObject()
        object["id"] = JSONValue(configuration.id)
        object["organization_id"] = JSONValue(configuration.tenant.organizationID)
        object["environment"] = .string(configuration.tenant.environment.rawValue)
        object["org_satusehat_id"] = .string(configuration.satusehatOrganizationID)
        object["org_name"] = .string(configuration.organizationName)
        object["gateway"] = .string(configuration.gateway)
        object["base_url"] = JSONValue(configuration.baseURL)
        object["trigger"] = .string(configuration.trigger.rawValue)
        object["is_active"] = .bool(configuration.isActive)
        object["token_status"] = .string(Self.tokenStatus(configuration, now: now))
        object["token_expires_at"] = JSONValue(configuration.tokenExpiresAt)
        object["last_token_refresh"] = JSONValue(configuration.lastTokenRefresh)
        object["last_sync_at"] = JSONValue(configuration.lastSyncAt)
        object["last_error"] = JSONValue(configuration.lastError)
        object["created_at"] = JSONValue(configuration.createdAt)
        object["updated_at"] = JSONValue(configuration.updatedAt)
        return object
    }

    package static func tokenStatus(_ configuration: SatusehatConfiguration, now: Date) -> String {
        guard let expiry = configuration.tokenExpiresAt else { return "not_obtained" }
        return expiry > now ? "valid" : "expired"
    }
}
