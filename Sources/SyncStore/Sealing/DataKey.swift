import Crypto
import Foundation

/// One key of one organization as it is stored: wrapped by the master key, or destroyed.
///
/// The search key is a key of its own, so that destroying an organization's keys also makes the
/// keyed hashes of its NIKs useless.
public struct WrappedDataKey: Sendable, Hashable {
    public enum Purpose: String, Sendable, Hashable {
        case seal
        case search
    }

    public var organizationID: UUID
    public var purpose: Purpose
    public var version: Int
    /// Nil once destroyed.
    public var wrapped: [UInt8]?

    public init(organizationID: UUID, purpose: Purpose, version: Int, wrapped: [UInt8]?) {
        self.organizationID = organizationID
        self.purpose = purpose
        self.version = version
        self.wrapped = wrapped
    }

    /// Makes a new random key.
    public static func make(
        organizationID: UUID, purpose: Purpose, version: Int, masterKey: MasterKey,
        random: @Sendable () -> UInt64
    ) throws(StoreError) -> WrappedDataKey {
        var key = WrappedDataKey(
            organizationID: organizationID, purpose: purpose, version: version, wrapped: nil)
        let plain = SymmetricKey(data: RandomBytes.make(MasterKey.bytesCount, random: random))
        key.wrapped = try masterKey.wrap(plain, context: key.context, random: random)
        return key
    }

    func unwrap(with masterKey: MasterKey) throws(StoreError) -> SymmetricKey? {
        guard let wrapped = self.wrapped else { return nil }
        return try masterKey.unwrap(wrapped, context: self.context)
    }

    private var context: String {
        "data_key|\(self.purpose.rawValue)|\(self.version)|"
            + self.organizationID.uuidString.lowercased()
    }
}
