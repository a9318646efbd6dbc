#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// A practitioner's part in a procedure.
public struct ProcedurePerformer: Hashable, Sendable {
    public var practitionerID: UUID
    public var function: String?
}

extension ProcedurePerformer: FieldReadable {
    init(reading fields: FieldReader) {
        self.practitionerID = fields.required("practitioner_id", .record(.practitioner))
        self.function = fields.optional("function", .text)
    }
}
