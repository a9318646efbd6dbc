public import FHIRR4

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// A request to the laboratory and its items (model section 14.1).
public struct LabOrder: RecordItem {
    public enum Priority: String, ClinicCode {
        case routine, urgent, stat
    }

    public enum Fasting: String, ClinicCode {
        case fasting
        case notFasting = "not_fasting"
        case notGiven = "not_given"
    }

    public enum Status: String, ClinicCode {
        case ordered, completed, cancelled
        case enteredInError = "entered_in_error"
    }

    public var id: UUID
    public var path: String
    public var number: String
    public var orderedAt: Instant
    public var orderedBy: UUID
    public var performerID: UUID?
    public var priority: Priority
    public var indication: String?
    public var diagnosisID: UUID?
    public var fasting: Fasting?
    public var status: Status
    public var items: [LabOrderItem]
}

extension LabOrder: FieldReadable {
    init(reading fields: FieldReader) {
        self.id = fields.itemID
        self.path = fields.path
        self.number = fields.uniqueNumber("number")
        self.orderedAt = fields.required("ordered_at", .eventTime)
        self.orderedBy = fields.required("ordered_by", .record(.practitioner))
        self.performerID = fields.optional("performer_id", .record(.practitioner))
        self.priority = fields.required("priority", .code)
        self.indication = fields.optional("indication", .text)
        self.diagnosisID = fields.optional("diagnosis_id", .item(.diagnoses))
        self.fasting = fields.optional("fasting", .code)
        self.status = fields.required("status", .code)
        self.items = fields.filledItems("items", .labOrderItems)
    }
}
