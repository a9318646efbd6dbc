import HTTPTypes

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// One request with everything the desks need of it.
struct Call: Sendable {
    let number: Int
    let method: String
    let target: RequestTarget
    let body: [UInt8]
    let fields: HTTPFields
    let at: Date

    /// The same transaction as if only its first half had been sent.
    func withHalfOfItsEntries() -> Call {
        Call(
            number: self.number, method: self.method, target: self.target,
            body: FaultRule.firstHalf(of: self.body), fields: self.fields, at: self.at)
    }

    var bearerToken: String? {
        guard let value = self.fields[.authorization], value.hasPrefix("Bearer ") else {
            return nil
        }
        return String(value.dropFirst("Bearer ".count))
    }

    /// The media type without parameters, in lower case.
    var contentType: String {
        let value = self.fields[.contentType] ?? ""
        let type = value.split(separator: ";").first ?? ""
        return type.filter { $0 != " " }.lowercased()
    }

    var ifNoneExist: String? {
        HTTPField.Name("If-None-Exist").flatMap { self.fields[$0] }
    }

    /// The same for two requests that ask for the same thing with the same bytes.
    var fingerprint: UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in self.method.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        for byte in self.target.loggedPath.utf8 {
            hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
        }
        for byte in self.body { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return hash
    }
}
