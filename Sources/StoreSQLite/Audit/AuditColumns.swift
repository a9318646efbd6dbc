import Foundation
import GRDB
import SyncCore
import SyncStore

/// The columns of a row of the trail that its hash is over, in the order in which it is.
///
/// The values are taken as they are stored, so that any change of any column, even one that means the
/// same, no longer fits.
struct AuditColumns {
    static let names = [
        "id", "organization_id", "environment", "at", "actor_kind", "actor_id", "actor_name",
        "role", "action", "resource_type", "resource_id", "address", "outcome", "request_id",
        "detail",
    ]

    let values: [DatabaseValue]

    init(_ event: AuditEvent) throws {
        let detail = String(decoding: try HeaderText.encode(event.detail), as: UTF8.self)
        self.values = [
            event.id.text.databaseValue, Self.value(event.organizationID?.text),
            Self.value(event.environment?.rawValue), event.at.milliseconds.databaseValue,
            event.actorKind.rawValue.databaseValue, Self.value(event.actorID?.text),
            event.actorName.databaseValue, Self.value(event.role?.rawValue),
            event.action.databaseValue, Self.value(event.resourceType),
            Self.value(event.resourceID), Self.value(event.address),
            event.outcome.rawValue.databaseValue, Self.value(event.requestID),
            detail.databaseValue,
        ]
    }

    init(_ row: Row) {
        self.values = Self.names.map { row[$0] }
    }

    /// Every value with its kind and length before it, so that no two rows are one text.
    var content: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(512)
        for value in self.values { Self.append(value, to: &bytes) }
        return bytes
    }

    private static func append(_ value: DatabaseValue, to bytes: inout [UInt8]) {
        func append(_ kind: Character, _ body: some Collection<UInt8>) {
            bytes.append(contentsOf: String(kind).utf8)
            withUnsafeBytes(of: Int64(body.count).bigEndian) { bytes.append(contentsOf: $0) }
            bytes.append(contentsOf: body)
        }
        switch value.storage {
        case .null: append("n", [])
        case .int64(let number): append("i", withUnsafeBytes(of: number.bigEndian) { Array($0) })
        case .double(let number):
            append("d", withUnsafeBytes(of: number.bitPattern.bigEndian) { Array($0) })
        case .string(let text): append("t", Array(text.utf8))
        case .blob(let data): append("b", Array(data))
        }
    }

    private static func value(_ text: String?) -> DatabaseValue { text?.databaseValue ?? .null }
}

extension AuditRow {
    init(_ row: Row) throws {
        let detail: String = row["detail"]
        self.init(
            sequence: row["sequence"],
            event: AuditEvent(
                id: try row.uuid("id"), organizationID: try row.uuidIfAny("organization_id"),
                environment: try row.wordIfAny("environment"), at: row.date("at"),
                actorKind: try row.word("actor_kind"), actorID: try row.uuidIfAny("actor_id"),
                actorName: row["actor_name"], role: try row.wordIfAny("role"),
                action: row["action"], resourceType: row["resource_type"],
                resourceID: row["resource_id"], address: row["address"],
                outcome: try row.word("outcome"), requestID: row["request_id"],
                detail: try HeaderText.decode(Array(detail.utf8))))
    }
}

extension Row {
    fileprivate func wordIfAny<Word: RawRepresentable>(_ column: String) throws -> Word?
    where Word.RawValue == String {
        try (self[column] as String?).map { _ in try self.word(column) }
    }
}
