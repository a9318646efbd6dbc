import FHIRR4
import SyncCore
import SyncStore

/// A delivery as a document, with the names of the brief's columns.
package enum DeliveryDocument {
    package static func json(_ row: DeliveryRow) -> JSONObject {
        var object = JSONObject()
        object["id"] = JSONValue(row.id)
        object["organization_id"] = JSONValue(row.tenant.organizationID)
        object["environment"] = .string(row.tenant.environment.rawValue)
        object["resource_type"] = .string(row.key.type)
        object["resource_id"] = JSONValue(row.key.localID)
        object["component"] = row.key.component.isEmpty ? .null : .string(row.key.component)
        object["stage"] = .string(row.stage.rawValue)
        object["operation"] = .string(row.operation.rawValue)
        object["encounter_id"] = JSONValue(row.encounterID)
        object["patient_id"] = JSONValue(row.patientID)
        object["status"] = .string(row.status.rawValue)
        object["phase"] = .string(row.phase.rawValue)
        object["priority"] = JSONValue(row.priority)
        object["retry_count"] = JSONValue(row.retryCount)
        object["max_retries"] = JSONValue(row.retriesMax)
        object["next_retry_at"] = JSONValue(row.nextRetryAt)
        object["open_dependencies"] = JSONValue(row.openDependencies)
        object["blocked_by"] = JSONValue(row.blockedBy)
        object["business_identifier"] = JSONValue(row.businessIdentifier)
        object["satusehat_id"] = JSONValue(row.satusehatID)
        object["response_status"] = JSONValue(optional: row.responseStatus)
        object["error_message"] = JSONValue(row.errorMessage)
        object["skip_reason"] = JSONValue(row.skipReason)
        object["created_at"] = JSONValue(row.createdAt)
        object["started_at"] = JSONValue(row.startedAt)
        object["completed_at"] = JSONValue(row.completedAt)
        return object
    }

    package static func json(_ row: DependencyRow) -> JSONValue {
        var object = JSONObject()
        object["id"] = JSONValue(row.parentID)
        object["resource_type"] = .string(row.key.type)
        object["resource_id"] = JSONValue(row.key.localID)
        object["stage"] = .string(row.stage.rawValue)
        object["kind"] = .string(row.kind.rawValue)
        object["state"] = .string(row.state.rawValue)
        object["status"] = .string(row.parentPhase.status.rawValue)
        object["phase"] = .string(row.parentPhase.rawValue)
        return .object(object)
    }

    package static func json(_ row: AttemptRow) -> JSONValue {
        let attempt = row.attempt
        var object = JSONObject()
        object["id"] = JSONValue(attempt.id)
        object["attempt_number"] = JSONValue(attempt.attemptNumber)
        object["request_method"] = .string(attempt.requestMethod)
        object["request_url"] = .string(attempt.requestURL)
        object["response_status"] = JSONValue(optional: attempt.responseStatus)
        object["response_time_ms"] = JSONValue(attempt.responseTimeMilliseconds)
        object["success"] = .bool(attempt.success)
        object["error_type"] = JSONValue(attempt.errorType)
        object["error_message"] = JSONValue(attempt.errorMessage)
        object["timestamp"] = JSONValue(attempt.timestamp)
        return .object(object)
    }
}
