import ClinicRecord
import SyncCore

/// The settings of pace, retry, breaker and reconciliation as the environment gives them.
///
/// | Name | Type | Default | Range |
/// |---|---|---|---|
/// | `JEMBATAN_RATE_REQUESTS_PER_MINUTE` | integer | 60 | 1 to 60000 |
/// | `JEMBATAN_RATE_BURST_SIZE` | integer | 10 | 1 to 10000 |
/// | `JEMBATAN_RETRY_MAX_RETRIES` | integer | 3 | 0 to 100 |
/// | `JEMBATAN_RETRY_INITIAL_DELAY_MS` | integer | 1000 | 1 to 3600000 |
/// | `JEMBATAN_RETRY_MAX_DELAY_MS` | integer | 60000 | 1 to 86400000, not below the initial delay |
/// | `JEMBATAN_RETRY_BACKOFF_MULTIPLIER` | decimal | 2 | 1 to 100 |
/// | `JEMBATAN_BREAKER_FAILURE_THRESHOLD` | integer | 5 | 1 to 1000 |
/// | `JEMBATAN_BREAKER_RECOVERY_TIMEOUT_MS` | integer | 30000 | 1 to 3600000 |
/// | `JEMBATAN_RECONCILE_INDEX_DELAY_MS` | integer | 30000 | 0 to 86400000 |
///
/// None is a secret. An empty value counts as not set.
enum EnvironmentSettings {
    private static let hourMilliseconds = 3_600_000
    private static let dayMilliseconds = 86_400_000
    private static let multiplierName = "JEMBATAN_RETRY_BACKOFF_MULTIPLIER"
    private static let multiplierRange = 1.0...100.0
    private static let families = [
        "JEMBATAN_RATE_", "JEMBATAN_RETRY_", "JEMBATAN_BREAKER_", "JEMBATAN_RECONCILE_",
        RetentionSetting.family,
    ]

    private static let integers: [IntegerSetting<RetrySettings>] = [
        .init(
            name: "JEMBATAN_RATE_REQUESTS_PER_MINUTE", range: 1...60_000,
            path: \.requestsPerMinute),
        .init(name: "JEMBATAN_RATE_BURST_SIZE", range: 1...10_000, path: \.burstSize),
        .init(name: "JEMBATAN_RETRY_MAX_RETRIES", range: 0...100, path: \.retriesMax),
        .init(
            name: "JEMBATAN_RETRY_INITIAL_DELAY_MS", range: 1...hourMilliseconds,
            path: \.initialDelayMilliseconds),
        .init(
            name: "JEMBATAN_RETRY_MAX_DELAY_MS", range: 1...dayMilliseconds,
            path: \.maxDelayMilliseconds),
        .init(
            name: "JEMBATAN_BREAKER_FAILURE_THRESHOLD", range: 1...1_000, path: \.failureThreshold),
        .init(
            name: "JEMBATAN_BREAKER_RECOVERY_TIMEOUT_MS", range: 1...hourMilliseconds,
            path: \.recoveryTimeoutMilliseconds),
        .init(
            name: "JEMBATAN_RECONCILE_INDEX_DELAY_MS", range: 0...dayMilliseconds,
            path: \.indexDelayMilliseconds),
    ]

    static var names: [String] { self.integers.map(\.name) + [self.multiplierName] }

    static func retrySettings(from environment: [String: String]) throws(Failure) -> RetrySettings {
        var settings = RetrySettings()
        for setting in self.integers { try setting.apply(to: &settings, from: environment) }
        if let text = environment[self.multiplierName], !text.isEmpty {
            guard let value = Double(text), self.multiplierRange.contains(value) else {
                throw Self.unusable(
                    self.multiplierName, text,
                    LocalizedText("bilangan 1 sampai 100", "a number from 1 to 100"))
            }
            settings.backoffMultiplier = value
        }
        guard settings.maxDelayMilliseconds >= settings.initialDelayMilliseconds else {
            let longest = "JEMBATAN_RETRY_MAX_DELAY_MS = \(settings.maxDelayMilliseconds)"
            let first = "JEMBATAN_RETRY_INITIAL_DELAY_MS = \(settings.initialDelayMilliseconds)"
            throw Failure(
                "SETTING_INVALID",
                LocalizedText(
                    "\(longest) lebih pendek daripada jeda pertama, \(first).",
                    "\(longest) is shorter than the first delay, \(first)."))
        }
        return settings
    }

    /// Names of our families that are no setting: most likely misspelt.
    static func unknownNames(in environment: [String: String]) -> [String] {
        let known = Set(self.names + RetentionSetting.names)
        return environment.keys.filter { name in
            !known.contains(name) && self.families.contains { name.hasPrefix($0) }
        }.sorted()
    }

    static func unusable(
        _ name: String, _ value: String, _ wanted: LocalizedText
    ) -> Failure {
        // Only a short piece: whatever was pasted there by mistake is not repeated.
        let shown = value.count <= 12 ? value : value.prefix(12) + "…"
        return Failure(
            "SETTING_INVALID",
            LocalizedText(
                "\(name) = \"\(shown)\" tidak dapat dipakai: harus \(wanted.indonesian).",
                "\(name) = \"\(shown)\" cannot be used: it must be \(wanted.english)."))
    }
}
