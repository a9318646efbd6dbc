import Crypto

/// SHA-256 of bytes that hold nothing personal; patient content takes `Sealer.contentDigest`.
public enum PlainDigest {
    public static func sha256(_ bytes: [UInt8]) -> [UInt8] {
        Array(SHA256.hash(data: bytes))
    }
}
