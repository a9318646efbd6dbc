public import FHIRR4

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// What every clinic record comes in (model section 2).
public struct Envelope: Hashable, Sendable {
    public enum Event: String, ClinicCode {
        case registered, arrived, started
        case itemAdded = "item_added"
        case finished, amended, cancelled
        case resultsAuthorized = "results_authorized"
        case dispensed
    }

    public let schemaVersion: String
    public let organizationID: UUID
    public let kind: RecordKind
    public let id: UUID
    /// Starts at 1 and only grows; a lower or equal one is already known.
    public let revision: Int
    public let changedAt: Instant
    public let event: Event?
    /// The whole record as it was handed in.
    public let json: JSONValue

    /// The part that depends on the kind.
    public var data: JSONValue { self.json["data"] ?? .null }
}

extension Envelope {
    static let currentVersion = "1.0"

    init(reading fields: FieldReader, json: JSONValue) {
        self.schemaVersion = fields.required(
            "schema_version", .string.with { $0 == Self.currentVersion ? nil : .schemaVersion })
        self.organizationID = fields.required("organization_id", .uuid)
        self.kind = fields.required("kind", .code)
        self.id = fields.required("id", .uuid)
        self.revision = fields.required("revision", .int(atLeast: 1))
        self.changedAt = fields.required("changed_at", .instant)
        self.event = fields.optional("event", .code)
        self.json = json
    }
}
