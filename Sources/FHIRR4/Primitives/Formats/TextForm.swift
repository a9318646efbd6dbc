/// The forms of those primitive types that are text.
///
/// Written by hand on bytes: a regular expression for each would be the slowest part of the check.
enum TextForm {
    /// R4 limits a string to 1 MiB.
    private static let textBytesMax = 1_048_576
    private static let idBytesMax = 64

    /// Whether there is nothing but white space.
    static func isBlank(_ text: String) -> Bool { text.utf8.allSatisfy(Self.isSpace) }

    /// No control characters but tab, line feed and carriage return.
    static func isText(_ text: String) -> Bool {
        text.utf8.count <= Self.textBytesMax
            && text.utf8.allSatisfy { $0 >= 0x20 || Self.isSpace($0) }
    }

    static func isAddress(_ text: String) -> Bool {
        text.utf8.allSatisfy { $0 > 0x20 }
    }

    /// No white space at the ends and no more than one space at a time within.
    static func isCode(_ text: String) -> Bool {
        var wasSpace = true
        for byte in text.utf8 {
            if byte < 0x20 || byte == 0x20 && wasSpace { return false }
            wasSpace = byte == 0x20
        }
        return !wasSpace
    }

    static func isID(_ text: String) -> Bool {
        (1...Self.idBytesMax).contains(text.utf8.count)
            && text.utf8.allSatisfy { byte in
                Self.isLetterOrDigit(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
            }
    }

    static func isOID(_ text: String) -> Bool {
        guard text.hasPrefix("urn:oid:") else { return false }
        let arcs = text.utf8.dropFirst("urn:oid:".utf8.count)
            .split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard arcs.count >= 2, let root = arcs.first, root.count == 1,
            let first = root.first, (UInt8(ascii: "0")...UInt8(ascii: "2")).contains(first)
        else { return false }
        return arcs.allSatisfy { arc in
            arc.allSatisfy(Self.isDigit) && (arc.count == 1 || arc.first != UInt8(ascii: "0"))
                && !arc.isEmpty
        }
    }

    static func isUUID(_ text: String) -> Bool {
        guard text.hasPrefix("urn:uuid:") else { return false }
        let groups = text.utf8.dropFirst("urn:uuid:".utf8.count)
            .split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        return groups.map(\.count) == [8, 4, 4, 4, 12]
            && groups.allSatisfy { group in
                group.allSatisfy { byte in
                    Self.isDigit(byte) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
                }
            }
    }

    static func isTime(_ text: String) -> Bool {
        var reader = DigitReader(text)
        guard ClockReader.readSeconds(&reader) != nil else { return false }
        if reader.take("."), reader.fraction() == nil { return false }
        return reader.isAtEnd
    }

    /// Groups of four with padding at the very end only; white space may stand between.
    static func isBase64(_ text: String) -> Bool {
        var count = 0
        var padding = 0
        for byte in text.utf8 where !Self.isSpace(byte) {
            if byte == UInt8(ascii: "=") {
                padding += 1
            } else {
                guard padding == 0, Self.isBase64Digit(byte) else { return false }
            }
            count += 1
        }
        return count > 0 && count % 4 == 0 && padding <= 2
    }

    static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
    }

    static func isDigit(_ byte: UInt8) -> Bool {
        byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
    }

    static func isLetter(_ byte: UInt8) -> Bool {
        byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z")
    }

    static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        Self.isLetter(byte) || Self.isDigit(byte)
    }

    private static func isBase64Digit(_ byte: UInt8) -> Bool {
        Self.isLetterOrDigit(byte) || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "/")
    }
}
