/// Whom to call for a patient.
public struct EmergencyContact: Hashable, Sendable {
    public var name: String
    public var phone: String?
    public var relation: String?
}

extension EmergencyContact: FieldReadable {
    init(reading fields: FieldReader) {
        self.name = fields.required("name", .string)
        self.phone = fields.optional("phone", .string)
        self.relation = fields.optional("relation", .string)
    }
}
