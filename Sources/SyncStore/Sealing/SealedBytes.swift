import Crypto
import Foundation

/// The form of every sealed value: format, key version, nonce, ciphertext and tag.
///
/// AES-256-GCM; the head and the context are authenticated, so a value that was moved to another
/// row, column or organization, or that claims another key version, does not open.
enum SealedBytes {
    private static let format: UInt8 = 1
    private static let headCount = 5
    private static let nonceCount = 12
    private static let tagCount = 16

    static func seal(
        _ plain: [UInt8], key: SymmetricKey, version: UInt32, context: String,
        random: @Sendable () -> UInt64
    ) throws(StoreError) -> [UInt8] {
        let head = Self.head(version)
        let nonceBytes = RandomBytes.make(Self.nonceCount, random: random)
        do {
            let box = try AES.GCM.seal(
                plain, using: key, nonce: AES.GCM.Nonce(data: nonceBytes),
                authenticating: head + Array(context.utf8))
            // The box is nonce, ciphertext and tag already.
            guard let combined = box.combined else {
                throw StoreError(.damaged, "a value could not be sealed")
            }
            var sealed = head
            sealed.reserveCapacity(Self.headCount + combined.count)
            combined.withUnsafeBytes { sealed.append(contentsOf: $0) }
            return sealed
        } catch {
            throw StoreError(.damaged, "a value could not be sealed")
        }
    }

    /// Nil when the value is not of this form or does not belong to this key and context.
    static func open(_ sealed: [UInt8], key: SymmetricKey, context: String) -> [UInt8]? {
        let bodyStart = Self.headCount + Self.nonceCount
        guard sealed.count >= bodyStart + Self.tagCount, sealed[0] == Self.format else {
            return nil
        }
        guard let box = try? AES.GCM.SealedBox(combined: sealed[Self.headCount...]),
            let plain = try? AES.GCM.open(
                box, using: key,
                authenticating: Array(sealed[..<Self.headCount]) + Array(context.utf8))
        else { return nil }
        return Array(plain)
    }

    /// The version of the key a value was sealed with, or nil when it is not a sealed value.
    static func version(of sealed: [UInt8]) -> UInt32? {
        guard sealed.count >= Self.headCount, sealed[0] == Self.format else { return nil }
        return sealed[1..<Self.headCount].reduce(0) { $0 << 8 | UInt32($1) }
    }

    private static func head(_ version: UInt32) -> [UInt8] {
        [Self.format] + withUnsafeBytes(of: version.bigEndian) { Array($0) }
    }
}
