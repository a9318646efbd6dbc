public import FHIRR4

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// A diagnosis (model section 10.1).
public struct Diagnosis: RecordItem {
    public enum Use: String, ClinicCode {
        case admission, discharge, working
    }

    public enum Kind: String, ClinicCode {
        case primary, secondary, complication
    }

    public enum Certainty: String, ClinicCode {
        case confirmed, provisional, differential, refuted
    }

    public enum ClinicalStatus: String, ClinicCode {
        case active, recurrence, remission, resolved
    }

    public enum Severity: String, ClinicCode {
        case mild, moderate, severe
    }

    public var id: UUID
    public var path: String
    public var icd10: Coded
    public var snomed: Coded?
    public var text: String?
    public var use: Use
    public var kind: Kind
    /// Unique among the diagnoses of the same use; 1 for the primary one.
    public var rank: Int
    public var certainty: Certainty
    public var clinicalStatus: ClinicalStatus?
    public var onset: DateOrInstant?
    public var abated: CalendarDate?
    public var severity: Severity?
    public var isChronic: Bool?
    public var recordedAt: Instant
    public var recordedBy: UUID
    public var note: String?
    public var status: FinalStatus

    /// Whether this is the diagnosis of which a finished encounter has exactly one.
    public var isPrimary: Bool {
        self.kind == .primary && self.use != .admission && self.status != .enteredInError
    }
}

extension Diagnosis: FieldReadable {
    init(reading fields: FieldReader) {
        self.id = fields.itemID
        self.path = fields.path
        self.icd10 = fields.required("icd10", .coded(.icd10))
        self.snomed = fields.optional("snomed", .coded(.snomed))
        self.text = fields.optional("text", .text)
        self.use = fields.required("use", .code)
        let kind: Kind? = fields.needed("kind", .code)
        self.kind = kind ?? .secondary
        let rank = fields.needed("rank", .int(atLeast: 1))
        self.rank = rank ?? 1
        self.certainty = fields.required("certainty", .code)
        self.clinicalStatus = fields.optional("clinical_status", .code)
        self.onset = fields.optional("onset", .dateOrInstant)
        self.abated = fields.optional("abated", .date)
        self.severity = fields.optional("severity", .code)
        self.isChronic = fields.optional("is_chronic", .bool)
        self.recordedAt = fields.required("recorded_at", .eventTime)
        self.recordedBy = fields.required("recorded_by", .record(.practitioner))
        self.note = fields.optional("note", .text)
        self.status = fields.required("status", .code)
        guard self.status != .enteredInError else { return }
        if kind == .primary, let rank, rank != 1 { fields.report(.primaryRank, at: "rank") }
        if let rank {
            fields.unique("\(self.use.rawValue) \(rank)", among: "rank", .duplicateRank, at: "rank")
        }
    }
}
