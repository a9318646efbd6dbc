/// Tells names that look like a field from names that may carry somebody's data.
enum FieldName {
    private static let bytesMax = 64
    /// Real field names count at most a thing or two; longer runs of digits may be a number of
    /// somebody's.
    private static let digitsMax = 4

    /// The name itself when it is safe to show in a path, else `*`.
    static func safe(_ name: String) -> String { Self.isPlain(name) ? name : "*" }

    private static func isPlain(_ name: String) -> Bool {
        var digits = 0
        for byte in name.utf8 {
            if TextForm.isDigit(byte) {
                digits += 1
            } else if !TextForm.isLetter(byte) && byte != UInt8(ascii: "_") {
                return false
            }
        }
        return !name.isEmpty && name.utf8.count <= Self.bytesMax && digits <= Self.digitsMax
    }
}
