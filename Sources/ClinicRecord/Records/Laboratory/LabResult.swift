public import FHIRR4

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// One authorized result (model section 14.3).
public struct LabResult: RecordItem {
    public enum Flag: String, ClinicCode {
        case normal, low, high
        case criticalLow = "critical_low"
        case criticalHigh = "critical_high"
        case abnormal, positive, negative, reactive
        case nonReactive = "non_reactive"
    }

    public enum Status: String, ClinicCode {
        case final, amended, cancelled
        case enteredInError = "entered_in_error"
    }

    public var id: UUID
    public var path: String
    public var number: String
    public var orderItemID: UUID
    public var specimenID: UUID?
    public var test: Coded
    /// A quantity, a coding or text; absent only in a cancelled result.
    public var value: ResultValue?
    /// In the unit of the value.
    public var referenceLow: JSONNumber?
    public var referenceHigh: JSONNumber?
    public var referenceText: String?
    public var flag: Flag?
    public var resultedAt: Instant
    public var authorizedAt: Instant
    public var resultedBy: UUID
    public var authorizedBy: UUID
    public var status: Status
}

extension LabResult: FieldReadable {
    init(reading fields: FieldReader) {
        self.id = fields.itemID
        self.path = fields.path
        self.number = fields.uniqueNumber("number")
        self.orderItemID = fields.required("order_item_id", .item(.labOrderItems))
        self.specimenID = fields.optional("specimen_id", .item(.specimens))
        let test = fields.needed("test", .coded(.loinc))
        self.test = test ?? Coded()
        let status: Status? = fields.needed("status", .code)
        self.status = status ?? .final
        self.value = fields.optional(
            "value", .result(.laboratory, unitsOf: test), neededIf: status != .cancelled)
        self.referenceLow = fields.optional("reference_low", .decimal)
        self.referenceHigh = fields.optional("reference_high", .decimal)
        self.referenceText = fields.optional("reference_text", .text)
        self.flag = fields.optional("flag", .code)
        self.resultedAt = fields.required("resulted_at", .eventTime)
        self.authorizedAt = fields.required("authorized_at", .eventTime)
        self.resultedBy = fields.required("resulted_by", .record(.practitioner))
        self.authorizedBy = fields.required("authorized_by", .record(.practitioner))
    }
}
