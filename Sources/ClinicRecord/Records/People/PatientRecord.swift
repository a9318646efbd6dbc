public import FHIRR4

/// A patient (model section 6).
public struct PatientRecord: Hashable, Sendable {
    public enum IdentityKind: String, ClinicCode {
        case nik
        /// A newborn, known by the mother's NIK.
        case nikIbu = "nik_ibu"
        case passport
        /// Nobody can be told apart on the platform; the visits cannot be sent.
        case none
    }

    public enum MaritalStatus: String, ClinicCode {
        case single, married, divorced, widowed
    }

    public enum Citizenship: String, ClinicCode {
        case wni = "WNI"
        case wna = "WNA"
    }

    public var mrn: String
    public var identityKind: IdentityKind
    /// Always there when `identityKind` says so; likewise the next two.
    public var nik: String?
    public var motherNIK: String?
    public var passportNumber: String?
    public var familyCardNumber: String?
    /// A hint that is verified before use.
    public var knownIHSNumber: String?
    public var bpjsNumber: String?
    public var fullName: String
    public var gender: Gender
    public var birthDate: CalendarDate
    public var birthPlaceCity: String?
    public var birthPlaceCountry: String?
    /// 0 for a single birth, 1 and up for multiples; always there for a newborn.
    public var birthOrder: Int?
    public var deceasedAt: Instant?
    public var maritalStatus: MaritalStatus?
    public var citizenship: Citizenship
    public var phone: String?
    public var phoneAlt: String?
    public var email: String?
    public var address: Address?
    public var emergencyContact: EmergencyContact?
    public var isActive: Bool
}

extension PatientRecord: FieldReadable {
    init(reading fields: FieldReader) {
        self.mrn = fields.required("mrn", .string(max: 30))
        let identity: IdentityKind? = fields.needed("identity_kind", .code)
        self.identityKind = identity ?? .none
        self.nik = fields.optional("nik", .nik, neededIf: identity == .nik)
        self.motherNIK = fields.optional("mother_nik", .nik, neededIf: identity == .nikIbu)
        self.passportNumber = fields.optional(
            "passport_number", .string, neededIf: identity == .passport)
        self.familyCardNumber = fields.optional("family_card_number", .string(max: 16))
        self.knownIHSNumber = fields.optional("known_ihs_number", .string(max: 100))
        self.bpjsNumber = fields.optional("bpjs_number", .string(max: 13))
        self.fullName = fields.required("full_name", .string(max: 100))
        self.gender = fields.required("gender", .code)
        self.birthDate = fields.required("birth_date", .date)
        self.birthPlaceCity = fields.optional("birth_place_city", .string)
        self.birthPlaceCountry = fields.optional("birth_place_country", .string)
        self.birthOrder = fields.optional(
            "birth_order", .int(atLeast: 0), neededIf: identity == .nikIbu)
        self.deceasedAt = fields.optional("deceased_at", .instant)
        self.maritalStatus = fields.optional("marital_status", .code)
        self.citizenship = fields.required("citizenship", .code)
        self.phone = fields.optional("phone", .string)
        self.phoneAlt = fields.optional("phone_alt", .string)
        self.email = fields.optional("email", .string)
        self.address = fields.optional("address", .object)
        self.emergencyContact = fields.optional("emergency_contact", .object)
        self.isActive = fields.required("is_active", .bool)
    }
}
