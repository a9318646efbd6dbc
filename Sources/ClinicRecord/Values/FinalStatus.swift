/// The state of an item that is either valid or was withdrawn.
public enum FinalStatus: String, ClinicCode {
    case final
    case enteredInError = "entered_in_error"
}
