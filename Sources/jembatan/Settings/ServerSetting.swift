import BridgeServer
import ClinicRecord

/// How `serve` listens, as the environment gives it; flags outrank it.
///
/// | Name | Type | Default | Range |
/// |---|---|---|---|
/// | `JEMBATAN_HTTP_HOST` | address | 127.0.0.1 | |
/// | `JEMBATAN_HTTP_PORT` | integer | 8420 | 0 to 65535; 0 takes a free one |
/// | `JEMBATAN_HTTP_TLS_CERTIFICATE` | file | none | PEM; with the key |
/// | `JEMBATAN_HTTP_TLS_KEY` | file | none | PEM; with the certificate |
/// | `JEMBATAN_HTTP_CALLS_PER_MINUTE` | integer | 6000 | 0 (no limit) to 10000000, from one address |
/// | `JEMBATAN_HTTP_REQUEST_SECONDS` | integer | 30 | 1 to 3600 |
/// | `JEMBATAN_HTTP_IDLE_SECONDS` | integer | 30 | 1 to 3600 |
/// | `JEMBATAN_HTTP_CONNECTIONS_MAX` | integer | 1024 | 1 to 65536 |
///
/// None is a secret; the key file is.
enum ServerSetting {
    private static let integers: [IntegerSetting<ServerSettings>] = [
        .init(name: "JEMBATAN_HTTP_PORT", range: 0...65_535, path: \.port),
        .init(
            name: "JEMBATAN_HTTP_CALLS_PER_MINUTE", range: 0...10_000_000, path: \.callsPerMinute),
        .init(name: "JEMBATAN_HTTP_REQUEST_SECONDS", range: 1...3_600, path: \.requestSeconds),
        .init(name: "JEMBATAN_HTTP_IDLE_SECONDS", range: 1...3_600, path: \.idleSeconds),
        .init(name: "JEMBATAN_HTTP_CONNECTIONS_MAX", range: 1...65_536, path: \.connectionsMax),
    ]

    static func settings(from environment: [String: String]) throws(Failure) -> ServerSettings {
        var settings = ServerSettings()
        for setting in self.integers { try setting.apply(to: &settings, from: environment) }
        if let host = environment["JEMBATAN_HTTP_HOST"], !host.isEmpty { settings.host = host }
        let certificate = environment["JEMBATAN_HTTP_TLS_CERTIFICATE"] ?? ""
        let key = environment["JEMBATAN_HTTP_TLS_KEY"] ?? ""
        guard certificate.isEmpty == key.isEmpty else {
            throw Failure(
                "SETTING_INVALID",
                LocalizedText(
                    "JEMBATAN_HTTP_TLS_CERTIFICATE dan JEMBATAN_HTTP_TLS_KEY harus ada berdua.",
                    "JEMBATAN_HTTP_TLS_CERTIFICATE and JEMBATAN_HTTP_TLS_KEY go together."))
        }
        if !certificate.isEmpty {
            settings.tls = .init(certificateChain: certificate, privateKey: key)
        }
        return settings
    }
}
