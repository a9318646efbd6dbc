/// The way a medicine enters the body (the clinic's words of the model's table of routes).
public enum Route: String, ClinicCode {
    case oral
    case intramuscular
    case subcutaneous
    case intravenous
    case otherParenteral = "other_parenteral"
    case topical
    case inhalation
    case rectal
    case vaginal
    case ocular
    case otic
    case sublingual
    case nasal
}
