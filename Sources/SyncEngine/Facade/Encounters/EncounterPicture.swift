import ClinicRecord
import Foundation
import SyncCore

/// How far one encounter has come to the platform.
public struct EncounterPicture: Sendable, Hashable {
    public enum SyncStatus: String, Sendable, Hashable, CaseIterable {
        /// Everything arrived, but for what is not to be sent.
        case completed
        /// Some arrived, and the rest does not move by itself.
        case partial
        /// Something is still on its way.
        case pending
        /// Nothing arrived, and nothing will by itself.
        case failed
        /// Nothing has been asked for yet.
        case notStarted = "not_started"
    }

    /// One thing that the encounter asked for. An Encounter is created, and closed later: two things.
    public struct Resource: Sendable, Hashable {
        public enum Status: String, Sendable, Hashable, CaseIterable {
            case success
            case failed
            case pending
            case skipped
            /// Waits for another that failed.
            case blocked
        }

        public var deliveryID: UUID
        public var resourceType: String
        public var localID: UUID
        public var component: String?
        public var stage: DeliveryStage
        public var satusehatID: String?
        public var status: Status
        /// A stable code: `rule_10003`, `consent_missing`, `blocked`, `held` and so on.
        public var errorCode: String?
        public var error: LocalizedText?
    }

    public var encounterID: UUID
    public var satusehatEncounterID: String?
    /// Whether the platform's Encounter was closed.
    public var isFinished: Bool
    public var syncStatus: SyncStatus
    /// In the order in which they are sent.
    public var resources: [Resource]
    /// When the platform last took something of it.
    public var syncedAt: Date?
}

extension EncounterPicture.SyncStatus {
    init(_ statuses: [EncounterPicture.Resource.Status]) {
        let found = Set(statuses)
        if found.isEmpty {
            self = .notStarted
        } else if found.contains(.pending) {
            self = .pending
        } else if !found.contains(.success) {
            self = .failed
        } else {
            self = found.isSubset(of: [.success, .skipped]) ? .completed : .partial
        }
    }
}
