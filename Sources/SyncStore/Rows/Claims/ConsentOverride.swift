import Foundation
import SyncCore

/// The organization's explicit setting that sends without a consent on file (G-61).
///
/// It never overrules a patient who refused, revoked or limited the consent.
public struct ConsentOverride: Sendable, Hashable {
    public var id: UUID
    /// The law or decree that it rests on.
    public var legalGround: String
    public var author: UUID?
    public var authorName: String
    public var since: Date
    public var endedAt: Date?
    public var endedBy: UUID?
    public var endedByName: String?

    public init(
        id: UUID, legalGround: String, author: UUID?, authorName: String, since: Date,
        endedAt: Date? = nil, endedBy: UUID? = nil, endedByName: String? = nil
    ) {
        self.id = id
        self.legalGround = legalGround
        self.author = author
        self.authorName = authorName
        self.since = since
        self.endedAt = endedAt
        self.endedBy = endedBy
        self.endedByName = endedByName
    }
}
