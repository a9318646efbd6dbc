public import FHIRR4

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// A resource as the platform keeps it, with every version it ever had.
public struct StoredResource: Sendable {
    public struct Version: Sendable {
        /// The whole resource with id and meta.
        public let resource: JSONValue
        public let versionID: String
        public let storedAt: Date
        /// The number of the request that stored it, as in the request log.
        public let requestNumber: Int
    }

    public let type: String
    public let id: String
    /// The facility that created it.
    public let organizationID: String
    /// Oldest first; never empty.
    public internal(set) var versions: [Version]

    public var current: JSONValue { self.versions[self.versions.count - 1].resource }

    public var key: String { "\(self.type)/\(self.id)" }

    /// The version a search sees when the index lags by that many seconds.
    func indexed(at now: Date, delaySeconds: Double) -> JSONValue? {
        self.versions.last { $0.storedAt + delaySeconds <= now }?.resource
    }
}
