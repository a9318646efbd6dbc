import Crypto
import Foundation

/// Secrets that programs and browsers show to be let in.
///
/// 256 random bits need no slow hash: nobody guesses them, so a plain digest is enough to find one
/// by, and a stolen database holds none that could be used.
public enum Token {
    public static let bytesCount = 32
    /// By which scanners for leaked secrets, and people, recognise ours.
    public static let standardPrefix = "jbt_"
    /// Characters after the prefix that lists show; the rest stays beyond guessing.
    private static let shownCount = 6

    public static func make(
        prefix: String = Token.standardPrefix, random: @Sendable () -> UInt64
    ) -> String {
        let bytes = RandomBytes.make(Self.bytesCount, random: random)
        let text = Data(bytes).base64EncodedString()
            .replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
        return prefix + text
    }

    /// The part of a token that may be shown.
    public static func shown(_ token: String, prefix: String = Token.standardPrefix) -> String {
        String(token.prefix(prefix.count + Self.shownCount))
    }

    /// SHA-256, under which a token is stored and looked up.
    public static func digest(_ text: String) -> [UInt8] {
        PlainDigest.sha256(Array(text.utf8))
    }

    /// Compares in a time that tells nothing about where two texts differ.
    public static func areEqual(_ left: String, _ right: String) -> Bool {
        Self.areEqual(Self.digest(left), Self.digest(right))
    }

    /// Compares in a time that depends on nothing but the lengths.
    public static func areEqual(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        guard left.count == right.count else { return false }
        var difference: UInt8 = 0
        for index in left.indices { difference |= left[index] ^ right[index] }
        return difference == 0
    }
}
