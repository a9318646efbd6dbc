/// What a clinic record is about.
public enum RecordKind: String, ClinicCode {
    case organization
    case location
    case practitioner
    case practitionerAssignment = "practitioner_assignment"
    case patient
    case consent
    case medicine
    case pregnancy
    case encounter
}
