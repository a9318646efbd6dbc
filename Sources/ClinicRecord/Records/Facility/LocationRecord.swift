public import FHIRR4

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// A polyclinic, ward, room or bed (model section 4).
public struct LocationRecord: Hashable, Sendable {
    public enum Kind: String, ClinicCode {
        case building, ward, room, bed, polyclinic
    }

    public enum PolyclinicType: String, ClinicCode {
        case general, dental, kia, specialist, emergency, lab, pharmacy
    }

    public enum BedStatus: String, ClinicCode {
        case available, occupied, reserved, maintenance, cleaning
    }

    public enum Status: String, ClinicCode {
        case active, inactive
    }

    public var code: String
    public var name: String
    public var description: String?
    public var kind: Kind
    /// Always there for a polyclinic.
    public var polyclinicType: PolyclinicType?
    /// Always there for a bed.
    public var parentID: UUID?
    /// A department of the organization record.
    public var departmentID: UUID?
    /// Given together with `longitude` or not at all.
    public var latitude: JSONNumber?
    public var longitude: JSONNumber?
    /// Always there for a ward, room or bed.
    public var serviceClass: ServiceClass?
    public var bedStatus: BedStatus?
    public var operatingHours: [OpeningHours]
    public var status: Status
}

extension LocationRecord: FieldReadable {
    init(reading fields: FieldReader) {
        self.code = fields.required("code", .string(max: 20))
        self.name = fields.required("name", .string)
        self.description = fields.optional("description", .text)
        let kind: Kind? = fields.needed("kind", .code)
        self.kind = kind ?? .building
        self.polyclinicType = fields.optional(
            "polyclinic_type", .code, neededIf: kind == .polyclinic)
        self.parentID = fields.optional("parent_id", .record(.location), neededIf: kind == .bed)
        self.departmentID = fields.optional("department_id", .department)
        let hasPosition = fields.has("latitude") || fields.has("longitude")
        self.latitude = fields.optional(
            "latitude", .decimal(from: "-11", to: "6"), neededIf: hasPosition)
        self.longitude = fields.optional(
            "longitude", .decimal(from: "95", to: "141"), neededIf: hasPosition)
        self.serviceClass = fields.optional(
            "service_class", .code,
            neededIf: kind == .ward || kind == .room || kind == .bed)
        self.bedStatus = fields.optional("bed_status", .code)
        self.operatingHours = fields.optional("operating_hours", .openingHours) ?? []
        self.status = fields.required("status", .code)
    }
}
