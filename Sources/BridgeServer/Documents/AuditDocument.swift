import FHIRR4
import SyncCore
import SyncStore

/// One audited act as a document.
package enum AuditDocument {
    package static func json(_ row: AuditRow) -> JSONObject {
        let event = row.event
        var object = JSONObject()
        object["sequence"] = JSONValue(row.sequence)
        object["id"] = JSONValue(event.id)
        object["at"] = JSONValue(event.at)
        object["organization_id"] = JSONValue(event.organizationID)
        object["environment"] = JSONValue(event.environment?.rawValue)
        object["actor_kind"] = .string(event.actorKind.rawValue)
        object["actor_id"] = JSONValue(event.actorID)
        object["actor_name"] = .string(event.actorName)
        object["role"] = JSONValue(event.role?.rawValue)
        object["action"] = .string(event.action)
        object["resource_type"] = JSONValue(event.resourceType)
        object["resource_id"] = JSONValue(event.resourceID)
        object["address"] = JSONValue(event.address)
        object["outcome"] = .string(event.outcome.rawValue)
        object["request_id"] = JSONValue(event.requestID)
        var detail = JSONObject()
        for (name, value) in event.detail.sorted(by: { $0.key < $1.key }) {
            detail[name] = .string(value)
        }
        object["detail"] = .object(detail)
        return object
    }
}
