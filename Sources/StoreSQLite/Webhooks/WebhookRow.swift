import Foundation
import GRDB
import SyncCore
import SyncStore

extension WebhookEndpointRow {
    init(_ row: Row, _ work: Work) throws {
        let tenant = try row.tenant()
        let id: String = row["id"]
        let sealer = try work.reader(for: tenant)
        self.init(
            id: try row.uuid("id"), tenant: tenant,
            url: try sealer.openText(row, "webhook_endpoint", "url", id),
            secret: try sealer.openText(row, "webhook_endpoint", "secret", id),
            kinds: Self.kinds(row["kinds"]), isActive: row["is_active"],
            createdAt: row.date("created_at"), lastDeliveredAt: row.dateIfAny("last_delivered_at"),
            lastFailure: row["last_failure"])
    }

    /// The kinds as one column.
    var kindsText: String { self.kinds.map(\.rawValue).sorted().joined(separator: " ") }

    private static func kinds(_ text: String) -> Set<WebhookEventKind> {
        Set(text.split(separator: " ").compactMap { WebhookEventKind(rawValue: String($0)) })
    }
}

extension WebhookDeliveryRow {
    /// Reads a delivery that was selected with its event.
    init(_ row: Row) throws {
        self.init(
            id: try row.uuid("id"), endpointID: try row.uuid("endpoint_id"),
            event: WebhookEventRow(
                id: try row.uuid("event_id"), tenant: try row.tenant(), kind: try row.word("kind"),
                payload: row.bytes("payload"), createdAt: row.date("created_at")),
            status: try row.word("status"), tries: row["tries"],
            nextTryAt: row.dateIfAny("next_try_at"), lastTriedAt: row.dateIfAny("last_tried_at"),
            responseStatus: row["response_status"], responseMilliseconds: row["response_ms"],
            failure: row["failure"])
    }
}
