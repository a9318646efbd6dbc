import FHIRR4

/// The answer to a transaction: one entry for each request, in the same order (API 4.2).
public struct TransactionAnswer: Sendable {
    public struct Entry: Sendable, Hashable {
        public let status: Int?
        public let type: String?
        public let id: String?
        public let versionID: String?
    }

    public let entries: [Entry]

    /// Nil when the answer is not a transaction's.
    public init?(_ exchange: Exchange) {
        guard let bundle = exchange.resource, bundle["resourceType"]?.string == "Bundle",
            let kind = bundle["type"]?.string,
            kind == "transaction-response" || kind == "batch-response"
        else { return nil }
        self.entries = (bundle["entry"]?.array ?? []).map(Self.entry)
    }

    /// Whether there is one entry for each request and each names the type asked for; if not, no
    /// entry may be trusted.
    public func agrees(withTypes types: [String]) -> Bool {
        self.entries.count == types.count
            && zip(self.entries, types).allSatisfy { $0.type == nil || $0.type == $1 }
    }

    private static func entry(_ json: JSONValue) -> Entry {
        let response = json["response"]
        let status = response?["status"]
        let code = status?.int ?? status?.string.flatMap { Int($0.prefix(3)) }
        let location = response?["location"]?.string.flatMap { ResourceLocation($0) }
        return Entry(
            status: code,
            type: location?.type ?? response?["resourceType"]?.string,
            id: location?.id ?? response?["resourceID"]?.string,
            versionID: location?.versionID)
    }
}
