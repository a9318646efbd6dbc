import ClinicRecord
import FHIRR4
import Foundation
import SyncStore

/// A configuration without its secrets.
enum ConfigurationRendering {
    static func json(_ configuration: SatusehatConfiguration, now: Date) -> JSONObject {
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

    static func tokenStatus(_ configuration: SatusehatConfiguration, now: Date) -> String {
        guard let expiry = configuration.tokenExpiresAt else { return "not_obtained" }
        return expiry > now ? "valid" : "expired"
    }

    static func text(
        _ configuration: SatusehatConfiguration, now: Date, _ language: Language
    ) -> String {
        let token = Self.tokenStatus(configuration, now: now)
        let lines: [(LocalizedText, String?)] = [
            (LocalizedText("Organisasi", "Organization"), configuration.organizationName),
            (
                LocalizedText("Organization ID", "Organization ID"),
                configuration.satusehatOrganizationID
            ),
            (
                LocalizedText("UUID di data klinik", "UUID in the clinic's records"),
                configuration.tenant.organizationID.text
            ),
            (
                LocalizedText("Lingkungan", "Environment"),
                configuration.tenant.environment.rawValue
            ),
            (LocalizedText("Gerbang", "Gateway"), configuration.gateway),
            (LocalizedText("Alamat", "Address"), configuration.baseURL),
            (LocalizedText("Pemicu", "Trigger"), configuration.trigger.rawValue),
            (LocalizedText("Token", "Token"), token),
            (LocalizedText("Kiriman terakhir", "Last sync"), configuration.lastSyncAt?.utcText),
            (LocalizedText("Gangguan terakhir", "Last trouble"), configuration.lastError),
        ]
        let shown = lines.compactMap { name, value in value.map { (name[language], $0) } }
        let width = shown.map(\.0.count).max() ?? 0
        return shown.map { name, value in
            name + String(repeating: " ", count: width - name.count) + "  " + value
        }.joined(separator: "\n")
    }
}
