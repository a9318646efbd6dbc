import Foundation

/// Which of the platform's worlds a record goes to; identifiers of one mean nothing in the other.
public enum PlatformEnvironment: String, Sendable, Hashable, Codable, CaseIterable {
    case sandbox
    case production
}

/// One clinic in one environment: the first part of every key we store.
public struct Tenant: Sendable, Hashable, Codable {
    public let organizationID: UUID
    public let environment: PlatformEnvironment

    public init(organizationID: UUID, environment: PlatformEnvironment) {
        self.organizationID = organizationID
        self.environment = environment
    }
}
