public import FHIRR4

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// The medical summary of a visit (model section 18).
public struct MedicalSummary: Hashable, Sendable {
    public enum Status: String, ClinicCode {
        case final, amended
    }

    public var path: String
    public var id: UUID?
    public var number: String
    public var title: String?
    public var authorID: UUID
    public var signedAt: Instant
    public var narrative: Narrative
    public var followUpDate: CalendarDate?
    public var followUpLocationID: UUID?
    public var status: Status

    /// The doctor's own words, section by section.
    public struct Narrative: Hashable, Sendable {
        public var chiefComplaint: String?
        public var history: String?
        public var examination: String?
        public var assessment: String?
        public var plan: String?
        public var education: String?
        public var followUp: String?
        public var hospitalCourse: String?
        public var conditionAtDischarge: String?
    }
}

extension MedicalSummary: FieldReadable {
    init(reading fields: FieldReader) {
        self.path = fields.path
        self.id = fields.optional("id", .uuid)
        self.number = fields.required("number", .string(max: 255))
        self.title = fields.optional("title", .string)
        self.authorID = fields.required("author_id", .record(.practitioner))
        self.signedAt = fields.required("signed_at", .eventTime)
        self.narrative = fields.optional("narrative", .object) ?? Narrative()
        self.followUpDate = fields.optional("follow_up_date", .date)
        self.followUpLocationID = fields.optional("follow_up_location_id", .record(.location))
        self.status = fields.required("status", .code)
    }
}

extension MedicalSummary.Narrative: FieldReadable {
    init(reading fields: FieldReader) {
        self.chiefComplaint = fields.optional("chief_complaint", .text)
        self.history = fields.optional("history", .text)
        self.examination = fields.optional("examination", .text)
        self.assessment = fields.optional("assessment", .text)
        self.plan = fields.optional("plan", .text)
        self.education = fields.optional("education", .text)
        self.followUp = fields.optional("follow_up", .text)
        self.hospitalCourse = fields.optional("hospital_course", .text)
        self.conditionAtDischarge = fields.optional("condition_at_discharge", .text)
    }
}
