/// What the text of a reference says about its target. FHIR R4 section 2.3.0.1.
enum ReferenceText: Equatable {
    /// `#id`: a resource contained in the same one.
    case contained(id: String)
    /// A URN, which only a Bundle around can resolve.
    case urn
    /// A type, from `Type/id`, `Type?query`, an absolute URL or a stand-in.
    case typed(String)
    /// An absolute URL of another form; it says nothing.
    case elsewhere
    case malformed

    init(_ text: String) {
        if text.hasPrefix("#") {
            self = .contained(id: String(text.dropFirst()))
        } else if text.hasPrefix("urn:") {
            self = Self.standInType(text).map(Self.typed) ?? .urn
        } else if text.utf8.contains(UInt8(ascii: ":")), text.contains("://") {
            self = Self.readAbsolute(text)
        } else {
            self = Self.readRelative(text)
        }
    }

    /// The bridge names a target whose id is not known yet as `urn:uuid:…#Type` or
    /// `urn:uuid:…#Type.component`.
    private static func standInType(_ text: String) -> String? {
        guard let hash = text.firstIndex(of: "#") else { return nil }
        let type = text[text.index(after: hash)...].prefix { $0 != "." }
        return type.isEmpty ? nil : String(type)
    }

    private static func readAbsolute(_ text: String) -> ReferenceText {
        let segments = Self.withoutVersion(Self.segments(text))
        guard segments.count >= 5, let id = segments.last, TextForm.isID(String(id)) else {
            return .elsewhere
        }
        let type = String(segments[segments.count - 2])
        return R4Catalog.shared.resource(type) == nil ? .elsewhere : .typed(type)
    }

    private static func readRelative(_ text: String) -> ReferenceText {
        if let query = text.utf8.firstIndex(of: UInt8(ascii: "?")) {
            let type = String(text[..<query])
            return text.index(after: query) < text.endIndex ? .typed(type) : .malformed
        }
        let segments = Self.withoutVersion(Self.segments(text))
        guard segments.count == 2, TextForm.isID(String(segments[1])) else { return .malformed }
        return .typed(String(segments[0]))
    }

    /// Cut by bytes, which is several times quicker than by characters.
    private static func segments(_ text: String) -> [Substring] {
        text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
            .map { Substring($0) }
    }

    private static func withoutVersion(_ segments: [Substring]) -> [Substring] {
        guard segments.count >= 4, segments[segments.count - 2] == "_history" else {
            return segments
        }
        return segments.dropLast(2)
    }
}
