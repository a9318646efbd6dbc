#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// What stands or falls together while a record is read: the head, or one item of it.
final class ItemScope {
    /// The path of the item; nil for the head of the record.
    let path: String?
    let itemID: UUID
    /// Whether an error here takes the whole record with it.
    let refusesRecord: Bool
    private(set) var isWhole = true

    init(path: String? = nil, itemID: UUID = .standIn, refusesRecord: Bool) {
        self.path = path
        self.itemID = itemID
        self.refusesRecord = refusesRecord
    }

    func fail() { self.isWhole = false }
}
