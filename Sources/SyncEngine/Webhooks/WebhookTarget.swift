import ClinicRecord
import Foundation
import Satusehat

/// An address that events may be sent to.
///
/// Only `https`, except towards this machine. A clinic's private network is fine, for its software
/// lives there. Refused are addresses that no receiver has: those of the platform, and link-local
/// ones, where clouds keep the keys of the machine we run on. A name is judged as it is written; what
/// it is resolved to later is not looked at. Its path may hold a secret, so a description shows the
/// host alone.
public struct WebhookTarget: Sendable, Hashable, CustomStringConvertible {
    /// Why an address is refused.
    public enum Problem: String, Error, Sendable, Hashable, CaseIterable {
        case malformed = "address_malformed"
        case insecure = "address_insecure"
        case platform = "address_of_platform"
        case reserved = "address_reserved"
    }

    static let charactersMax = 2_000
    private static let platformDomain = "kemkes.go.id"
    private static let metadataNames: Set<String> = ["metadata.google.internal", "metadata"]

    let scheme: String
    let authority: String
    /// With the query, if there is one.
    let path: String

    /// - Parameter platformAddresses: Base addresses configured for the platform, if they are not the
    ///   Ministry's own.
    public init(_ text: String, platformAddresses: [String] = []) throws(Problem) {
        let plain = text.prefix { $0 != "?" }
        let query = text.dropFirst(plain.count)
        guard text.utf8.count <= Self.charactersMax, !query.contains("#"),
            query.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
        else { throw .malformed }
        let base: BaseURL
        do {
            base = try BaseURL(String(plain))
        } catch {
            throw error.code == .insecureAddress ? .insecure : .malformed
        }
        try Self.check(base.host)
        let isPlatform = platformAddresses.contains { address in
            guard let platform = try? BaseURL(address) else { return false }
            return platform.host == base.host && platform.portInUse == base.portInUse
        }
        guard !isPlatform else { throw .platform }
        self.scheme = base.scheme
        self.authority = base.authority
        // The base address drops slashes at its end, and a receiver may mean them.
        let rest = plain[(plain.firstRange(of: "://")?.upperBound ?? plain.startIndex)...]
        let path = rest.firstIndex(of: "/").map { String(rest[$0...]) } ?? "/"
        self.path = path + query
    }

    public var description: String { "\(self.scheme)://\(self.authority)/…" }

    private static func check(_ host: String) throws(Problem) {
        var name = host[...]
        if name.hasPrefix("[") {
            guard let bytes = IPAddress.version6(name.dropFirst().dropLast()) else {
                throw .malformed
            }
            guard !IPAddress.isReserved(version6: bytes) else { throw .reserved }
            return
        }
        while name.hasSuffix(".") { name.removeLast() }
        guard !name.isEmpty else { throw .malformed }
        if IPAddress.looksLikeVersion4(name) {
            guard let bytes = IPAddress.version4(name) else { throw .malformed }
            guard !IPAddress.isReserved(version4: bytes) else { throw .reserved }
            return
        }
        guard name != Self.platformDomain, !name.hasSuffix("." + Self.platformDomain) else {
            throw .platform
        }
        guard !Self.metadataNames.contains(String(name)) else { throw .reserved }
    }
}

extension WebhookTarget.Problem {
    /// What is wrong, for people.
    public var text: LocalizedText {
        switch self {
        case .malformed:
            LocalizedText(
                indonesian: "Bukan alamat https:// yang dapat dipakai.",
                english: "This is no https:// address that can be used.")
        case .insecure:
            LocalizedText(
                indonesian: "Alamat harus https://; http:// hanya untuk mesin ini sendiri.",
                english: "The address must be https://; http:// is for this machine alone.")
        case .platform:
            LocalizedText(
                indonesian: "Alamat ini milik SATUSEHAT; beri alamat perangkat lunak klinik.",
                english: "This address is SATUSEHAT's; give that of the clinic's software.")
        case .reserved:
            LocalizedText(
                indonesian: "Alamat ini dicadangkan (link-local atau metadata) dan tidak dikirimi.",
                english: "This address is reserved (link-local or metadata); nothing is sent there."
            )
        }
    }
}

extension BaseURL {
    fileprivate var portInUse: Int { self.port ?? (self.scheme == "https" ? 443 : 80) }
}
