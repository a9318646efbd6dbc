import FHIRR4
import SyncStore

/// A consent as a document.
package enum ConsentDocument {
    package static func json(_ row: ConsentRow) -> JSONObject {
        var object = JSONObject()
        object["id"] = JSONValue(row.id)
        object["consent_given"] = .bool(row.consentGiven)
        object["consent_scope"] = .string(row.consentScope.rawValue)
        object["consent_datetime"] = JSONValue(row.consentDatetime)
        object["consent_method"] = .string(row.consentMethod.rawValue)
        object["witnessed_by"] = JSONValue(row.witnessedBy)
        object["consent_document_url"] = JSONValue(row.consentDocumentURL)
        object["given_by"] = JSONValue(row.givenBy)
        object["relation"] = JSONValue(row.relation)
        object["valid_from"] = JSONValue(row.validFrom)
        object["valid_until"] = JSONValue(row.validUntil)
        object["revoked"] = .bool(row.revoked)
        object["revoked_at"] = JSONValue(row.revokedAt)
        object["revoked_reason"] = JSONValue(row.revokedReason)
        return object
    }
}
