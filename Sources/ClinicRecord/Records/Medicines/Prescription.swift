public import FHIRR4

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// A prescription and its items (model section 13.2).
public struct Prescription: RecordItem {
    public enum Status: String, ClinicCode {
        case active, completed, cancelled, stopped
        case enteredInError = "entered_in_error"
    }

    public var id: UUID
    public var path: String
    public var number: String
    public var prescribedAt: Instant
    public var prescriberID: UUID
    public var validUntil: CalendarDate?
    public var setting: CareSetting
    public var isBPJS: Bool?
    /// Each item has a status of its own, which counts.
    public var status: Status?
    public var items: [PrescriptionItem]
}

extension Prescription: FieldReadable {
    init(reading fields: FieldReader) {
        self.id = fields.itemID
        self.path = fields.path
        self.number = fields.uniqueNumber("number")
        let prescribed = fields.needed("prescribed_at", .eventTime)
        self.prescribedAt = prescribed ?? .standIn
        self.prescriberID = fields.required("prescriber_id", .record(.practitioner))
        self.validUntil = fields.optional("valid_until", .date)
        self.setting = fields.required("setting", .code)
        self.isBPJS = fields.optional("is_bpjs", .bool)
        self.status = fields.optional("status", .code)
        self.items = fields.filledItems("items", .prescriptionItems)
        fields.refuse(reversed: prescribed?.localDate, self.validUntil, at: "valid_until")
    }
}
