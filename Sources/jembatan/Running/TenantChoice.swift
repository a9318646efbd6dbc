import ClinicRecord
import Foundation
import SyncCore
import SyncStore

/// Which of the organizations in this home a command is about.
struct TenantChoice: Sendable {
    var organizationID: UUID?
    var environment: PlatformEnvironment?

    /// All that fit, or an explanation why there is none.
    func all(
        of configurations: [SatusehatConfiguration]
    ) throws(Failure) -> [SatusehatConfiguration] {
        guard !configurations.isEmpty else { throw Self.nothingConfigured }
        let fitting = configurations.filter { configuration in
            let tenant = configuration.tenant
            return (self.organizationID ?? tenant.organizationID) == tenant.organizationID
                && (self.environment ?? tenant.environment) == tenant.environment
        }
        guard !fitting.isEmpty else {
            throw Failure(
                "ORGANIZATION_UNKNOWN",
                LocalizedText(
                    "Organisasi itu tidak ada di sini. Yang ada:\n\(Self.list(configurations))",
                    "There is no such organization here. There are:\n\(Self.list(configurations))"))
        }
        return fitting.sorted {
            ($0.tenant.organizationID.text, $0.tenant.environment.rawValue)
                < ($1.tenant.organizationID.text, $1.tenant.environment.rawValue)
        }
    }

    /// The one that fits; several are an error that lists them.
    func one(of configurations: [SatusehatConfiguration]) throws(Failure) -> SatusehatConfiguration
    {
        let fitting = try self.all(of: configurations)
        guard fitting.count == 1, let only = fitting.first else {
            throw Failure(
                "ORGANIZATION_AMBIGUOUS",
                LocalizedText(
                    "Ada beberapa organisasi di sini:\n\(Self.list(fitting))",
                    "There are several organizations here:\n\(Self.list(fitting))"),
                advice: LocalizedText(
                    "Tambahkan --organization-id UUID, dan bila perlu --environment sandbox|production",
                    "Add --organization-id UUID and, if needed, --environment sandbox|production"))
        }
        return only
    }

    static let nothingConfigured = Failure(
        "CONFIG_NOT_FOUND",
        LocalizedText(
            "Belum ada organisasi yang diatur di direktori data ini.",
            "No organization is configured in this data directory yet."),
        advice: LocalizedText(
            "Ketik: jembatan config set --client-id ID --client-secret-file BERKAS"
                + " --satusehat-organization-id NOMOR",
            "Type: jembatan config set --client-id ID --client-secret-file FILE"
                + " --satusehat-organization-id NUMBER"))

    private static func list(_ configurations: [SatusehatConfiguration]) -> String {
        configurations.map {
            "  \($0.tenant.organizationID.text)  \($0.tenant.environment.rawValue)"
                + "  \($0.organizationName)"
        }.joined(separator: "\n")
    }
}
