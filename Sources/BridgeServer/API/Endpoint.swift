import ClinicRecord
import FHIRR4
import HTTPTypes
import SyncCore

/// One call of the API: where it is, who may make it, what it takes and answers, and what it does.
///
/// The router, the permission checks and the published document are all made from these, so they
/// cannot disagree.
struct Endpoint: Sendable {
    /// Who may make the call.
    enum Access: Sendable, Hashable {
        /// Anybody who reaches the port.
        case open
        /// Whoever is signed in or has a key.
        case anyRole
        case permission(Permission)
    }

    struct Parameter: Sendable {
        enum Place: String, Sendable {
            case query
            case header
        }

        let name: String
        let place: Place
        let schema: Schema
        let isRequired: Bool
        let text: LocalizedText

        init(
            _ name: String, _ schema: Schema, in place: Place = .query, isRequired: Bool = false,
            _ text: LocalizedText
        ) {
            self.name = name
            self.place = place
            self.schema = schema
            self.isRequired = isRequired
            self.text = text
        }
    }

    struct Body: Sendable {
        let schema: Schema
        var contentTypes = ["application/json"]
        var isRequired = true
    }

    let method: HTTPRequest.Method
    /// With `{id}` where the path carries an identifier.
    let path: String
    let group: String
    let access: Access
    let summary: LocalizedText
    var parameters: [Parameter] = []
    var body: Body?
    var answer: Schema?
    var answerType = "application/json"
    var status: HTTPResponse.Status = .ok
    /// Statuses beside those that every call can have.
    var otherStatuses: [HTTPResponse.Status] = []
    /// Set where the body is read piece by piece and may take longer.
    var isLong = false
    let handle: @Sendable (Call) async throws -> Reply

    /// Which organization's environment is meant, on every call about one.
    static let environment = Parameter(
        "environment", .choice(PlatformEnvironment.allCases.map(\.rawValue)),
        LocalizedText(
            "Lingkungan SATUSEHAT, bila organisasi punya keduanya; tanpa ini: yang aktif, produksi lebih dulu.",
            "The platform's environment when the organization has both; without it: the active one, production first."
        ))

    static func limit(_ standard: Int, max: Int) -> Parameter {
        Parameter(
            "limit", .integer(1...max),
            LocalizedText("Banyaknya, bawaan \(standard).", "How many, \(standard) by default."))
    }

    static let offset = Parameter(
        "offset", .integer(0...10_000_000),
        LocalizedText("Berapa yang dilewati.", "How many to skip."))
}
