import Foundation

/// What is signed of a webhook request, and how the header that carries the signature is written.
///
/// The header is `Jembatan-Signature: t=<unix seconds>,v1=<hex>`, where the digits are the HMAC with
/// SHA-256, under the endpoint's secret, of `<unix seconds>.<body>`, byte for byte as received. A
/// receiver refuses a time that is more than five minutes from its own clock, so that a request that
/// was overheard is of no use later. Each try is signed anew. Unknown parts of the header are passed
/// over; a further scheme would be called `v2`.
public struct WebhookSignature: Sendable, Hashable {
    public static let headerName = "Jembatan-Signature"
    /// How far the time of a signature may be from the receiver's clock.
    public static let windowSeconds: Int64 = 300
    private static let digestDigits = 64

    public var timestamp: Int64
    /// The digest of scheme `v1` as lower-case hexadecimal digits.
    public var digest: String

    public init(timestamp: Int64, digest: String) {
        self.timestamp = timestamp
        self.digest = digest
    }

    /// Reads a header; nil when the time or the digest is missing, doubled or malformed.
    public init?(header: String) {
        var timestamps: [Int64] = []
        var digests: [String] = []
        for part in header.split(separator: ",") {
            let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard pair.count == 2 else { return nil }
            switch pair[0] {
            case "t":
                guard !pair[1].isEmpty, pair[1].utf8.allSatisfy(Self.isDigit),
                    let time = Int64(pair[1])
                else { return nil }
                timestamps.append(time)
            case "v1": digests.append(String(pair[1]))
            default: continue
            }
        }
        guard timestamps.count == 1, digests.count == 1,
            digests[0].utf8.count == Self.digestDigits,
            digests[0].utf8.allSatisfy(Self.isHexDigit)
        else { return nil }
        self.init(timestamp: timestamps[0], digest: digests[0])
    }

    public var header: String { "t=\(self.timestamp),v1=\(self.digest)" }

    /// The bytes that are signed.
    public static func signedBytes(timestamp: Int64, body: [UInt8]) -> [UInt8] {
        Array("\(timestamp).".utf8) + body
    }

    /// Whether the time of the signature is near enough to `now`.
    public func isFresh(at now: Date) -> Bool {
        let distance = Double(self.timestamp) - now.timeIntervalSince1970
        return abs(distance) <= Double(Self.windowSeconds)
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    private static func isHexDigit(_ byte: UInt8) -> Bool {
        Self.isDigit(byte) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
    }
}
