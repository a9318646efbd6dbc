/// The address of one of the platform's interfaces, without a slash at its end.
///
/// Only `https` is accepted, except towards this machine itself: a token or a patient's record must
/// never cross a network in the clear.
public struct BaseURL: Sendable, Hashable, CustomStringConvertible {
    public let scheme: String
    /// In lower case, IPv6 addresses in brackets.
    public let host: String
    public let port: Int?
    /// Begins with a slash unless it is empty.
    public let path: String

    public init(_ text: String) throws(GatewayError) {
        guard text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }),
            let separator = text.firstRange(of: "://")
        else { throw GatewayError(.malformedAddress) }
        let scheme = text[..<separator.lowerBound].lowercased()
        guard scheme == "https" || scheme == "http" else { throw GatewayError(.malformedAddress) }
        let rest = text[separator.upperBound...]
        guard !rest.contains(where: { "?#@\\".contains($0) }) else {
            throw GatewayError(.malformedAddress)
        }
        let slash = rest.firstIndex(of: "/") ?? rest.endIndex
        let (host, port) = try Self.split(authority: rest[..<slash])
        guard scheme == "https" || Self.isLoopback(host) else {
            throw GatewayError(.insecureAddress)
        }
        var path = rest[slash...]
        while path.hasSuffix("/") { path.removeLast() }
        self.scheme = scheme
        self.host = host
        self.port = port
        self.path = String(path)
    }

    private init(_ base: BaseURL, path: String) {
        self.scheme = base.scheme
        self.host = base.host
        self.port = base.port
        self.path = path
    }

    /// The address one level below.
    func appending(_ suffix: String) -> BaseURL { BaseURL(self, path: self.path + suffix) }

    public var authority: String { self.port.map { "\(self.host):\($0)" } ?? self.host }

    public var description: String { "\(self.scheme)://\(self.authority)\(self.path)" }

    /// True for this machine, which alone may be spoken to without TLS.
    public var isLoopback: Bool { Self.isLoopback(self.host) }

    private static func isLoopback(_ host: String) -> Bool {
        if host == "localhost" || host == "[::1]" { return true }
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
    }

    private static func split(
        authority: Substring
    ) throws(GatewayError) -> (host: String, port: Int?) {
        var host = authority
        var port: Int?
        let afterBracket = authority.lastIndex(of: "]") ?? authority.startIndex
        if let colon = authority[afterBracket...].lastIndex(of: ":") {
            let digits = authority[authority.index(after: colon)...]
            guard let number = UInt16(digits), number > 0 else {
                throw GatewayError(.malformedAddress)
            }
            port = Int(number)
            host = authority[..<colon]
        }
        let name = host.lowercased()
        let isIPv6 = name.hasPrefix("[") && name.hasSuffix("]")
        let inside = isIPv6 ? name.dropFirst().dropLast() : name[...]
        let allowed = isIPv6 ? "0123456789abcdef:." : "abcdefghijklmnopqrstuvwxyz0123456789.-_"
        guard !inside.isEmpty, inside.allSatisfy(allowed.contains) else {
            throw GatewayError(.malformedAddress)
        }
        return (name, port)
    }
}
