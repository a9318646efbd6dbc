/// How one delivery depends on another.
public struct Dependency: Sendable, Hashable, Codable {
    public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
        /// The parent must be completed; if it is skipped, so is the child.
        case required
        /// The parent must be completed or skipped; a failed parent blocks the child.
        case accepted
        /// The parent must only have come to rest. What it would have contributed is left out when
        /// it was not completed, and the child is sent again once it is.
        case settled
    }

    public let key: ResourceKey
    public let stage: DeliveryStage
    public let kind: Kind

    public init(_ key: ResourceKey, stage: DeliveryStage = .create, kind: Kind = .required) {
        self.key = key
        self.stage = stage
        self.kind = kind
    }
}
