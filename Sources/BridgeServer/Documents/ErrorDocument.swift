import ClinicRecord
import FHIRR4
import SatusehatRules
import SyncCore
import SyncStore

/// A failure as a document, with the names of the brief's columns.
package enum ErrorDocument {
    package static func json(_ row: ErrorRow, _ language: Language) -> JSONObject {
        var object = JSONObject()
        object["id"] = JSONValue(row.record.id)
        object["organization_id"] = JSONValue(row.tenant.organizationID)
        object["environment"] = .string(row.tenant.environment.rawValue)
        object["sync_queue_id"] = JSONValue(row.deliveryID)
        object["resource_type"] = .string(row.resourceType)
        object["resource_id"] = .string(row.resourceID)
        object["operation"] = .string(row.operation)
        object["error_category"] = .string(row.record.category.rawValue)
        object["http_status"] = JSONValue(optional: row.record.httpStatus)
        object["error_code"] = JSONValue(row.record.errorCode)
        object["error_message"] = .string(row.record.errorMessage)
        object["explanation"] = JSONValue(
            row.record.errorCode.map {
                ExplanationCatalogue.explanation(for: $0).text[language]
            })
        object["resolution_status"] = .string(row.resolutionStatus.rawValue)
        object["resolution_notes"] = JSONValue(row.resolutionNotes)
        object["resolved_by"] = JSONValue(row.resolvedBy)
        object["resolved_at"] = JSONValue(row.resolvedAt)
        object["timestamp"] = JSONValue(row.record.timestamp)
        return object
    }

    /// With what was asked and answered: these hold a patient's data and are shown only on request.
    package static func wholeJSON(_ row: ErrorRow, _ language: Language) -> JSONObject {
        var object = Self.json(row, language)
        object["error_details"] = JSONValue(stored: row.record.errorDetails)
        object["request_url"] = .string(row.record.requestURL)
        object["request_body"] = JSONValue(stored: row.record.requestBody)
        object["response_body"] = JSONValue(stored: row.record.responseBody)
        return object
    }
}
