/// A link to the next page of a search that leads to where the search was made.
///
/// Only `SearchAnswer` makes one, after comparing the origin: a link to another host would carry the
/// access token away.
public struct PageLink: Sendable, Hashable {
    /// Path and query, as the platform encoded them.
    let target: String
    let type: String

    init?(_ link: String, type: String, base: BaseURL) {
        guard link.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }), !link.contains("#") else {
            return nil
        }
        let origin = "\(base.scheme)://\(base.authority)"
        var target = link
        if link.contains("://") {
            guard link.lowercased().hasPrefix(origin.lowercased() + "/") else { return nil }
            target = String(link.dropFirst(origin.count))
        }
        guard target.hasPrefix(base.path + "/") || target.hasPrefix(base.path + "?"),
            !target.contains("/../")
        else { return nil }
        self.target = target
        self.type = type
    }
}
