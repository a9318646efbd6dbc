/// How far a visit has come (model section 7.3).
public enum EncounterStatus: String, ClinicCode {
    case planned, arrived, triaged
    case inProgress = "in_progress"
    case onLeave = "on_leave"
    case finished, cancelled
    case enteredInError = "entered_in_error"
}
