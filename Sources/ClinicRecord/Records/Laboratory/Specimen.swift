public import FHIRR4

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// A sample taken for the laboratory (model section 14.2).
public struct Specimen: RecordItem {
    public enum SpecimenType: String, ClinicCode {
        case blood
        case venousBlood = "venous_blood"
        case serum, plasma, urine, stool, sputum, csf, swab, tissue, other
    }

    public enum Condition: String, ClinicCode {
        case satisfactory, hemolyzed, lipemic, clotted, insufficient, other
    }

    public enum Status: String, ClinicCode {
        case collected, received, rejected, disposed
        case enteredInError = "entered_in_error"
    }

    public var id: UUID
    public var path: String
    /// The barcode.
    public var number: String
    /// At least one.
    public var orderItemIDs: [UUID]
    public var type: SpecimenType
    /// Always there for `other`.
    public var typeText: String?
    public var collectedAt: Instant
    public var collectedBy: UUID
    public var quantity: QuantityValue?
    public var method: Coded?
    public var bodySite: Coded?
    public var receivedAt: Instant?
    public var condition: Condition?
    public var container: String?
    public var status: Status
}

extension Specimen: FieldReadable {
    init(reading fields: FieldReader) {
        self.id = fields.itemID
        self.path = fields.path
        self.number = fields.uniqueNumber("number", max: 30)
        self.orderItemIDs = fields.required(
            "order_item_ids", .filledList(.item(.labOrderItems)))
        let type: SpecimenType? = fields.needed("type", .code)
        self.type = type ?? .other
        self.typeText = fields.optional("type_text", .text, neededIf: type == .other)
        self.collectedAt = fields.required("collected_at", .eventTime)
        self.collectedBy = fields.required("collected_by", .record(.practitioner))
        self.quantity = fields.optional("quantity", .amount)
        self.method = fields.optional("method", .coded(.snomed))
        self.bodySite = fields.optional("body_site", .coded(.snomed))
        self.receivedAt = fields.optional("received_at", .eventTime)
        self.condition = fields.optional("condition", .code)
        self.container = fields.optional("container", .text)
        self.status = fields.required("status", .code)
    }
}
