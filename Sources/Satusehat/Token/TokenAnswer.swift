import FHIRR4
import Foundation

/// The answer of the token service, read leniently: its numbers come as strings and its type as
/// `BearerToken` (API 2.2).
public struct TokenAnswer: Sendable, Hashable {
    public let accessToken: String
    public let expiresInSeconds: Int

    /// A lifetime longer than this is a misreading, perhaps of milliseconds.
    private static let lifetimeSecondsMax = 30 * 24 * 3_600

    /// Known ones have some thirty characters, signed ones a thousand or two; no header carries more.
    private static let tokenBytesMax = 8_192

    public init?(_ json: JSONValue) {
        guard let token = json["access_token"]?.string, !token.isEmpty,
            token.utf8.count <= Self.tokenBytesMax,
            token.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }),
            let seconds = Self.seconds(json["expires_in"]), seconds > 0
        else { return nil }
        if let type = json["token_type"] {
            guard let text = type.string, text.lowercased().hasPrefix("bearer") else { return nil }
        }
        self.accessToken = token
        self.expiresInSeconds = min(seconds, Self.lifetimeSecondsMax)
    }

    public func token(obtainedAt now: Date) -> AccessToken {
        AccessToken(
            value: self.accessToken, obtainedAt: now,
            expiresAt: now.addingTimeInterval(Double(self.expiresInSeconds)))
    }

    private static func seconds(_ json: JSONValue?) -> Int? {
        let text = json?.string ?? json?.number?.text
        guard let text, let value = Double(text), value.isFinite else { return nil }
        return Int(max(0, min(value, Double(Self.lifetimeSecondsMax))))
    }
}
