import Foundation
import SyncCore

/// Who did what to which thing, when, from where, and how it ended.
///
/// It stands readable for years, so it names things and staff, never patients: resource identifiers
/// of the clinic's own, stable words, and nothing from a record.
public struct AuditEvent: Sendable, Hashable {
    public enum ActorKind: String, Sendable, Hashable, CaseIterable, Codable {
        case user
        case apiKey = "api_key"
        case commandLine = "command_line"
        case system
    }

    public enum Outcome: String, Sendable, Hashable, CaseIterable, Codable {
        case success
        case refused
        case failed
    }

    public var id: UUID
    /// Nil for what belongs to no organization, such as a wrong user name.
    public var organizationID: UUID?
    public var environment: PlatformEnvironment?
    public var at: Date
    public var actorKind: ActorKind
    public var actorID: UUID?
    public var actorName: String
    public var role: Role?
    /// A stable word such as `user_added`.
    public var action: String
    public var resourceType: String?
    public var resourceID: String?
    /// Where the request came from.
    public var address: String?
    public var outcome: Outcome
    public var requestID: String?
    /// Safe words only: codes, counts, names of settings.
    public var detail: [String: String]

    public init(
        id: UUID, organizationID: UUID? = nil, environment: PlatformEnvironment? = nil, at: Date,
        actorKind: ActorKind, actorID: UUID? = nil, actorName: String, role: Role? = nil,
        action: String, resourceType: String? = nil, resourceID: String? = nil,
        address: String? = nil, outcome: Outcome = .success, requestID: String? = nil,
        detail: [String: String] = [:]
    ) {
        self.id = id
        self.organizationID = organizationID
        self.environment = environment
        self.at = at
        self.actorKind = actorKind
        self.actorID = actorID
        self.actorName = actorName
        self.role = role
        self.action = action
        self.resourceType = resourceType
        self.resourceID = resourceID
        self.address = address
        self.outcome = outcome
        self.requestID = requestID
        self.detail = detail
    }
}
