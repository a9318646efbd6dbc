public import FHIRR4

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// An allergy or intolerance (model section 12).
public struct Allergy: RecordItem {
    public enum Category: String, ClinicCode {
        case medication, food, environment, biologic, other
    }

    public enum Kind: String, ClinicCode {
        case allergy, intolerance
    }

    public enum ClinicalStatus: String, ClinicCode {
        case active, inactive, resolved
    }

    public enum Certainty: String, ClinicCode {
        case confirmed, suspected, refuted
    }

    public enum Severity: String, ClinicCode {
        case mild, moderate, severe
        case lifeThreatening = "life_threatening"
    }

    public var id: UUID
    public var path: String
    public var number: String
    public var category: Category
    public var kind: Kind?
    /// From KFA for a medicine and from SNOMED CT for anything else.
    public var substance: Coded?
    public var text: String
    public var clinicalStatus: ClinicalStatus
    public var certainty: Certainty
    public var severity: Severity?
    public var reactions: [Coded]
    public var onsetDate: CalendarDate?
    public var recordedAt: Instant
    public var recordedBy: UUID
    public var encounterID: UUID?
    public var status: FinalStatus
}

extension Allergy: FieldReadable {
    init(reading fields: FieldReader) {
        self.id = fields.itemID
        self.path = fields.path
        self.number = fields.uniqueNumber("number")
        let category: Category? = fields.needed("category", .code)
        self.category = category ?? .other
        self.kind = fields.optional("kind", .code)
        let substances: CodedRule = category == .medication ? .kfa() : .snomed
        self.substance = fields.optional(
            "substance", .coded(category == nil ? .anything : substances))
        self.text = fields.required("text", .text)
        self.clinicalStatus = fields.required("clinical_status", .code)
        self.certainty = fields.required("certainty", .code)
        self.severity = fields.optional("severity", .code)
        self.reactions = fields.optional("reactions", .list(.coded(.snomed.orText))) ?? []
        self.onsetDate = fields.optional("onset_date", .date)
        self.recordedAt = fields.required("recorded_at", .eventTime)
        self.recordedBy = fields.required("recorded_by", .record(.practitioner))
        self.encounterID = fields.optional("encounter_id", .record(.encounter))
        self.status = fields.required("status", .code)
    }
}
