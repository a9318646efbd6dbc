/// Which of the platform's services a request is for.
struct RequestTarget: Sendable {
    enum Service: Hashable, Sendable {
        case token
        case fhir
        case consent
        case kfa
        case inspection
        case unknown
    }

    let service: Service
    /// The path segments after the service's own, decoded.
    let segments: [String]
    let query: [(name: String, value: String)]
    /// The path and query as they may be logged.
    let loggedPath: String

    init(path: String) {
        let halves = path.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        let parts = (halves.first ?? "").split(separator: "/", omittingEmptySubsequences: true)
            .map { PercentEncoding.decode($0) ?? String($0) }
        self.query = halves.count == 2 ? PercentEncoding.pairs(halves[1]) ?? [] : []
        self.loggedPath = DigitMask.apply(to: path)
        switch parts.prefix(2).joined(separator: "/") {
        case "oauth2/v1" where parts.count == 3 && parts[2] == "accesstoken":
            self.service = .token
        case "fhir-r4/v1":
            self.service = .fhir
        case "consent/v1" where parts.count == 3 && parts[2] == "Consent":
            self.service = .consent
        case _ where parts.first == "kfa-v2":
            self.service = .kfa
        case _ where parts.first == "_simulator":
            self.service = .inspection
        default:
            self.service = .unknown
        }
        let own = self.service == .kfa || self.service == .inspection ? 1 : 2
        self.segments = Array(parts.dropFirst(own))
    }

    /// The resource type a FHIR request names, or a word for the other services; faults match it.
    var type: String {
        switch self.service {
        case .token: "token"
        case .consent: "consent"
        case .kfa: "kfa"
        case .fhir: self.segments.first ?? "Bundle"
        case .inspection, .unknown: ""
        }
    }

    func values(of name: String) -> [String] {
        self.query.filter { $0.name == name }.map(\.value)
    }
}

/// Hides what could be a person's number in a path that is kept.
enum DigitMask {
    /// Replaces every run of twelve or more digits; ids of the platform are shorter.
    static func apply(to text: String) -> String {
        var masked = ""
        var run = ""
        for character in text + "\u{0}" {
            if character.isASCII, character.isNumber {
                run.append(character)
                continue
            }
            masked += run.count >= 12 ? String(repeating: "*", count: run.count) : run
            run = ""
            if character != "\u{0}" { masked.append(character) }
        }
        return masked
    }
}
