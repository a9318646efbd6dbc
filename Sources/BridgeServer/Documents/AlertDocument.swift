import ClinicRecord
import FHIRR4
import SyncCore
import SyncEngine
import SyncStore

/// An alert as a document.
package enum AlertDocument {
    package static func json(_ row: AlertRow, _ language: Language) -> JSONObject {
        let state = row.state
        var object = JSONObject()
        object["id"] = JSONValue(state.id)
        object["organization_id"] = JSONValue(row.tenant.organizationID)
        object["environment"] = .string(row.tenant.environment.rawValue)
        object["kind"] = .string(row.cause.kind.rawValue)
        object["code"] = .string(row.cause.code)
        object["detail"] = .string(state.detail)
        object["severity"] = .string(state.severity.rawValue)
        object["count"] = JSONValue(state.count)
        object["since"] = JSONValue(state.since)
        object["last_at"] = JSONValue(state.lastAt)
        object["told_at"] = JSONValue(state.toldAt)
        object["acknowledged_at"] = JSONValue(state.acknowledgedAt)
        object["ended_at"] = JSONValue(state.endedAt)
        object["message"] = .string(
            row.cause.text(detail: row.state.detail, count: row.state.count)[language])
        return object
    }
}
