public import FHIRR4

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// Where a practitioner works, and since when (model section 5).
public struct AssignmentRecord: Hashable, Sendable {
    public enum Role: String, ClinicCode {
        case primary, secondary
        case onCall = "on_call"
    }

    public var practitionerID: UUID
    public var locationID: UUID
    public var role: Role
    public var startDate: CalendarDate
    public var endDate: CalendarDate?
    public var isActive: Bool
}

extension AssignmentRecord: FieldReadable {
    init(reading fields: FieldReader) {
        self.practitionerID = fields.required("practitioner_id", .record(.practitioner))
        self.locationID = fields.required("location_id", .record(.location))
        self.role = fields.required("role", .code)
        let start = fields.needed("start_date", .date)
        self.startDate = start ?? .standIn
        self.endDate = fields.optional("end_date", .date)
        self.isActive = fields.required("is_active", .bool)
        fields.refuse(reversed: start, self.endDate, at: "end_date")
    }
}
