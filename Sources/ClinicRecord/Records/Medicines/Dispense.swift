public import FHIRR4

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// Medicines handed out together (model section 13.3).
public struct Dispense: RecordItem {
    public enum Status: String, ClinicCode {
        case completed, cancelled, returned
        case enteredInError = "entered_in_error"
    }

    public var id: UUID
    public var path: String
    public var number: String
    public var prescriptionID: UUID?
    /// The pharmacy.
    public var locationID: UUID?
    /// At least one of these two times is there.
    public var preparedAt: Instant?
    public var handedOverAt: Instant?
    public var dispensedBy: UUID
    public var verifiedBy: UUID?
    /// Each item has a status of its own, which counts.
    public var status: Status?
    public var items: [DispenseItem]
}

extension Dispense: FieldReadable {
    init(reading fields: FieldReader) {
        self.id = fields.itemID
        self.path = fields.path
        self.number = fields.uniqueNumber("number")
        self.prescriptionID = fields.optional("prescription_id", .item(.prescriptions))
        self.locationID = fields.optional("location_id", .record(.location))
        self.preparedAt = fields.optional("prepared_at", .eventTime)
        self.handedOverAt = fields.optional(
            "handed_over_at", .eventTime, neededIf: !fields.has("prepared_at"))
        self.dispensedBy = fields.required("dispensed_by", .record(.practitioner))
        self.verifiedBy = fields.optional("verified_by", .record(.practitioner))
        self.status = fields.optional("status", .code)
        self.items = fields.filledItems("items", .dispenseItems)
        fields.refuse(reversed: self.preparedAt, self.handedOverAt, at: "handed_over_at")
    }
}
