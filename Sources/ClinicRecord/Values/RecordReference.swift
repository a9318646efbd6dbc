#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// Another clinic record that a record names.
public struct RecordReference: Hashable, Sendable {
    public let kind: RecordKind
    public let id: UUID

    public init(kind: RecordKind, id: UUID) {
        self.kind = kind
        self.id = id
    }
}
