#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// An item of a record, told apart from every other by its kind and local id.
public struct ItemName: Hashable, Sendable {
    public let kind: ItemKind
    public let id: UUID
    /// Where it stands in the revision it was read from, such as `data.diagnoses[0]`.
    public let path: String
}
