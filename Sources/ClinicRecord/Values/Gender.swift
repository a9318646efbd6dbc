/// Sex as the civil register knows it.
public enum Gender: String, ClinicCode {
    case male
    case female
}
