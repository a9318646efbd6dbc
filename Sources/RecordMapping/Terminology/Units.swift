import ClinicRecord
import FHIRR4

extension Quantity {
    static func ucum(_ value: JSONNumber, unit: String, code: String) -> Self {
        Self(value, unit: unit, system: Systems.ucum, code: code)
    }

    static func days(_ value: JSONNumber) -> Self { .ucum(value, unit: "days", code: "d") }

    /// An amount of medicine.
    ///
    /// Tablets and their like are no UCUM units; they have codes among the dose forms. Bottles and
    /// strips have none at all (UCUM would only know them as remarks in braces) and go as numbers
    /// with a unit in words (API 3.12).
    init(medicine amount: QuantityValue) {
        if Self.drugForms.contains(amount.ucum) {
            self.init(
                amount.value, unit: amount.unit, system: Systems.drugForm, code: amount.ucum)
        } else if amount.ucum.hasPrefix("{") {
            self.init(amount.value, unit: amount.unit)
        } else {
            self.init(measure: amount)
        }
    }

    /// An amount handed over, whose unit the platform takes from the dose forms alone (rule 10050);
    /// any other goes in words.
    init(dispensed amount: QuantityValue) {
        let isForm = Self.drugForms.contains(amount.ucum)
        self = isForm ? Quantity(medicine: amount) : Quantity(amount.value, unit: amount.unit)
    }

    init(measure amount: QuantityValue) {
        self = .ucum(amount.value, unit: amount.unit, code: amount.ucum)
    }

    /// Codes of `v3-orderableDrugForm` that a clinic counts doses in.
    ///
    /// `_Liquid` and its like name groups of forms, not countable ones.
    private static let drugForms: Set<String> = [
        "APPFUL", "BAR", "BEAD", "BUCTAB", "CAP", "CAPLET", "CHEWBAR", "CHEWTAB", "CPTAB", "CRM",
        "DISINTAB", "DISK", "DROP", "DRTAB", "ECTAB", "ELIXIR", "ENEMA", "ENTCAP", "ERCAP",
        "ERTAB", "GEL", "GRAN", "GUM", "INHL", "INHLPWD", "IVSOL", "LTN", "MDINHL", "NASSPRY",
        "NDROP", "OINT", "OPDROP", "OPGEL", "OPOINT", "ORCAP", "ORDROP", "ORTAB", "ORTROCHE",
        "OTDROP", "PAD", "PASTE", "PATCH", "PELLET", "PILL", "POWD", "PUFF", "RECSUPP", "SCOOP",
        "SLTAB", "SPRY", "SUPP", "SUSP", "SYRUP", "TAB", "TPATCH", "VAGCRM", "VAGGEL", "VAGSUPP",
        "VAGTAB", "WAFER",
    ]
}
