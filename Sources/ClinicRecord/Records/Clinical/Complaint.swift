public import FHIRR4

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// A complaint or a piece of history, with or without a code (model section 10.2).
public struct Complaint: RecordItem {
    public enum Kind: String, ClinicCode {
        case chief, associated
        case historyPresent = "history_present"
        case historyPast = "history_past"
    }

    public var id: UUID
    public var path: String
    public var kind: Kind
    public var code: Coded?
    public var text: String
    public var onset: DateOrInstant?
    public var recordedAt: Instant
    public var recordedBy: UUID
    /// `final` when the clinic gives none.
    public var status: FinalStatus
}

extension Complaint: FieldReadable {
    init(reading fields: FieldReader) {
        self.id = fields.itemID
        self.path = fields.path
        self.kind = fields.required("kind", .code)
        self.code = fields.optional("code", .coded(.snomed))
        self.text = fields.required("text", .text)
        self.onset = fields.optional("onset", .dateOrInstant)
        self.recordedAt = fields.required("recorded_at", .eventTime)
        self.recordedBy = fields.required("recorded_by", .record(.practitioner))
        self.status = fields.optional("status", .code) ?? .final
    }
}
