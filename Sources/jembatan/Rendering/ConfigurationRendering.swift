import BridgeServer
import ClinicRecord
import FHIRR4
import Foundation
import SyncStore

/// A configuration without its secrets.
enum ConfigurationRendering {
    static func text(
        _ configuration: SatusehatConfiguration, now: Date, _ language: Language
    ) -> String {
        let token = ConfigurationDocument.tokenStatus(configuration, now: now)
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
