/// The kind of visit (model section 7.2).
public enum EncounterClass: String, ClinicCode {
    case outpatient, emergency, inpatient, home, virtual, observation
}
