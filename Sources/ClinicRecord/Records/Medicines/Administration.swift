public import FHIRR4

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// A medicine given to the patient by staff (model section 13.4).
public struct Administration: RecordItem {
    public enum Status: String, ClinicCode {
        case given
        case notGiven = "not_given"
        case partial
        case enteredInError = "entered_in_error"
    }

    public var id: UUID
    public var path: String
    public var prescriptionItemID: UUID?
    public var medicine: MedicineSource
    public var status: Status
    public var start: Instant
    public var end: Instant?
    public var performerID: UUID
    public var dose: QuantityValue?
    public var route: Route?
    /// Always there when not given.
    public var reasonNotGiven: String?
    public var setting: CareSetting?
}

extension Administration: FieldReadable {
    init(reading fields: FieldReader) {
        self.id = fields.itemID
        self.path = fields.path
        self.prescriptionItemID = fields.optional(
            "prescription_item_id", .item(.prescriptionItems))
        self.medicine = fields.required("medicine", .medicine)
        let status: Status? = fields.needed("status", .code)
        self.status = status ?? .given
        let start = fields.needed("start", .eventTime)
        self.start = start ?? .standIn
        self.end = fields.optional("end", .eventTime)
        self.performerID = fields.required("performer_id", .record(.practitioner))
        self.dose = fields.optional("dose", .amount)
        self.route = fields.optional("route", .code)
        self.reasonNotGiven = fields.optional(
            "reason_not_given", .text, neededIf: status == .notGiven)
        self.setting = fields.optional("setting", .code)
        fields.refuse(reversed: start, self.end, at: "end")
    }
}
