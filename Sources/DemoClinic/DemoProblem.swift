/// The troubles a demonstration day contains on purpose.
public enum DemoProblem: String, Hashable, Sendable, CaseIterable {
    /// A patient whose NIK the platform's index does not hold.
    case unknownPatient = "unknown-patient"
    /// A patient who has given no consent.
    case missingConsent = "missing-consent"
    /// A second diagnosis whose code looks right but exists in no edition the platform has.
    case unknownDiagnosisCode = "unknown-diagnosis-code"
}

/// One trouble as it was built into a day, for whoever has to tell a person about it.
public struct DeliberateProblem: Hashable, Sendable {
    public let kind: DemoProblem
    /// Number of the visit that shows the trouble.
    public let encounterNumber: String
    /// Local id of the encounter record.
    public let encounterID: String
    /// Local id of the patient record.
    public let patientID: String
    public let indonesian: String
    public let english: String
}
