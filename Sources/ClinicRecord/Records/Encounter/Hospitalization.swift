/// How a patient came to the facility and left it (model section 7.4).
public struct Hospitalization: Hashable, Sendable {
    public enum AdmitSource: String, ClinicCode {
        case clinic, emergency
        case transferIn = "transfer_in"
        case birth, other
    }

    public enum DischargeDisposition: String, ClinicCode {
        case home
        case otherFacility = "other_facility"
        case againstAdvice = "against_advice"
        case diedBefore48Hours = "died_before_48h"
        case diedAfter48Hours = "died_after_48h"
        case died
        case longTerm = "long_term"
        case other
    }

    public var admitSource: AdmitSource?
    /// Always there for a finished stay or emergency visit.
    public var dischargeDisposition: DischargeDisposition?
    public var dischargeNote: String?
    public var referredToOrgID: String?
}

extension Hospitalization: FieldReadable {
    init(reading fields: FieldReader) {
        self.admitSource = fields.optional("admit_source", .code)
        self.dischargeDisposition = fields.optional("discharge_disposition", .code)
        self.dischargeNote = fields.optional("discharge_note", .text)
        self.referredToOrgID = fields.optional("referred_to_org_id", .string)
    }
}
