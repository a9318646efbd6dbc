import HTTPTypes
import SyncCore

/// Takes tokens, secrets and people out of what is written down about a request.
public enum Redaction {
    static let mask = "***"

    /// Headers whose values are secrets, or may hold an address that names a person.
    private static let secretHeaders: Set<String> = [
        "authorization", "proxy-authorization", "cookie", "set-cookie", "www-authenticate",
    ]

    static func headers(_ fields: HTTPFields) -> [String: String] {
        var result: [String: String] = [:]
        for field in fields {
            let name = field.name.canonicalName
            let isSecret = Self.secretHeaders.contains(name)
            let value = isSecret ? Self.mask : SafeText.masked(field.value)
            result[name] = result[name].map { "\($0), \(value)" } ?? value
        }
        return result
    }

    /// Parameters that never name a person; the values of all others are masked.
    private static let openParameters: Set<String> = [
        "_count", "_id", "_include", "_lastUpdated", "_revinclude", "_sort", "based-on", "category",
        "clinical-status", "code", "collected", "context", "date", "encounter", "grant_type",
        "keyword", "organization", "page", "partof", "patient", "patient_id", "performer",
        "practitioner", "prescription", "product_type", "request", "requester", "service-provider",
        "size", "specimen", "status", "subject", "type", "vaccine-code",
    ]
    /// Identifier systems below this address number people: NIK, passport, family card.
    private static let personalSystems = "https://fhir.kemkes.go.id/id/"
    private static let longNumberDigits = 12

    /// The address with the values that could name a person masked.
    public static func url(of head: HTTPRequest) -> String {
        let origin = "\(head.scheme ?? "https")://\(head.authority ?? "")"
        let target = head.path ?? ""
        guard let mark = target.firstIndex(of: "?") else { return origin + target }
        let query = target[target.index(after: mark)...].split(separator: "&").map(Self.parameter)
        return "\(origin)\(target[..<mark])?\(query.joined(separator: "&"))"
    }

    private static func parameter(_ pair: Substring) -> String {
        let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2 else { return Self.mask }
        let name = String(parts[0])
        guard let value = PercentEncoding.decode(parts[1]) else { return "\(name)=\(Self.mask)" }
        if name == "identifier" { return "\(name)=\(Self.identifier(value, encoded: parts[1]))" }
        let isOpen = Self.openParameters.contains(name) && !Self.holdsLongNumber(value)
        return isOpen ? String(pair) : "\(name)=\(Self.mask)"
    }

    private static func identifier(_ value: String, encoded: Substring) -> String {
        guard let bar = value.firstIndex(of: "|") else {
            return Self.holdsLongNumber(value) ? Self.mask : String(encoded)
        }
        let isPersonal =
            value.hasPrefix(Self.personalSystems)
            || Self.holdsLongNumber(String(value[value.index(after: bar)...]))
        guard isPersonal else { return String(encoded) }
        return PercentEncoding.encode(String(value[...bar])) + Self.mask
    }

    /// As long as a NIK; UUIDs are no such numbers.
    private static func holdsLongNumber(_ value: String) -> Bool {
        value.split { !($0.isASCII && $0.isNumber) }.contains { $0.count >= Self.longNumberDigits }
    }
}
