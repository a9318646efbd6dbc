public import FHIRR4

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// One medicine of a prescription.
///
/// Its dosage always has a route and the printed instruction. It has an amount unless it is applied
/// to the skin, and a frequency unless it is taken as needed; a tapering dose may have both in its
/// steps only.
public struct PrescriptionItem: RecordItem {
    public var id: UUID
    public var path: String
    public var itemNumber: String
    public var medicine: MedicineSource
    public var reasonDiagnosisID: UUID?
    /// The item's own dose fields, which the clinic writes beside the others.
    public var dosage: Dosage
    public var quantity: QuantityValue
    /// 0 when the clinic gives none.
    public var repeats: Int
    public var daysSupply: JSONNumber?
    public var allowSubstitution: Bool?
    public var status: Prescription.Status
}

extension PrescriptionItem: FieldReadable {
    init(reading fields: FieldReader) {
        self.id = fields.itemID
        self.path = fields.path
        self.itemNumber = fields.uniqueNumber("item_number")
        self.medicine = fields.required("medicine", .medicine)
        self.reasonDiagnosisID = fields.optional("reason_diagnosis_id", .item(.diagnoses))
        self.dosage = Dosage(reading: fields, as: .prescribed)
        self.quantity = fields.required("quantity", .amount)
        self.repeats = fields.optional("repeats", .int(atLeast: 0)) ?? 0
        self.daysSupply = fields.optional("days_supply", .positive)
        self.allowSubstitution = fields.optional("allow_substitution", .bool)
        self.status = fields.required("status", .code)
    }
}
