public import FHIRR4

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// A visit or stay with everything recorded in it so far (model section 7).
///
/// Lists hold only the items that can be used: an item with an error is left out, and a finding
/// says so.
public struct EncounterRecord: Hashable, Sendable {
    public enum VisitType: String, ClinicCode {
        case new
        case followUp = "follow_up"
        case control
    }

    public var encounterNumber: String
    public var `class`: EncounterClass
    public var serviceType: Coded?
    public var visitType: VisitType?
    public var patientID: UUID
    public var status: EncounterStatus
    /// Complete and gapless, whatever the clinic left to be derived; empty only where nothing is
    /// sent (a planned, cancelled or withdrawn visit without a history).
    public var statusHistory: [StatusPeriod]
    public var periodStart: Instant
    /// Always there when finished.
    public var periodEnd: Instant?
    /// At least one of them is attending.
    public var participants: [Participant]
    /// At least one.
    public var locations: [LocationStay]
    public var departmentID: UUID?
    public var originatingEncounterID: UUID?
    /// The pregnancy that the visit belongs to.
    public var episodeID: UUID?
    public var chiefComplaint: String?
    public var isBPJS: Bool?
    public var sepNumber: String?
    public var hospitalization: Hospitalization?
    /// Always there when cancelled.
    public var cancelReason: String?

    public var vitalSigns: [VitalSigns] = []
    public var observations: [ObservationItem] = []
    public var diagnoses: [Diagnosis] = []
    public var complaints: [Complaint] = []
    public var procedures: [ProcedureItem] = []
    public var allergies: [Allergy] = []
    public var prescriptions: [Prescription] = []
    public var dispenses: [Dispense] = []
    public var administrations: [Administration] = []
    public var labOrders: [LabOrder] = []
    public var specimens: [Specimen] = []
    public var labResults: [LabResult] = []
    public var labReports: [LabReport] = []
    public var immunizations: [ImmunizationItem] = []
    public var medicalSummary: MedicalSummary?

    /// Members that were handed over and are kept, but that this version does not send.
    public var deferred: [String] = []

    /// The practitioner who answers for the visit.
    public var attending: Participant? { self.participants.first { $0.role == .attending } }
}
