import FHIRR4

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
        guard segments.count >= 2, let id = segments.last.map(String.init),
            StructureCheck.isResourceID(id)
        else { return nil }
        let type = segments[segments.count - 2]
        guard let first = type.first, first.isUppercase,
            type.allSatisfy({ $0.isASCII && $0.isLetter })
        else { return nil }
        self.type = String(type)
        self.id = id
        self.versionID = version
    }
}
