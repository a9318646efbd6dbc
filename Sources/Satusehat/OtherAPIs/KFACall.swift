/// What is asked of the drug and device dictionary (API 6.3).
public enum KFACall: Sendable, Hashable {
    /// One product by its code; an unknown code answers 200 with a null `result`.
    case product(code: String)
    case products(page: Int, size: Int, type: ProductType, keyword: String?)

    public enum ProductType: String, Sendable, Hashable, CaseIterable {
        case medicine = "farmasi"
        case device = "alkes"
    }
}
