#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Another record named by a field.
struct NamedRecord: Hashable, Sendable {
    enum Target: Hashable, Sendable {
        case record(RecordKind, UUID)
        /// A department, which stands inside the organization's record.
        case department(UUID)
    }

    let target: Target
    let path: String
    /// The path of the item that names it; nil for the head.
    let owner: String?
}

/// Another item of the same record named by a field.
struct ItemLink: Hashable, Sendable {
    let kinds: [ItemKind]
    let id: UUID
    let path: String
    let owner: String?
}

/// A code of a code system given in a field.
struct NamedCode: Hashable, Sendable {
    let system: String
    let code: String
    let path: String
    let owner: String?
}

/// What the fields of one record name.
struct RecordNames: Hashable, Sendable {
    var records: [NamedRecord] = []
    var links: [ItemLink] = []
    var codes: [NamedCode] = []
    /// Every item with a readable id, also those that were left out for an error.
    var handedOver: [ItemName] = []

    /// Forgets what items that are left out had named.
    mutating func keep(ownedBy owners: Set<String>) {
        self.records.removeAll { $0.owner.map { !owners.contains($0) } ?? false }
        self.links.removeAll { $0.owner.map { !owners.contains($0) } ?? false }
        self.codes.removeAll { $0.owner.map { !owners.contains($0) } ?? false }
    }
}
