/// A medicine: a product, a batch of it, or a compound made of several.
public struct Medication: FHIRResource, FHIRElement {
    public static let resourceType = "Medication"

    public struct Ingredient: FHIRElement {
        public var item: CodeableConcept
        public var isActive: Bool?
        public var strength: Ratio?

        public init(item: CodeableConcept, isActive: Bool?, strength: Ratio?) {
            self.item = item
            self.isActive = isActive
            self.strength = strength
        }

        public var json: JSONValue {
            var writer = MemberWriter()
            writer.write("itemCodeableConcept", self.item)
            writer.write("isActive", self.isActive)
            writer.write("strength", self.strength)
            return writer.json
        }
    }

    /// The lot a dispensed product came from.
    public struct Batch: FHIRElement {
        public var lotNumber: String?
        /// A dateTime in R4, kept as text because it stands for a calendar date.
        public var expirationDate: String?

        public init(lotNumber: String?, expirationDate: String?) {
            self.lotNumber = lotNumber
            self.expirationDate = expirationDate
        }

        public var json: JSONValue {
            var writer = MemberWriter()
            writer.write("lotNumber", self.lotNumber)
            writer.write("expirationDate", self.expirationDate)
            return writer.json
        }
    }

    public var fhirExtension: [Extension] = []
    public var identifier: [Identifier] = []
    public var code: CodeableConcept?
    public var manufacturer: Reference?
    public var form: CodeableConcept?
    public var ingredient: [Ingredient] = []
    public var batch: Batch?

    public init() {}

    public var json: JSONValue {
        var writer = MemberWriter(resourceType: Self.resourceType)
        writer.write("extension", self.fhirExtension)
        writer.write("identifier", self.identifier)
        writer.write("code", self.code)
        writer.write("status", "active")
        writer.write("manufacturer", self.manufacturer)
        writer.write("form", self.form)
        writer.write("ingredient", self.ingredient)
        writer.write("batch", self.batch)
        return writer.json
    }
}
