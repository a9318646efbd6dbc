import Foundation
import GRDB
import SyncCore
import SyncStore

/// Writes attempts and errors of one tenant.
struct JournalWork {
    let work: Work
    let tenant: Tenant
    let now: Date

    private var db: Database { self.work.db }

    func append(_ attempt: AttemptRecord, deliveryID: String?) throws {
        let table = "satusehat_sync_log"
        let id = attempt.id.text
        let sealer = try self.work.writer(for: self.tenant, now: self.now)
        try self.db.run(
            Self.insertAttempt,
            [
                "id": id, "organization": self.tenant.organizationText,
                "environment": self.tenant.environment.rawValue, "delivery": deliveryID,
                "number": attempt.attemptNumber, "method": attempt.requestMethod,
                "url": attempt.requestURL, "status": attempt.responseStatus,
                "time": attempt.responseTimeMilliseconds, "success": attempt.success,
                "type": attempt.errorType, "message": attempt.errorMessage,
                "at": attempt.timestamp.milliseconds,
                "requestHeaders": try sealer.seal(
                    HeaderText.encode(attempt.requestHeaders), table, "request_headers", id),
                "requestBody": try sealer.sealIfAny(
                    attempt.requestBody, table, "request_body", id),
                "responseHeaders": try sealer.seal(
                    HeaderText.encode(attempt.responseHeaders), table, "response_headers", id),
                "responseBody": try sealer.sealIfAny(
                    attempt.responseBody, table, "response_body", id),
            ])
    }

    func append(
        _ error: ErrorRecord, deliveryID: String?, resourceType: String, resourceID: String,
        operation: String
    ) throws {
        let table = "satusehat_error_log"
        let id = error.id.text
        let sealer = try self.work.writer(for: self.tenant, now: self.now)
        try self.db.run(
            Self.insertError,
            [
                "id": id, "organization": self.tenant.organizationText,
                "environment": self.tenant.environment.rawValue, "delivery": deliveryID,
                "type": resourceType, "local": resourceID, "operation": operation,
                "category": error.category.rawValue, "status": error.httpStatus,
                "code": error.errorCode, "message": error.errorMessage, "url": error.requestURL,
                "at": error.timestamp.milliseconds,
                "details": try sealer.sealIfAny(error.errorDetails, table, "error_details", id),
                "requestBody": try sealer.sealIfAny(error.requestBody, table, "request_body", id),
                "responseBody": try sealer.sealIfAny(
                    error.responseBody, table, "response_body", id),
            ])
    }

    /// Marks what was open about a delivery as resolved by its completion.
    func resolveErrors(deliveryID: String) throws {
        try self.db.run(Self.autoResolve, [self.now.milliseconds, deliveryID])
    }

    static let insertAttempt = """
        INSERT INTO satusehat_sync_log (
            id, organization_id, environment, sync_queue_id, attempt_number, request_method,
            request_url, response_status, response_time_ms, success, error_type, error_message,
            timestamp, request_headers, request_body, response_headers, response_body)
        VALUES (
            :id, :organization, :environment, :delivery, :number, :method, :url, :status, :time,
            :success, :type, :message, :at, :requestHeaders, :requestBody, :responseHeaders,
            :responseBody)
        """

    private static let insertError = """
        INSERT INTO satusehat_error_log (
            id, organization_id, environment, sync_queue_id, resource_type, resource_id, operation,
            error_category, http_status, error_code, error_message, request_url, timestamp,
            error_details, request_body, response_body)
        VALUES (
            :id, :organization, :environment, :delivery, :type, :local, :operation, :category,
            :status, :code, :message, :url, :at, :details, :requestBody, :responseBody)
        """

    static let autoResolve = """
        UPDATE satusehat_error_log SET resolution_status = 'auto_resolved', resolved_at = ?
        WHERE sync_queue_id = ? AND sync_queue_id IS NOT NULL AND resolution_status = 'pending'
        """
}
