import ClinicRecord
import FHIRR4

extension Finding {
    /// The envelope names an organization that no configuration knows.
    static let organizationNotConfigured = Finding(
        code: .unknownReference,
        severity: .error,
        path: "organization_id",
        message: LocalizedText(
            indonesian:
                "Organisasi ini belum dikonfigurasi. Jalankan `jembatan config set --organization-id ...` dengan UUID organisasi pada data ini.",
            english:
                "This organization is not configured. Run `jembatan config set --organization-id ...` with the organization UUID used in the records."
        ),
        refusesRecord: true
    )

    /// The text could not be read as JSON.
    static func unreadable(_ error: JSONError) -> Finding {
        let code: FindingCode =
            switch error.code {
            case .tooDeep: .jsonTooDeep
            case .tooLarge: .jsonTooLarge
            default: .jsonInvalid
            }
        return Finding(
            code: code,
            severity: .error,
            path: "$@\(error.offset)",
            message: LocalizedText(
                indonesian:
                    "JSON tidak dapat dibaca pada byte \(error.offset) (\(error.code)). Ekspor ulang berkas ini sebagai JSON UTF-8 yang utuh.",
                english:
                    "The JSON cannot be read at byte \(error.offset) (\(error.code)). Export the file again as whole UTF-8 JSON."
            ),
            refusesRecord: true
        )
    }
}
