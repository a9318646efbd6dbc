/// Paths of items and fields.
enum ItemPath {
    /// Whether a path points at an item or into it.
    static func contains(_ item: String, _ path: String) -> Bool {
        guard path.hasPrefix(item) else { return false }
        let next = path.utf8.dropFirst(item.utf8.count).first
        return next == nil || next == UInt8(ascii: ".") || next == UInt8(ascii: "[")
    }
}
