public import FHIRR4

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// A vaccine given, refused or reported (model section 15).
public struct ImmunizationItem: RecordItem {
    public enum Site: String, ClinicCode {
        case leftArm = "left_arm"
        case rightArm = "right_arm"
        case leftThigh = "left_thigh"
        case rightThigh = "right_thigh"
        case mouth
    }

    public enum Status: String, ClinicCode {
        case completed
        case notDone = "not_done"
        case enteredInError = "entered_in_error"
    }

    public var id: UUID
    public var path: String
    public var vaccine: Coded
    public var vaccineGroups: [Coded]
    public var doseNumber: Int
    public var seriesText: String?
    public var givenAt: Instant
    public var recordedAt: Instant?
    /// Always there, like lot and expiry, when completed here.
    public var givenBy: UUID?
    public var locationID: UUID?
    public var lotNumber: String?
    public var expiryDate: CalendarDate?
    public var route: Route?
    public var site: Site?
    /// In mL.
    public var dose: QuantityValue?
    /// A code of the Ministry's `immunization-reason`, such as `IM-Dasar`.
    public var program: String
    /// A code of the Ministry's `immunization-routine-timing`, such as `IM-Ideal`.
    public var timing: String?
    /// False for a history that somebody reported; who gave it may be unknown then.
    public var primarySource: Bool
    public var reaction: ImmunizationReaction?
    public var status: Status
    /// Always there when not done.
    public var notDoneReason: Coded?
}

extension ImmunizationItem: FieldReadable {
    init(reading fields: FieldReader) {
        self.id = fields.itemID
        self.path = fields.path
        self.vaccine = fields.required("vaccine", .coded(.kfa("93")))
        self.vaccineGroups = fields.optional("vaccine_groups", .list(.coded(.vaccineGroup))) ?? []
        self.doseNumber = fields.required("dose_number", .int(atLeast: 1))
        self.seriesText = fields.optional("series_text", .string)
        self.givenAt = fields.required("given_at", .eventTime)
        self.recordedAt = fields.optional("recorded_at", .eventTime)
        let status: Status? = fields.needed("status", .code)
        self.status = status ?? .completed
        let isPrimary = fields.needed("primary_source", .bool)
        self.primarySource = isPrimary ?? true
        let wasGivenHere = status == .completed && isPrimary == true
        self.givenBy = fields.optional("given_by", .record(.practitioner), neededIf: wasGivenHere)
        self.locationID = fields.optional("location_id", .record(.location))
        self.lotNumber = fields.optional("lot_number", .string, neededIf: wasGivenHere)
        self.expiryDate = fields.optional("expiry_date", .date, neededIf: wasGivenHere)
        self.route = fields.optional("route", .code)
        self.site = fields.optional("site", .code)
        self.dose = fields.optional("dose", .amount(in: "mL"))
        self.program = fields.required("program", .ministryCode(prefix: "IM-"))
        self.timing = fields.optional("timing", .ministryCode(prefix: "IM-"))
        self.reaction = fields.optional("reaction", .object)
        self.notDoneReason = fields.optional(
            "not_done_reason", .coded(.snomedFirst.orText), neededIf: status == .notDone)
    }
}
