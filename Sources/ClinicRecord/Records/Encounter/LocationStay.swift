public import FHIRR4

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// A place where a visit took place, and when.
public struct LocationStay: Hashable, Sendable {
    public enum ClassChange: String, ClinicCode {
        case keptClass = "kelas-tetap"
        case upgraded = "naik-kelas"
        case downgraded = "turun-kelas"
        case placedElsewhere = "titip-rawat"
    }

    public var path: String
    public var locationID: UUID
    public var start: Instant?
    public var end: Instant?
    public var serviceClass: ServiceClass?
    /// `kelas-tetap` when the clinic gives none.
    public var classChange: ClassChange
}

extension LocationStay: FieldReadable {
    init(reading fields: FieldReader) {
        self.path = fields.path
        self.locationID = fields.required("location_id", .record(.location))
        self.start = fields.optional("start", .eventTime)
        self.end = fields.optional("end", .eventTime)
        self.serviceClass = fields.optional("service_class", .code)
        self.classChange = fields.optional("class_change", .code) ?? .keptClass
        fields.refuse(reversed: self.start, self.end, at: "end")
    }
}
