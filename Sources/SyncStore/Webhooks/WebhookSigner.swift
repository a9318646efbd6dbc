import Crypto
import Foundation
import SyncCore

/// Makes and checks the signatures of webhook requests.
public struct WebhookSigner: Sendable {
    private static let secretBytes = 32
    /// Tells a leaked secret apart for who looks for leaked secrets.
    private static let secretPrefix = "jwhsec_"

    private let key: SymmetricKey

    public init(secret: String) {
        self.key = SymmetricKey(data: Array(secret.utf8))
    }

    /// A new secret of 256 bits, as text.
    public static func makeSecret(random: @Sendable () -> UInt64) -> String {
        Self.secretPrefix + HexText.text(RandomBytes.make(Self.secretBytes, random: random))
    }

    /// The signature of a body sent at `now`.
    public func sign(_ body: [UInt8], at now: Date) -> WebhookSignature {
        let timestamp = Int64(now.timeIntervalSince1970.rounded(.down))
        let signed = WebhookSignature.signedBytes(timestamp: timestamp, body: body)
        let code = HMAC<SHA256>.authenticationCode(for: signed, using: self.key)
        return WebhookSignature(timestamp: timestamp, digest: HexText.text(Array(code)))
    }

    /// What a receiver does: the header is read, its time is near, and the digest is ours.
    public func verify(header: String, body: [UInt8], at now: Date) -> Bool {
        guard let signature = WebhookSignature(header: header), signature.isFresh(at: now),
            let code = HexText.bytes(signature.digest)
        else { return false }
        return HMAC<SHA256>.isValidAuthenticationCode(
            code,
            authenticating: WebhookSignature.signedBytes(
                timestamp: signature.timestamp, body: body),
            using: self.key)
    }
}
