/// The state of an item that may be valid, corrected or withdrawn.
public enum AmendableStatus: String, ClinicCode {
    case final
    case amended
    case enteredInError = "entered_in_error"
}
