import ClinicRecord
import Foundation

/// Whether an insurer's claim can rest on what the platform has of an encounter (R-346 to R-350,
///
public struct ClaimReadiness: Sendable, Hashable {
    public struct Diagnosis: Sendable, Hashable {
        public var localID: UUID
        /// ICD-10.
        public var code: String
        public var display: String?
        public var use: String
        public var kind: String
        public var rank: Int
        public var isPrimary: Bool
        public var isAccepted: Bool
        public var satusehatID: String?
    }

    public struct Procedure: Sendable, Hashable {
        public var localID: UUID
        /// ICD-9-CM.
        public var code: String
        public var display: String?
        public var isAccepted: Bool
        public var satusehatID: String?
    }

    /// One medicine handed out, and what the platform calls that.
    public struct Dispense: Sendable, Hashable {
        public var itemID: UUID
        public var satusehatID: String?
    }

    public struct Missing: Sendable, Hashable {
        public var resourceType: String
        public var localID: UUID
        public var code: String
        public var text: LocalizedText
    }

    public var encounterID: UUID
    public var satusehatEncounterID: String?
    /// Whether the platform's Encounter was closed.
    public var isFinished: Bool
    public var lastSyncedAt: Date?
    public var primaryDiagnosisAccepted: Bool
    /// The primary one first, then by rank; those of the admission last.
    public var diagnoses: [Diagnosis]
    /// In the order of the record.
    public var procedures: [Procedure]
    public var dispenses: [Dispense]
    /// What is not with the platform, and why.
    public var missing: [Missing]

    /// The resources without which a claim cannot be put together.
    private static let needed: Set<String> = [
        "Encounter", "Condition", "Procedure", "Observation", "MedicationRequest",
    ]

    /// The Encounter is there and closed, its primary diagnosis was accepted, and of what a claim
    /// is made of nothing is missing.
    public var isReady: Bool {
        self.satusehatEncounterID != nil && self.isFinished && self.primaryDiagnosisAccepted
            && !self.missing.contains { Self.needed.contains($0.resourceType) }
    }
}
