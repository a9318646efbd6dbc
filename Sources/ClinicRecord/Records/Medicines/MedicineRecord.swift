public import FHIRR4

/// A medicine as prescribed or dispensed (model section 13.1).
///
/// A clinic gives it once as a record of its own, or inside the item that uses it.
public struct MedicineRecord: Hashable, Sendable {
    public enum MedicineType: String, ClinicCode {
        case single
        /// Each dose is made for itself; the amounts are those of one dose.
        case compoundPerDose = "compound_per_dose"
        /// One batch is made and divided; the amounts are those of the batch.
        case compoundDivided = "compound_divided"
    }

    public var path: String
    public var localCode: String
    public var type: MedicineType
    /// Always there for a single product and never for a compound.
    public var kfa: Coded?
    public var name: String
    public var form: Coded
    /// Never empty for a compound, and each with both amounts then.
    public var ingredients: [Ingredient]
    public var manufacturerOrgID: String?
    public var lotNumber: String?
    public var expiry: CalendarDate?

    public var isCompound: Bool { self.type != .single }
}

extension MedicineRecord: FieldReadable {
    init(reading fields: FieldReader) {
        self.path = fields.path
        self.localCode = fields.required("local_code", .string(max: 255))
        let type: MedicineType? = fields.needed("type", .code)
        self.type = type ?? .single
        self.kfa = fields.optional("kfa", .coded(.kfa("92", "93")), neededIf: type == .single)
        self.name = fields.required("name", .string)
        self.form = fields.required("form", .coded(.form))
        self.ingredients = fields.optional("ingredients", .list(.object)) ?? []
        self.manufacturerOrgID = fields.optional("manufacturer_org_id", .string)
        self.lotNumber = fields.optional("lot_number", .string)
        self.expiry = fields.optional("expiry", .date)
        guard let type, type != .single else { return }
        if fields.has("kfa") { fields.report(.kfaOfCompound, at: "kfa") }
        guard !fields.isUnreadable("ingredients") else { return }
        if self.ingredients.isEmpty { fields.report(.noIngredients, at: "ingredients") }
        for (index, ingredient) in self.ingredients.enumerated() {
            if ingredient.numerator == nil {
                fields.report(.noRatio, at: "ingredients[\(index)].numerator")
            }
            if ingredient.denominator == nil {
                fields.report(.noRatio, at: "ingredients[\(index)].denominator")
            }
        }
    }
}
