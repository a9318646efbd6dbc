public import FHIRR4

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// A practitioner's part in a visit.
public struct Participant: Hashable, Sendable {
    public enum Role: String, ClinicCode {
        case attending, admitting, consultant, referring, discharging
    }

    public var path: String
    public var practitionerID: UUID
    public var role: Role
    public var start: Instant?
    public var end: Instant?
}

extension Participant: FieldReadable {
    init(reading fields: FieldReader) {
        self.path = fields.path
        self.practitionerID = fields.required("practitioner_id", .record(.practitioner))
        self.role = fields.required("role", .code)
        self.start = fields.optional("start", .eventTime)
        self.end = fields.optional("end", .eventTime)
        fields.refuse(reversed: self.start, self.end, at: "end")
    }
}
