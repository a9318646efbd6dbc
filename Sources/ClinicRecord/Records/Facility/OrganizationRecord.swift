/// The facility as its clinic knows it (model section 3).
///
/// It is compared with the platform's Organization and never created; its departments are created
/// as Organizations below it.
public struct OrganizationRecord: Hashable, Sendable {
    public enum FacilityType: String, ClinicCode {
        case clinic, hospital, puskesmas, lab, pharmacy
    }

    public var orgCode: String
    public var name: String
    public var legalName: String?
    public var type: FacilityType
    /// The facility's Organization ID on the platform.
    public var satusehatOrgID: String
    public var phone: String?
    public var email: String?
    public var website: String?
    public var address: Address?
    /// An IANA name; Asia/Jakarta when the clinic names none.
    public var timezone: String
    public var departments: [Department]
    /// False stops all sending.
    public var isActive: Bool
}

extension OrganizationRecord: FieldReadable {
    init(reading fields: FieldReader) {
        self.orgCode = fields.required("org_code", .string(max: 20))
        self.name = fields.required("name", .string)
        self.legalName = fields.optional("legal_name", .string)
        self.type = fields.required("type", .code)
        self.satusehatOrgID = fields.required("satusehat_org_id", .string(max: 100))
        self.phone = fields.optional("phone", .string)
        self.email = fields.optional("email", .string)
        self.website = fields.optional("website", .string)
        self.address = fields.optional("address", .object)
        self.timezone = fields.optional("timezone", .timezone) ?? "Asia/Jakarta"
        self.departments = fields.items("departments", .departments)
        self.isActive = fields.required("is_active", .bool)
    }
}
