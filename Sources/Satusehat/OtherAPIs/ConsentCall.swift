/// What is asked of the platform's consent service (API 6.1), which governs who may read.
public enum ConsentCall: Sendable, Hashable {
    public enum Action: String, Sendable, Hashable, CaseIterable {
        case optIn = "OPTIN"
        case optOut = "OPTOUT"
    }

    case read(patientIHSNumber: String)
    /// `agent` is the name of the officer who recorded it.
    case record(patientIHSNumber: String, action: Action, agent: String)
}
