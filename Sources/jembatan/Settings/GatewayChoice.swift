import ClinicRecord
import Satusehat
import SyncCore

/// Where a configuration sends to: a known gateway by name, or an own one by address.
struct GatewayChoice: Sendable, Hashable {
    let name: String
    let baseURL: String?

    init(environment: PlatformEnvironment, name: String?, baseURL: String?) throws(Failure) {
        do {
            let profile = try GatewayProfile.resolve(
                name: name, baseURL: baseURL, environment: environment)
            self.name = profile.name
        } catch {
            throw Failure(error)
        }
        self.baseURL = baseURL.map { url in
            String(url.reversed().drop { $0 == "/" }.reversed())
        }
    }
}

extension Failure {
    /// Why a gateway cannot be used.
    init(_ error: GatewayError) {
        let (what, advice): (LocalizedText, LocalizedText) =
            switch error.code {
            case .malformedAddress:
                (
                    LocalizedText(
                        "--base-url bukan alamat yang dapat dipakai.",
                        "--base-url is not an address that can be used."),
                    LocalizedText(
                        "Bentuknya: --base-url https://gerbang.contoh.id",
                        "The form is: --base-url https://gateway.example.org")
                )
            case .insecureAddress:
                (
                    LocalizedText(
                        "--base-url harus https; http hanya untuk komputer ini sendiri.",
                        "--base-url must be https; http is only for this machine itself."),
                    LocalizedText(
                        "Pakai alamat https, atau http://127.0.0.1:PORT untuk simulator.",
                        "Use an https address, or http://127.0.0.1:PORT for the simulator.")
                )
            case .addressMissing:
                (
                    LocalizedText(
                        "Gerbang itu tidak punya alamat bawaan.",
                        "That gateway has no address of its own here."),
                    LocalizedText(
                        "Tambahkan --base-url URL yang diberikan pengelola gerbang.",
                        "Add --base-url URL as the gateway's operator gave it to you.")
                )
            case .wrongEnvironment:
                (
                    LocalizedText(
                        "Gerbang atau alamat itu milik lingkungan yang lain.",
                        "That gateway or address belongs to the other environment."),
                    LocalizedText(
                        "Periksa --environment sandbox|production.",
                        "Check --environment sandbox|production.")
                )
            case .hostNotListed:
                (
                    LocalizedText(
                        "Produksi tidak dikirim ke alamat yang tidak dikenal.",
                        "Production is not sent to an unknown host."),
                    LocalizedText(
                        "Beri gerbang itu nama sendiri: --gateway NAMA --base-url URL",
                        "Give the gateway a name of its own: --gateway NAME --base-url URL")
                )
            }
        self.init("GATEWAY_UNUSABLE", what, advice: advice)
    }
}
