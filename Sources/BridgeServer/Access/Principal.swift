import Foundation
import SyncCore
import SyncStore

/// Who makes a call, and for which organization.
struct Principal: Sendable {
    enum Kind: Sendable, Hashable {
        case user
        case apiKey
    }

    let kind: Kind
    let id: UUID
    let name: String
    let role: Role
    let organizationID: UUID
    /// Set for a signed-in person.
    var session: SessionRow?

    var actorKind: AuditEvent.ActorKind { self.kind == .user ? .user : .apiKey }
}
