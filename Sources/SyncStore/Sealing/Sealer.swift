import Crypto
import Foundation

/// Where a sealed value stands; it opens nowhere else.
public struct SealedPlace: Sendable, Hashable {
    public let table: String
    public let column: String
    public let row: String

    public init(table: String, column: String, row: String) {
        self.table = table
        self.column = column
        self.row = row
    }
}

/// Seals and opens the values of one organization.
///
/// New values take the newest key; old ones open with the version they carry, so keys can be
/// rotated while the bridge runs.
public struct Sealer: Sendable {
    public let organizationID: UUID
    private let keys: [UInt32: SymmetricKey]
    private let newestVersion: UInt32
    private let searchKey: SymmetricKey
    private let random: @Sendable () -> UInt64
    private let organization: String

    /// Nil when a key that is needed was destroyed or is not there.
    public init?(
        organizationID: UUID, wrapped: [WrappedDataKey], masterKey: MasterKey,
        random: @escaping @Sendable () -> UInt64
    ) throws(StoreError) {
        var keys: [UInt32: SymmetricKey] = [:]
        var searchKey: SymmetricKey?
        for row in wrapped where row.organizationID == organizationID {
            guard let key = try row.unwrap(with: masterKey) else { continue }
            switch row.purpose {
            case .seal: keys[UInt32(row.version)] = key
            case .search: searchKey = key
            }
        }
        guard let newest = keys.keys.max(), let searchKey else { return nil }
        self.organizationID = organizationID
        self.keys = keys
        self.newestVersion = newest
        self.searchKey = searchKey
        self.random = random
        self.organization = organizationID.uuidString.lowercased()
    }

    public func seal(_ plain: [UInt8], at place: SealedPlace) throws(StoreError) -> [UInt8] {
        guard let key = self.keys[self.newestVersion] else {
            throw StoreError(.wrongKey, "the organization has no data key")
        }
        return try SealedBytes.seal(
            plain, key: key, version: self.newestVersion, context: self.context(place),
            random: self.random)
    }

    public func open(_ sealed: [UInt8], at place: SealedPlace) throws(StoreError) -> [UInt8] {
        guard let version = SealedBytes.version(of: sealed) else {
            throw StoreError(.damaged, "\(place.table).\(place.column) is not a sealed value")
        }
        guard let key = self.keys[version] else {
            throw StoreError(.wrongKey, "no key of version \(version) is at hand")
        }
        guard let plain = SealedBytes.open(sealed, key: key, context: self.context(place)) else {
            throw StoreError(.damaged, "\(place.table).\(place.column) does not open")
        }
        return plain
    }

    /// A hash by which a NIK can be found without being stored: only the key's holder can make it.
    public func searchHash(_ text: String) -> [UInt8] {
        self.digest(Array(text.utf8), purpose: "search")
    }

    /// A keyed digest: contents can be compared without a guess being checkable by outsiders.
    public func contentDigest(_ bytes: [UInt8]) -> [UInt8] {
        self.digest(bytes, purpose: "content")
    }

    private func digest(_ bytes: [UInt8], purpose: String) -> [UInt8] {
        var code = HMAC<SHA256>(key: self.searchKey)
        code.update(data: Array((purpose + "|").utf8))
        code.update(data: bytes)
        return Array(code.finalize())
    }

    private func context(_ place: SealedPlace) -> String {
        "\(place.table)|\(place.column)|\(place.row)|\(self.organization)"
    }
}

extension MasterKey {
    /// A hash of a client id, under which what limits its sending is stored.
    ///
    /// Several tenants can share a client, so the hash belongs to the store, not to an organization.
    public func clientHash(_ client: String) -> [UInt8] {
        Array(HMAC<SHA256>.authenticationCode(for: Array(client.utf8), using: self.clientKey))
    }
}
