public import FHIRR4

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// One medicine handed out.
public struct DispenseItem: RecordItem {
    public var id: UUID
    public var path: String
    public var prescriptionItemID: UUID
    /// May differ from the prescribed one.
    public var medicine: MedicineSource
    public var quantity: QuantityValue
    public var daysSupply: JSONNumber?
    /// The prescribed one when absent.
    public var dosage: Dosage?
    public var substituted: Bool?
    public var substitutionReason: String?
    public var status: Dispense.Status
}

extension DispenseItem: FieldReadable {
    init(reading fields: FieldReader) {
        self.id = fields.itemID
        self.path = fields.path
        self.prescriptionItemID = fields.required(
            "prescription_item_id", .item(.prescriptionItems))
        self.medicine = fields.required("medicine", .medicine)
        self.quantity = fields.required("quantity", .amount)
        self.daysSupply = fields.optional("days_supply", .positive)
        self.dosage = fields.optional("dosage", .dosage(.dispensed))
        self.substituted = fields.optional("substituted", .bool)
        self.substitutionReason = fields.optional("substitution_reason", .text)
        self.status = fields.required("status", .code)
    }
}
