/// Where a medicine is meant to be taken.
public enum CareSetting: String, ClinicCode {
    case outpatient
    case inpatient
    case discharge
    case community
}
