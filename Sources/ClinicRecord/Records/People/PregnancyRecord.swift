public import FHIRR4

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// A pregnancy, to which its visits belong (model section 17.1).
///
/// It is kept so that visits can name it; this version sends nothing about it.
public struct PregnancyRecord: Hashable, Sendable {
    public enum Status: String, ClinicCode {
        case active, finished, cancelled
    }

    public var number: String
    public var patientID: UUID
    public var status: Status
    public var start: CalendarDate
    public var end: CalendarDate?
    public var gravida: Int
    public var para: Int
    public var abortus: Int
    public var livingChildren: Int?
    public var lmpDate: CalendarDate
    public var eddDate: CalendarDate?
    public var prePregnancyWeight: JSONNumber?
    public var riskLevel: String?
    public var outcome: String?
}

extension PregnancyRecord: FieldReadable {
    init(reading fields: FieldReader) {
        self.number = fields.required("number", .string(max: 255))
        self.patientID = fields.required("patient_id", .record(.patient))
        self.status = fields.required("status", .code)
        let start = fields.needed("start", .date)
        self.start = start ?? .standIn
        self.end = fields.optional("end", .date)
        self.gravida = fields.required("gravida", .int(atLeast: 0))
        self.para = fields.required("para", .int(atLeast: 0))
        self.abortus = fields.required("abortus", .int(atLeast: 0))
        self.livingChildren = fields.optional("living_children", .int(atLeast: 0))
        self.lmpDate = fields.required("lmp_date", .date)
        self.eddDate = fields.optional("edd_date", .date)
        self.prePregnancyWeight = fields.optional(
            "pre_pregnancy_weight", .decimal(from: "0.5", to: "500"))
        self.riskLevel = fields.optional("risk_level", .string)
        self.outcome = fields.optional("outcome", .string)
        fields.refuse(reversed: start, self.end, at: "end")
    }
}
