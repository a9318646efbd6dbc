public import FHIRR4

/// A person who treats patients or works with what belongs to them (model section 5).
public struct PractitionerRecord: Hashable, Sendable {
    public enum Profession: String, ClinicCode {
        case doctor, dentist, midwife, nurse, pharmacist
        case labTechnician = "lab_tech"
        case other
    }

    /// Used to look the person up and never sent elsewhere.
    public var nik: String
    public var fullName: String
    public var gender: Gender
    public var birthDate: CalendarDate
    public var type: Profession
    public var specialty: String?
    /// The registration certificate; always there for clinical professions.
    public var strNumber: String?
    public var strExpiryDate: CalendarDate?
    /// The licence to practise.
    public var sipNumber: String?
    public var sipExpiryDate: CalendarDate?
    /// A hint that is verified before use.
    public var knownIHSNumber: String?
    public var isActive: Bool
}

extension PractitionerRecord: FieldReadable {
    init(reading fields: FieldReader) {
        self.nik = fields.required("nik", .nik)
        self.fullName = fields.required("full_name", .string(max: 100))
        self.gender = fields.required("gender", .code)
        self.birthDate = fields.required("birth_date", .date)
        let type: Profession? = fields.needed("type", .code)
        let isClinical = type != nil && type != .other
        self.type = type ?? .other
        self.specialty = fields.optional("specialty", .string)
        self.strNumber = fields.optional("str_number", .string, neededIf: isClinical)
        self.strExpiryDate = fields.optional("str_expiry_date", .date, neededIf: isClinical)
        self.sipNumber = fields.optional("sip_number", .string)
        self.sipExpiryDate = fields.optional("sip_expiry_date", .date)
        self.knownIHSNumber = fields.optional("known_ihs_number", .string(max: 100))
        self.isActive = fields.required("is_active", .bool)
    }
}
