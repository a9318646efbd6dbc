/// The class of care of a ward, room or bed and of a stay in it.
public enum ServiceClass: String, ClinicCode {
    case reguler
    case first = "1"
    case second = "2"
    case third = "3"
    case vip
}
