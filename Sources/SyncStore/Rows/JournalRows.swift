import Foundation
import SyncCore

/// One request as it is to be written to `satusehat_sync_log`.
///
/// The one who makes it has already redacted `Authorization`, secrets and, in the URL, the NIK.
public struct AttemptRecord: Sendable, Hashable {
    public var id: UUID
    public var attemptNumber: Int
    public var requestMethod: String
    public var requestURL: String
    public var requestHeaders: [String: String]
    public var requestBody: [UInt8]?
    public var responseStatus: Int?
    public var responseHeaders: [String: String]
    public var responseBody: [UInt8]?
    public var responseTimeMilliseconds: Int
    public var success: Bool
    public var errorType: String?
    public var errorMessage: String?
    public var timestamp: Date

    public init(
        id: UUID, attemptNumber: Int, requestMethod: String, requestURL: String,
        requestHeaders: [String: String], requestBody: [UInt8]?, responseStatus: Int?,
        responseHeaders: [String: String], responseBody: [UInt8]?, responseTimeMilliseconds: Int,
        success: Bool, errorType: String?, errorMessage: String?, timestamp: Date
    ) {
        self.id = id
        self.attemptNumber = attemptNumber
        self.requestMethod = requestMethod
        self.requestURL = requestURL
        self.requestHeaders = requestHeaders
        self.requestBody = requestBody
        self.responseStatus = responseStatus
        self.responseHeaders = responseHeaders
        self.responseBody = responseBody
        self.responseTimeMilliseconds = responseTimeMilliseconds
        self.success = success
        self.errorType = errorType
        self.errorMessage = errorMessage
        self.timestamp = timestamp
    }
}

/// An attempt as read back.
public struct AttemptRow: Sendable, Hashable {
    public var deliveryID: UUID?
    public var attempt: AttemptRecord

    public init(deliveryID: UUID?, attempt: AttemptRecord) {
        self.deliveryID = deliveryID
        self.attempt = attempt
    }
}

/// One failure as it is to be written to `satusehat_error_log`; the store adds what the delivery
/// already says (type, local id, operation).
public struct ErrorRecord: Sendable, Hashable {
    public var id: UUID
    public var category: ErrorCategory
    public var httpStatus: Int?
    public var errorCode: String?
    /// A safe sentence: codes, rule numbers, paths and advice, no value from the record.
    public var errorMessage: String
    /// All issues as the platform gave them, as JSON; sealed.
    public var errorDetails: [UInt8]?
    public var requestURL: String
    public var requestBody: [UInt8]?
    public var responseBody: [UInt8]?
    public var timestamp: Date

    public init(
        id: UUID, category: ErrorCategory, httpStatus: Int?, errorCode: String?,
        errorMessage: String, errorDetails: [UInt8]?, requestURL: String, requestBody: [UInt8]?,
        responseBody: [UInt8]?, timestamp: Date
    ) {
        self.id = id
        self.category = category
        self.httpStatus = httpStatus
        self.errorCode = errorCode
        self.errorMessage = errorMessage
        self.errorDetails = errorDetails
        self.requestURL = requestURL
        self.requestBody = requestBody
        self.responseBody = responseBody
        self.timestamp = timestamp
    }
}

public enum ResolutionStatus: String, Sendable, Hashable, Codable, CaseIterable {
    case pending
    case autoResolved = "auto_resolved"
    case manualResolved = "manual_resolved"
    case ignored
}

public struct ErrorRow: Sendable, Hashable {
    public var deliveryID: UUID?
    public var tenant: Tenant
    public var resourceType: String
    public var resourceID: String
    public var operation: String
    public var record: ErrorRecord
    public var resolutionStatus: ResolutionStatus
    public var resolutionNotes: String?
    public var resolvedBy: UUID?
    public var resolvedAt: Date?

    public init(
        deliveryID: UUID?, tenant: Tenant, resourceType: String, resourceID: String,
        operation: String, record: ErrorRecord, resolutionStatus: ResolutionStatus,
        resolutionNotes: String?, resolvedBy: UUID?, resolvedAt: Date?
    ) {
        self.deliveryID = deliveryID
        self.tenant = tenant
        self.resourceType = resourceType
        self.resourceID = resourceID
        self.operation = operation
        self.record = record
        self.resolutionStatus = resolutionStatus
        self.resolutionNotes = resolutionNotes
        self.resolvedBy = resolvedBy
        self.resolvedAt = resolvedAt
    }
}

public struct ErrorFilter: Sendable, Hashable {
    public var category: ErrorCategory?
    public var resolutionStatus: ResolutionStatus?
    public var deliveryID: UUID?
    public var from: Date?
    public var to: Date?
    public var limit = 50
    public var offset = 0

    public init() {}
}

/// A row of `satusehat_health_check`.
public struct HealthCheckRow: Sendable, Hashable {
    public typealias Status = HealthStatus

    /// Rows kept of each tenant: seven days of one every five minutes.
    public static let rowsMax = 2_016

    public var id: UUID
    public var checkDatetime: Date
    public var endpointChecked: String
    public var responseTimeMilliseconds: Int
    public var status: Status
    public var errorMessage: String?

    public init(
        id: UUID, checkDatetime: Date, endpointChecked: String, responseTimeMilliseconds: Int,
        status: Status, errorMessage: String?
    ) {
        self.id = id
        self.checkDatetime = checkDatetime
        self.endpointChecked = endpointChecked
        self.responseTimeMilliseconds = responseTimeMilliseconds
        self.status = status
        self.errorMessage = errorMessage
    }
}
