import ClinicRecord
import SyncEngine

/// Where alerts are posted to.
///
/// `JEMBATAN_ALERT_WEBHOOK_URL`: an `http` or `https` address; not set by default; secret, because its
/// path is often a key.
enum AlertSetting {
    static let name = "JEMBATAN_ALERT_WEBHOOK_URL"

    /// Nil when nothing is set; an empty value counts as not set.
    static func address(from environment: [String: String]) throws(Failure) -> WebhookAddress? {
        guard let text = environment[self.name], !text.isEmpty else { return nil }
        guard let address = WebhookAddress(text) else {
            // What stands there is not repeated: it may be a secret.
            throw Failure(
                "SETTING_INVALID",
                LocalizedText(
                    "\(self.name) harus alamat http:// atau https:// tanpa nama pengguna.",
                    "\(self.name) must be an http:// or https:// address without a user name."))
        }
        return address
    }
}
