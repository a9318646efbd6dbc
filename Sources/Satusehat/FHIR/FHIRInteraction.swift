/// What is asked of the platform's FHIR interface.
///
/// Bodies are the exact bytes to send. There is no delete: the platform has none.
public enum FHIRInteraction: Sendable, Hashable {
    case create(type: String, body: [UInt8])
    /// Replaces the whole resource; the body carries the same id.
    case update(type: String, id: String, body: [UInt8])
    /// An RFC 6902 array. Not idempotent when it appends.
    case patch(type: String, id: String, body: [UInt8])
    case read(type: String, id: String)
    case search(type: String, parameters: [SearchParameter])
    /// The next page of a search, by the link the platform gave.
    case page(PageLink)
    /// A transaction Bundle, sent to the base address itself.
    case transaction(body: [UInt8])
}
