import Crypto
import Foundation

/// Seals what a session shows to its own pages, so that a copy of the database holds none of it.
///
/// The key is the store's, not an organization's: a session moves with its user.
public struct SessionSecret: Sendable {
    private let key: SymmetricKey

    public init(masterKey: MasterKey) {
        self.key = HKDF<SHA256>.deriveKey(
            inputKeyMaterial: masterKey.key, info: Array("session-secret".utf8),
            outputByteCount: MasterKey.bytesCount)
    }

    public func seal(
        _ text: String, of sessionID: UUID, random: @Sendable () -> UInt64
    ) throws(StoreError) -> [UInt8] {
        try SealedBytes.seal(
            Array(text.utf8), key: self.key, version: 0, context: Self.context(sessionID),
            random: random)
    }

    public func open(_ sealed: [UInt8], of sessionID: UUID) throws(StoreError) -> String {
        guard
            let plain = SealedBytes.open(
                sealed, key: self.key, context: Self.context(sessionID))
        else { throw StoreError(.damaged, "a session's token does not open") }
        return String(decoding: plain, as: UTF8.self)
    }

    private static func context(_ sessionID: UUID) -> String {
        "session|\(sessionID.uuidString.lowercased())"
    }
}
