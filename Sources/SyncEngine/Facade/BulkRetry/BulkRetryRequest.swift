import SyncStore

/// Which deliveries are to be put back in line; everything at once has to be said in so many words.
public struct BulkRetryRequest: Sendable, Hashable {
    public enum Choice: Sendable, Hashable {
        /// Every failed, skipped and held delivery.
        case all
        case matching(BulkRetryFilter)
    }

    public var choice: Choice

    public init(_ choice: Choice) { self.choice = choice }

    /// Why it was refused: a filter that names nothing is most likely a slip.
    public enum Refusal: String, Error, Sendable, Hashable {
        case filterEmpty = "FILTER_REQUIRED"
    }

    func filter() throws(Refusal) -> BulkRetryFilter {
        switch self.choice {
        case .all: return BulkRetryFilter()
        case .matching(let filter):
            guard !filter.isOpen else { throw .filterEmpty }
            return filter
        }
    }
}
