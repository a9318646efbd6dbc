/// An Indonesian address with the area codes of the Ministry of Home Affairs.
public struct Address: Hashable, Sendable {
    public var line: String?
    public var city: String?
    public var postalCode: String?
    /// Always `ID`.
    public var country: String
    public var provinceCode: String?
    public var cityCode: String?
    public var districtCode: String?
    public var villageCode: String?
    public var rt: String?
    public var rw: String?
}

extension Address: FieldReadable {
    init(reading fields: FieldReader) {
        self.line = fields.optional("line", .text)
        self.city = fields.optional("city", .string)
        self.postalCode = fields.optional("postal_code", .digits(5))
        self.country = fields.optional("country", .constant("ID")) ?? "ID"
        self.provinceCode = fields.optional("province_code", .digits(2))
        self.cityCode = fields.optional("city_code", .digits(4))
        self.districtCode = fields.optional("district_code", .digits(6))
        self.villageCode = fields.optional("village_code", .digits(10))
        self.rt = fields.optional("rt", .string(max: 3))
        self.rw = fields.optional("rw", .string(max: 3))
    }
}
