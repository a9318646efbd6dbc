import Foundation

/// The right to call the platform for a while.
public struct AccessToken: Sendable, Hashable {
    public let value: String
    public let obtainedAt: Date
    public let expiresAt: Date

    public init(value: String, obtainedAt: Date, expiresAt: Date) {
        self.value = value
        self.obtainedAt = obtainedAt
        self.expiresAt = expiresAt
    }

    /// The longest margin before the end of a token in which it is renewed.
    private static let marginSecondsMax: TimeInterval = 300

    /// When to renew: five minutes before the end, or a tenth of the lifetime if that is less, so
    /// that short-lived tokens are not renewed at every call.
    public var renewAt: Date {
        let lifetime = max(0, self.expiresAt.timeIntervalSince(self.obtainedAt))
        return self.expiresAt.addingTimeInterval(-min(Self.marginSecondsMax, lifetime / 10))
    }

    public func isFresh(at now: Date) -> Bool { now < self.renewAt }
}

extension AccessToken: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public var description: String { "AccessToken(redacted)" }
    public var debugDescription: String { self.description }
    public var customMirror: Mirror { Mirror(self, children: []) }
}
