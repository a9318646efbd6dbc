import Foundation

/// How much a consent lets through.
public enum ConsentScope: String, Sendable, Hashable, Codable, CaseIterable {
    case all
    case encounterOnly = "encounter_only"
    case none
}

/// One consent of a patient, as far as it decides what may be sent.
public struct ConsentFacts: Sendable, Hashable {
    public var given: Bool
    public var scope: ConsentScope
    /// When it was given (`consent_datetime`).
    public var at: Date
    public var validFrom: Date
    public var validUntil: Date?
    public var revoked: Bool

    public init(
        given: Bool, scope: ConsentScope, at: Date, validFrom: Date, validUntil: Date?,
        revoked: Bool
    ) {
        self.given = given
        self.scope = scope
        self.at = at
        self.validFrom = validFrom
        self.validUntil = validUntil
        self.revoked = revoked
    }
}
