import FHIRR4

/// A searchset Bundle, read as the platform sends it: entries may be absent, an OperationOutcome may
/// sit among them and is counted in `total` (API 3.0.4).
public struct SearchAnswer: Sendable {
    /// The resources found, in order, without any OperationOutcome.
    public let resources: [JSONValue]
    public let nextPage: PageLink?
    /// There is more, but the link to it cannot be followed: what is not here may be there.
    public let isCutShort: Bool

    /// Nil when the answer is no searchset.
    ///
    /// - Parameter type: The type searched for; included resources of other types are kept as well.
    public init?(_ exchange: Exchange, type: String, gateway: GatewayProfile) {
        guard let bundle = exchange.resource, Self.isSearchset(bundle) else { return nil }
        let entries = bundle["entry"]?.array ?? []
        self.resources = entries.compactMap { $0["resource"] }.filter {
            $0.object?.isEmpty == false && $0["resourceType"]?.string != "OperationOutcome"
        }
        let next = bundle["link"]?.array?.first { $0["relation"]?.string == "next" }
        self.nextPage = next?["url"]?.string.flatMap {
            PageLink($0, type: type, base: gateway.fhir)
        }
        self.isCutShort = next != nil && self.nextPage == nil
    }

    /// Whether a value is a list of what was found; a list of another shape is no empty list.
    static func isSearchset(_ value: JSONValue) -> Bool {
        guard value["resourceType"]?.string == "Bundle",
            value["type"].map({ $0.string == "searchset" }) ?? true
        else { return false }
        return value["entry"].map { $0.array != nil || $0.isNull } ?? true
    }

    /// The resources of one type; unknown types in the answer do no harm.
    public func resources(ofType type: String) -> [JSONValue] {
        self.resources.filter { $0["resourceType"]?.string == type }
    }

    /// The ids of the resources of one type, each once.
    public func ids(ofType type: String) -> [String] {
        var seen: Set<String> = []
        return self.resources(ofType: type).compactMap { $0["id"]?.string }
            .filter { StructureCheck.isResourceID($0) && seen.insert($0).inserted }
    }
}
