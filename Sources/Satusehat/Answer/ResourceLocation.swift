/// The type, id and version at the end of an address such as
/// `https://host/fhir-r4/v1/Encounter/{id}/_history/{version}`.
public struct ResourceLocation: Sendable, Hashable {
    public let type: String
    public let id: String
    public let versionID: String?

    public init?(_ address: String) {
        var segments = address.split(separator: "/", omittingEmptySubsequences: true)
        var version: String?
        if let history = segments.lastIndex(of: "_history") {
            let after = segments.index(after: history)
            version = after < segments.endIndex ? String(segments[after]) : nil
            segments = Array(segments[..<history])
        }
        guard segments.count >= 2, let id = segments.last, Self.isID(id) else { return nil }
        let type = segments[segments.count - 2]
        guard let first = type.first, first.isUppercase,
            type.allSatisfy({ $0.isASCII && $0.isLetter })
        else { return nil }
        self.type = String(type)
        self.id = String(id)
        self.versionID = version
    }

    /// FHIR's form of an id: 1 to 64 letters, digits, hyphens and dots.
    private static func isID(_ text: Substring) -> Bool {
        (1...64).contains(text.count)
            && text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-.".contains($0)) }
    }
}
