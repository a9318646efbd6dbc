import Crypto
import Foundation

/// Where the trail begins and ends, kept beside it under a seal of its own.
public struct AuditHead: Sendable, Hashable {
    /// The last row that was removed for its age, and its hash: the first row kept hangs on it.
    public var anchorSequence: Int
    public var anchorHash: [UInt8]
    /// The newest row and its hash.
    public var sequence: Int
    public var hash: [UInt8]
    /// Where writing went on although head or anchor were not ours any more.
    ///
    /// The bridge goes on recording, because a clinic must go on working; but what was found stays
    /// written here under the seal, so that going on does not wash it away.
    public var brokenAt: Int?

    public init(
        anchorSequence: Int, anchorHash: [UInt8], sequence: Int, hash: [UInt8], brokenAt: Int? = nil
    ) {
        self.anchorSequence = anchorSequence
        self.anchorHash = anchorHash
        self.sequence = sequence
        self.hash = hash
        self.brokenAt = brokenAt
    }

    /// A trail with nothing in it.
    public static let empty = AuditHead(
        anchorSequence: 0, anchorHash: AuditChain.start, sequence: 0, hash: AuditChain.start)

    /// The hash in the digits that people compare.
    public var hashText: String { HexText.text(self.hash) }
}

/// Vouches for rows of the trail and for its head, with a key that follows from the master key.
public struct AuditChain: Sendable {
    public static let hashBytesCount = 32
    /// What the very first row hangs on.
    public static let start = [UInt8](repeating: 0, count: AuditChain.hashBytesCount)

    private let key: SymmetricKey

    public init(masterKey: MasterKey) {
        self.key = HKDF<SHA256>.deriveKey(
            inputKeyMaterial: masterKey.key, info: Array("audit-chain".utf8),
            outputByteCount: Self.hashBytesCount)
    }

    /// The hash of a row: over its place, the row before it, and everything in it.
    ///
    /// - Parameter content: All values of the row in a form that no two rows share.
    public func link(_ content: [UInt8], at sequence: Int, after previous: [UInt8]) -> [UInt8] {
        var message = HMAC<SHA256>(key: self.key)
        message.update(data: Self.rowLabel)
        message.update(data: Self.number(sequence))
        message.update(data: Self.number(previous.count))
        message.update(data: previous)
        message.update(data: content)
        return Array(message.finalize())
    }

    public func seal(_ head: AuditHead) -> [UInt8] {
        var message = HMAC<SHA256>(key: self.key)
        message.update(data: Self.headLabel)
        message.update(data: Self.number(head.anchorSequence))
        message.update(data: Self.number(head.anchorHash.count))
        message.update(data: head.anchorHash)
        message.update(data: Self.number(head.sequence))
        message.update(data: Self.number(head.hash.count))
        message.update(data: head.hash)
        message.update(data: Self.number(head.brokenAt ?? -1))
        return Array(message.finalize())
    }

    private static let rowLabel = Array("audit row v1\n".utf8)
    private static let headLabel = Array("audit head v1".utf8)

    private static func number(_ value: Int) -> [UInt8] {
        withUnsafeBytes(of: Int64(value).bigEndian) { Array($0) }
    }
}
