import ClinicRecord
import SyncCore

/// For how many days what has come to its end is kept, as the environment says.
///
/// | Name | Default | At least |
/// |---|---|---|
/// | `JEMBATAN_RETENTION_ATTEMPTS_DAYS` | 90 | 30 |
/// | `JEMBATAN_RETENTION_WEBHOOKS_DAYS` | 30 | 7 |
/// | `JEMBATAN_RETENTION_LOOKUPS_DAYS` | 365 | 30 |
/// | `JEMBATAN_RETENTION_SESSIONS_DAYS` | 30 | 7 |
/// | `JEMBATAN_RETENTION_ERRORS_DAYS` | 365 | 90 |
/// | `JEMBATAN_RETENTION_AUDIT_DAYS` | 2562 | 1830 |
///
/// Whole days, at most 36525. None is a secret. An empty value counts as not set.
enum RetentionSetting {
    static let family = "JEMBATAN_RETENTION_"

    static var names: [String] { RetentionPolicy.Kind.allCases.map(Self.name) }

    static func name(_ kind: RetentionPolicy.Kind) -> String {
        "\(self.family)\(kind.rawValue.uppercased())_DAYS"
    }

    static func policy(from environment: [String: String]) throws(Failure) -> RetentionPolicy {
        var policy = RetentionPolicy()
        for kind in RetentionPolicy.Kind.allCases {
            let name = Self.name(kind)
            guard let text = environment[name], !text.isEmpty else { continue }
            let (low, high) = (kind.floorDays, RetentionPolicy.daysMax)
            guard let days = Int(text), (low...high).contains(days) else {
                throw EnvironmentSettings.unusable(
                    name, text,
                    LocalizedText(
                        "jumlah hari \(low) sampai \(high)", "a number of days, \(low) to \(high)"))
            }
            policy[kind] = days
        }
        return policy
    }
}
