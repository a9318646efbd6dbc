public import FHIRR4

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// Results reported together (model section 14.3).
public struct LabReport: RecordItem {
    public enum Category: String, ClinicCode {
        case hematology, chemistry, microbiology, serology, histopathology, cytology
        case urinalysis, other
    }

    public enum Status: String, ClinicCode {
        case final, amended, corrected
        case enteredInError = "entered_in_error"
    }

    public var id: UUID
    public var path: String
    public var number: String
    public var orderID: UUID
    /// At least one.
    public var resultIDs: [UUID]
    public var specimenIDs: [UUID]
    public var category: Category
    public var test: Coded
    public var issuedAt: Instant
    public var effectiveAt: Instant?
    public var authorizedBy: UUID
    public var conclusion: String?
    public var conclusionCodes: [Coded]
    public var status: Status
}

extension LabReport: FieldReadable {
    init(reading fields: FieldReader) {
        self.id = fields.itemID
        self.path = fields.path
        self.number = fields.uniqueNumber("number")
        self.orderID = fields.required("order_id", .item(.labOrders))
        self.resultIDs = fields.required("result_ids", .filledList(.item(.labResults)))
        self.specimenIDs = fields.optional("specimen_ids", .list(.item(.specimens))) ?? []
        self.category = fields.required("category", .code)
        self.test = fields.required("test", .coded(.loinc))
        self.issuedAt = fields.required("issued_at", .eventTime)
        self.effectiveAt = fields.optional("effective_at", .eventTime)
        self.authorizedBy = fields.required("authorized_by", .record(.practitioner))
        self.conclusion = fields.optional("conclusion", .text)
        self.conclusionCodes =
            fields.optional("conclusion_codes", .list(.coded(.snomedFirst))) ?? []
        self.status = fields.required("status", .code)
    }
}
