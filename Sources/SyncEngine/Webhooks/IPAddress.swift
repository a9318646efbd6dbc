import Foundation

/// Numeric addresses, read the one way that cannot be misread.
///
/// Resolvers also take `2852039166`, `0xA9.254.1` or `0251.0376.1.1` for an address of version 4.
/// Whatever ends in a number has to be four plain numbers, or it is none.
enum IPAddress {
    static func looksLikeVersion4(_ host: Substring) -> Bool {
        guard let last = host.split(separator: ".").last else { return false }
        return last.allSatisfy(\.isNumber) || last.hasPrefix("0x")
    }

    static func version4(_ host: Substring) -> [UInt8]? {
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        let bytes = parts.compactMap { part in
            part == "0" || !part.hasPrefix("0") ? UInt8(part) : nil
        }
        return parts.count == 4 && bytes.count == 4 ? bytes : nil
    }

    static func version6(_ host: Substring) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: 16)
        return inet_pton(AF_INET6, String(host), &bytes) == 1 ? bytes : nil
    }

    /// "This network", link-local, and what is nobody's alone.
    static func isReserved(version4 bytes: [UInt8]) -> Bool {
        bytes[0] == 0 || bytes[0] >= 224 || (bytes[0] == 169 && bytes[1] == 254)
    }

    static func isReserved(version6 bytes: [UInt8]) -> Bool {
        let isUnspecified = bytes.allSatisfy { $0 == 0 }
        let isLinkLocal = bytes[0] == 0xFE && bytes[1] & 0xC0 == 0x80
        let isMulticast = bytes[0] == 0xFF
        if isUnspecified || isLinkLocal || isMulticast || bytes == Self.cloudMetadata {
            return true
        }
        return Self.version4Inside(bytes).map { Self.isReserved(version4: $0) } ?? false
    }

    /// `fd00:ec2::254`.
    private static let cloudMetadata: [UInt8] =
        [0xFD, 0x00, 0x0E, 0xC2] + [UInt8](repeating: 0, count: 10) + [0x02, 0x54]

    /// The address of version 4 that is written as one of version 6: mapped, compatible, or through
    /// a translator (`64:ff9b::/96`). This machine itself is none.
    private static func version4Inside(_ bytes: [UInt8]) -> [UInt8]? {
        let zeros = [UInt8](repeating: 0, count: 8)
        let head = Array(bytes[0..<12])
        let isThisMachine = bytes == zeros + zeros.dropLast() + [1]
        let prefixes: [[UInt8]] = [
            zeros + [0, 0, 0xFF, 0xFF], zeros + [0, 0, 0, 0],
            [0x00, 0x64, 0xFF, 0x9B] + zeros,
        ]
        return prefixes.contains(head) && !isThisMachine ? Array(bytes[12...]) : nil
    }
}
