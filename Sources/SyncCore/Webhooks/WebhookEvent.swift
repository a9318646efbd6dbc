import Foundation

/// One event and the document it is sent as.
///
/// The document is `{"id", "type", "created_at", "organization_id", "environment", "data"}`. Fields
/// may be added to it; none is renamed or removed. `data` holds:
///
/// | `type` | `data` |
/// |---|---|
/// | `visit.settled` | `encounter_id`, `satusehat_encounter_id` if there is one, `status`, `counts` |
/// | `encounter.id_available` | `encounter_id`, `satusehat_encounter_id`, `status` |
/// | `encounter.id_changed` | the same and `previous_satusehat_encounter_id` |
/// | `delivery.failed`, `delivery.needs_person` | `sync_queue_id`, `resource_type`, `resource_id`, `encounter_id` if it belongs to a visit, `status`, `phase`, `error_code` if known |
/// | `outage.began` | `since` |
/// | `outage.ended` | `since`, `until` |
/// | `test` | nothing |
///
/// `encounter_id` and `resource_id` are the clinic's own ids. There is no clinical content in it,
/// nobody's name or number, and no text that a person or the platform wrote.
public struct WebhookEvent: Sendable, Hashable {
    public enum Detail: Sendable, Hashable {
        case visit(encounterID: UUID, satusehatID: String?, standing: VisitStanding)
        /// `previousID` when it is another id than before.
        case encounterID(
            encounterID: UUID, satusehatID: String, previousID: String?, status: DeliveryStatus)
        case delivery(
            id: UUID, type: String, resourceID: UUID, encounterID: UUID?, phase: DeliveryPhase,
            errorCode: String?)
        /// `until` when it is over.
        case outage(since: Date, until: Date?)
        case test
    }

    /// Codes are short words; what is longer or looks otherwise is none of ours.
    private static let codeCharactersMax = 64

    public var id: UUID
    public var tenant: Tenant
    public var createdAt: Date
    public var detail: Detail

    public init(id: UUID, tenant: Tenant, createdAt: Date, detail: Detail) {
        self.id = id
        self.tenant = tenant
        self.createdAt = createdAt
        self.detail = detail
    }

    public var kind: WebhookEventKind {
        switch self.detail {
        case .visit: .visitSettled
        case .encounterID(_, _, let previousID, _):
            previousID == nil ? .encounterIDAvailable : .encounterIDChanged
        case .delivery(_, _, _, _, let phase, _):
            phase == .held ? .needsPerson : .deliveryFailed
        case .outage(_, let until): until == nil ? .outageBegan : .outageEnded
        case .test: .test
        }
    }

    /// The bytes that are sent, the same each time.
    public func payload() throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return Array(
            try encoder.encode([
                "id": Field(self.id), "type": .text(self.kind.rawValue),
                "created_at": Field(self.createdAt),
                "organization_id": Field(self.tenant.organizationID),
                "environment": .text(self.tenant.environment.rawValue),
                "data": .object(self.data),
            ]))
    }

    private var data: [String: Field] {
        switch self.detail {
        case .visit(let encounterID, let satusehatID, let standing):
            [
                "encounter_id": Field(encounterID),
                "satusehat_encounter_id": satusehatID.map(Field.text),
                "status": .text(standing.status.rawValue),
                "counts": .object([
                    "completed": .number(standing.completed), "failed": .number(standing.failed),
                    "skipped": .number(standing.skipped), "held": .number(standing.held),
                    "blocked": .number(standing.blocked),
                ]),
            ].compactMapValues { $0 }
        case .encounterID(let encounterID, let satusehatID, let previousID, let status):
            [
                "encounter_id": Field(encounterID), "satusehat_encounter_id": .text(satusehatID),
                "previous_satusehat_encounter_id": previousID.map(Field.text),
                "status": .text(status.rawValue),
            ].compactMapValues { $0 }
        case .delivery(let id, let type, let resourceID, let encounterID, let phase, let code):
            [
                "sync_queue_id": Field(id), "resource_type": .text(type),
                "resource_id": Field(resourceID), "encounter_id": encounterID.map { Field($0) },
                "status": .text(phase.status.rawValue), "phase": .text(phase.rawValue),
                "error_code": code.map { .text(Self.safeCode($0)) },
            ].compactMapValues { $0 }
        case .outage(let since, let until):
            ["since": Field(since), "until": until.map { Field($0) }].compactMapValues { $0 }
        case .test: [:]
        }
    }

    private static func safeCode(_ code: String) -> String {
        let isCode =
            (1...Self.codeCharactersMax).contains(code.utf8.count)
            && code.unicodeScalars.allSatisfy { scalar in
                ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
                    || ("0"..."9").contains(scalar) || "_-.".unicodeScalars.contains(scalar)
            }
        return isCode ? code : "other"
    }

    private indirect enum Field: Encodable {
        case text(String)
        case number(Int)
        case object([String: Field])

        init(_ id: UUID) { self = .text(id.uuidString.lowercased()) }

        /// Whole seconds in UTC.
        init(_ at: Date) {
            let seconds = at.timeIntervalSince1970.rounded(.down)
            self = .text(Date(timeIntervalSince1970: seconds).formatted(.iso8601))
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            switch self {
            case .text(let text): try container.encode(text)
            case .number(let number): try container.encode(number)
            case .object(let members): try container.encode(members)
            }
        }
    }
}
