#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// A part of the facility that the platform knows as an Organization of its own.
public struct Department: RecordItem {
    public enum DepartmentType: String, ClinicCode {
        case dept, team
    }

    public var id: UUID
    public var path: String
    public var code: String
    public var name: String
    public var type: DepartmentType
    /// Another department of the same facility.
    public var parentID: UUID?
}

extension Department: FieldReadable {
    init(reading fields: FieldReader) {
        self.id = fields.itemID
        self.path = fields.path
        self.code = fields.required("code", .string(max: 255))
        self.name = fields.required("name", .string)
        self.type = fields.required("type", .code)
        self.parentID = fields.optional("parent_id", .item(.departments))
    }
}
