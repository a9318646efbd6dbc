import ClinicRecord
import FHIRR4
import SyncCore
import SyncEngine
import SyncStore

/// Addresses and events as documents and lines; secrets and paths are in none of them.
enum WebhookRendering {
    static func json(_ row: WebhookEndpointRow) -> JSONObject {
        var object = JSONObject()
        object["id"] = JSONValue(row.id)
        object["organization_id"] = JSONValue(row.tenant.organizationID)
        object["environment"] = .string(row.tenant.environment.rawValue)
        object["address"] = .string(Self.address(row))
        object["events"] = .array(row.kinds.map(\.rawValue).sorted().map(JSONValue.string))
        object["active"] = .bool(row.isActive)
        object["created_at"] = JSONValue(row.createdAt)
        object["last_delivered_at"] = JSONValue(row.lastDeliveredAt)
        object["last_failure"] = JSONValue(row.lastFailure)
        return object
    }

    static func line(_ row: WebhookEndpointRow, _ language: Language) -> String {
        let kinds =
            row.kinds.isEmpty
            ? LocalizedText("semua kejadian", "all events")[language]
            : row.kinds.map(\.rawValue).sorted().joined(separator: " ")
        let off = row.isActive ? "" : LocalizedText("  nonaktif", "  off")[language]
        let failure = row.lastFailure.map { "  ✗ \($0)" } ?? ""
        return "\(row.id.text)  \(Self.address(row))  \(kinds)\(off)\(failure)"
    }

    static func json(_ result: WebhookTestResult) -> JSONObject {
        var object = JSONObject()
        object["delivered"] = .bool(result.isDelivered)
        object["response_status"] = JSONValue(optional: result.responseStatus)
        object["response_time_ms"] = JSONValue(result.milliseconds)
        object["failure"] = JSONValue(result.failure)
        return object
    }

    static func line(_ result: WebhookTestResult, _ language: Language) -> String {
        guard let failure = result.failure else {
            return LocalizedText(
                "Diterima dalam \(result.milliseconds) ms.", "Taken in \(result.milliseconds) ms.")[
                    language]
        }
        return LocalizedText("Tidak diterima: \(failure)", "Not taken: \(failure)")[language]
    }

    static func json(_ row: WebhookDeliveryRow) -> JSONObject {
        var object = JSONObject()
        object["id"] = JSONValue(row.id)
        object["endpoint_id"] = JSONValue(row.endpointID)
        object["event_id"] = JSONValue(row.event.id)
        object["type"] = .string(row.event.kind.rawValue)
        object["status"] = .string(row.status.rawValue)
        object["tries"] = JSONValue(row.tries)
        object["created_at"] = JSONValue(row.event.createdAt)
        object["last_tried_at"] = JSONValue(row.lastTriedAt)
        object["next_try_at"] = JSONValue(row.nextTryAt)
        object["response_status"] = JSONValue(optional: row.responseStatus)
        object["response_time_ms"] = JSONValue(optional: row.responseMilliseconds)
        object["failure"] = JSONValue(row.failure)
        object["payload"] = JSONValue(stored: row.event.payload)
        return object
    }

    static func table(_ rows: [WebhookDeliveryRow], _ language: Language) -> String {
        let header = [
            LocalizedText("dibuat", "made"), LocalizedText("kejadian", "event"),
            LocalizedText("status", "status"), LocalizedText("percobaan", "tries"),
            LocalizedText("kegagalan", "failure"), LocalizedText("id", "id"),
        ]
        var table = TextTable(header.map { $0[language] })
        for row in rows {
            table.add([
                row.event.createdAt.utcText, row.event.kind.rawValue, row.status.rawValue,
                "\(row.tries)", row.failure ?? "", row.id.text,
            ])
        }
        return table.text
    }

    private static func address(_ row: WebhookEndpointRow) -> String {
        (try? WebhookTarget(row.url)).map { "\($0)" } ?? "…"
    }
}
