#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// One clinical fact inside a record.
public protocol RecordItem: Hashable, Sendable {
    /// The clinic's own identifier, stable for life.
    var id: UUID { get }
    /// Where the item stands in the record, such as `data.diagnoses[0]`, for findings about it.
    var path: String { get }
}
