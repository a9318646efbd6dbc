/// The lists of items inside a record; the raw value is the member that holds them.
///
/// Items inside items (of a prescription, say) have kinds of their own, written with a slash.
public enum ItemKind: String, Hashable, Sendable, CaseIterable {
    case departments
    case vitalSigns = "vital_signs"
    case observations
    case diagnoses
    case complaints
    case procedures
    case allergies
    case prescriptions
    case prescriptionItems = "prescriptions/items"
    case dispenses
    case dispenseItems = "dispenses/items"
    case administrations
    case labOrders = "lab_orders"
    case labOrderItems = "lab_orders/items"
    case specimens
    case labResults = "lab_results"
    case labReports = "lab_reports"
    case immunizations

    /// The member of `data` under which the items stand.
    var member: String { String(self.rawValue.prefix { $0 != "/" }) }
}
