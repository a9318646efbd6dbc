/// The next page of a search, asked for where the search itself was made.
///
/// The platform writes its own address into its links, whatever way the search came: through a
/// gateway, a province or a test server it would lead past them, and to another host it would carry
/// the access token away. So only the query is taken from a link.
public struct PageLink: Sendable, Hashable {
    /// Path and query; the query as the platform encoded it.
    let target: String
    let type: String

    init?(_ link: String, type: String, base: BaseURL) {
        guard link.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }), !link.contains("#"),
            let mark = link.firstIndex(of: "?")
        else { return nil }
        let query = link[link.index(after: mark)...]
        var path = link[..<mark]
        if path.hasSuffix("/") { path.removeLast() }
        guard !query.isEmpty, path.hasSuffix("/" + type) else { return nil }
        self.target = "\(base.path)/\(type)?\(query)"
        self.type = type
    }
}
