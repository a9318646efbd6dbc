import Crypto
import Foundation

/// The key that wraps every data key; it lives in a file outside the database.
///
/// The file holds 64 hexadecimal digits and a line end, so that a person can print it and keep it in
/// a safe. Whoever has the database but not this file can read no sealed value.
public struct MasterKey: Sendable {
    public static let bytesCount = 32

    let key: SymmetricKey
    /// Hashes client ids; derived once, because every permit to send asks for it.
    let clientKey: SymmetricKey

    public init(bytes: [UInt8]) throws(StoreError) {
        guard bytes.count == Self.bytesCount else {
            throw StoreError(.wrongKey, "the master key must be \(Self.bytesCount) bytes long")
        }
        self.init(key: SymmetricKey(data: bytes))
    }

    /// Makes a new key from chance.
    public static func make(random: @Sendable () -> UInt64) -> MasterKey {
        MasterKey(key: SymmetricKey(data: RandomBytes.make(Self.bytesCount, random: random)))
    }

    private init(key: SymmetricKey) {
        self.key = key
        self.clientKey = HKDF<SHA256>.deriveKey(
            inputKeyMaterial: key, info: Array("client-hash".utf8),
            outputByteCount: Self.bytesCount)
    }

    /// Reads the key file; anything but exactly 64 digits is refused.
    public static func read(path: String) throws(StoreError) -> MasterKey {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw StoreError(.wrongKey, "the key file cannot be read")
        }
        let digits = String(decoding: data, as: UTF8.self)
            .trimmingCharacters(in: .whitespacesAndNewlines)
        guard let bytes = HexText.bytes(digits), bytes.count == Self.bytesCount else {
            throw StoreError(.wrongKey, "the key file does not hold 64 hexadecimal digits")
        }
        return try MasterKey(bytes: bytes)
    }

    /// Makes a key and writes it to a new file that only its owner may read.
    ///
    /// An existing file is never replaced: overwriting it would destroy every sealed value.
    public static func create(
        path: String, random: @Sendable () -> UInt64
    ) throws(StoreError) -> MasterKey {
        let bytes = RandomBytes.make(Self.bytesCount, random: random)
        let text = Array((HexText.text(bytes) + "\n").utf8)
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL, 0o600)
        guard descriptor >= 0 else {
            throw StoreError(.wrongKey, "the key file cannot be created, or exists already")
        }
        let written = text.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
        let flushed = fsync(descriptor)
        let closed = close(descriptor)
        guard written == text.count, flushed == 0, closed == 0 else {
            throw StoreError(.wrongKey, "the key file cannot be written")
        }
        return try MasterKey(bytes: bytes)
    }

    /// Wraps a data key; `context` says whose key it is and what it is for.
    func wrap(
        _ dataKey: SymmetricKey, context: String, random: @Sendable () -> UInt64
    ) throws(StoreError) -> [UInt8] {
        let plain = dataKey.withUnsafeBytes { Array($0) }
        return try SealedBytes.seal(
            plain, key: self.key, version: 0, context: context, random: random)
    }

    /// Unwraps a data key; a master key other than the one it was wrapped with is told apart.
    func unwrap(_ wrapped: [UInt8], context: String) throws(StoreError) -> SymmetricKey {
        guard let plain = SealedBytes.open(wrapped, key: self.key, context: context) else {
            throw StoreError(.wrongKey, "a data key does not open with this master key")
        }
        return SymmetricKey(data: plain)
    }
}

extension MasterKey {
    private static let checkContext = "master-key-check"
    private static let checkText = Array("jembatan".utf8)

    /// A value that only this key opens, stored beside the data so that a wrong key is noticed when
    /// the store is opened and not at the first patient.
    public func makeCheck(random: @Sendable () -> UInt64) throws(StoreError) -> [UInt8] {
        try SealedBytes.seal(
            Self.checkText, key: self.key, version: 0, context: Self.checkContext, random: random)
    }

    /// Whether `check` was made by this key.
    public func matches(check: [UInt8]) -> Bool {
        SealedBytes.open(check, key: self.key, context: Self.checkContext) == Self.checkText
    }
}
