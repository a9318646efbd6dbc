import ClinicRecord
import FHIRR4
import SatusehatRules
import SyncCore
import SyncStore

/// A row of the error log as a document, with the names of the brief's columns.
enum ErrorRendering {
    static func json(_ row: ErrorRow, _ language: Language) -> JSONObject {
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
    static func wholeJSON(_ row: ErrorRow, _ language: Language) -> JSONObject {
        var object = Self.json(row, language)
        object["error_details"] = JSONValue(stored: row.record.errorDetails)
        object["request_url"] = .string(row.record.requestURL)
        object["request_body"] = JSONValue(stored: row.record.requestBody)
        object["response_body"] = JSONValue(stored: row.record.responseBody)
        return object
    }

    static func table(_ rows: [ErrorRow], _ language: Language) -> String {
        var table = TextTable([
            "ID", LocalizedText("Jenis", "Type")[language],
            LocalizedText("Golongan", "Category")[language],
            LocalizedText("Sebab", "Reason")[language],
        ])
        for row in rows {
            table.add([
                row.record.id.text, row.resourceType, Self.category(row.record.category, language),
                Self.reason(row, language),
            ])
        }
        return table.text
    }

    /// The explanation in the reader's language where the code has one.
    private static func reason(_ row: ErrorRow, _ language: Language) -> String {
        guard let code = row.record.errorCode else { return row.record.errorMessage }
        return "[\(code)] "
            + ExplanationCatalogue.explanation(for: code).what[language]
    }

    static func category(_ category: ErrorCategory, _ language: Language) -> String {
        switch category {
        case .transient: LocalizedText("gangguan sementara", "passing trouble")[language]
        case .client: LocalizedText("data", "data")[language]
        case .auth: LocalizedText("kredensial", "credentials")[language]
        case .notFound: LocalizedText("tidak ditemukan", "not found")[language]
        case .server: LocalizedText("SATUSEHAT", "the platform")[language]
        case .unknown: LocalizedText("belum dikenal", "unknown")[language]
        }
    }
}
