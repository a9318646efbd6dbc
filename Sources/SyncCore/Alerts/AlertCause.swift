/// What people are told of without asking (G-59).
public enum AlertKind: String, Sendable, Hashable, Codable, CaseIterable {
    /// Deliveries failed and no repetition of ours cures them.
    case deliveryFailed = "delivery_failed"
    /// The platform, or the way to it, does not work: the breaker is open, or several deliveries met
    /// trouble within a short time.
    case platformTrouble = "platform_trouble"
    /// The platform refused the credentials or what goes with them, and sending stopped.
    case credentialsRefused = "credentials_refused"
    /// The oldest delivery has waited for too long although nothing else explains it.
    case backlog
}

public enum AlertSeverity: String, Sendable, Hashable, Codable, CaseIterable, Comparable {
    case warning
    case critical

    public static func < (left: Self, right: Self) -> Bool {
        left == .warning && right == .critical
    }
}

/// What one alert is about: nothing is told twice within an hour for the same cause.
public struct AlertCause: Sendable, Hashable, Comparable {
    public var kind: AlertKind
    /// A stable code that tells causes of one kind apart, such as `rule_10003`; empty where a kind is
    /// one cause.
    public var code: String

    public init(_ kind: AlertKind, code: String = "") {
        self.kind = kind
        self.code = code
    }

    public static func < (left: Self, right: Self) -> Bool {
        (left.kind.rawValue, left.code) < (right.kind.rawValue, right.code)
    }
}
