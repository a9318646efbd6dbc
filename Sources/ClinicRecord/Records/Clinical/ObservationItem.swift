public import FHIRR4

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// Anything measured or found that has no section of its own (model section 9).
public struct ObservationItem: RecordItem {
    public enum Category: String, ClinicCode {
        case exam, survey
        case socialHistory = "social-history"
        case procedure, imaging
        case vitalSigns = "vital-signs"
    }

    public var id: UUID
    public var path: String
    public var code: Coded
    public var category: Category
    public var value: ResultValue
    public var bodySite: Coded?
    public var effectiveAt: Instant
    public var performerID: UUID
    public var interpretation: Coded?
    public var note: String?
    public var status: AmendableStatus
}

extension ObservationItem: FieldReadable {
    init(reading fields: FieldReader) {
        self.id = fields.itemID
        self.path = fields.path
        let code = fields.needed("code", .coded(.finding))
        self.code = code ?? Coded()
        self.category = fields.required("category", .code)
        self.value = fields.required("value", .result(.anything, unitsOf: code))
        self.bodySite = fields.optional("body_site", .coded(.snomed))
        self.effectiveAt = fields.required("effective_at", .eventTime)
        self.performerID = fields.required("performer_id", .record(.practitioner))
        self.interpretation = fields.optional("interpretation", .coded(.interpretation))
        self.note = fields.optional("note", .text)
        self.status = fields.required("status", .code)
    }
}
