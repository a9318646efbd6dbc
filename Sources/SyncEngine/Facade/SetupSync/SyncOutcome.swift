import ClinicRecord
import Foundation

/// What became of one local record of the facility's.
public struct SyncOutcome: Sendable, Hashable {
    public enum Outcome: String, Sendable, Hashable, CaseIterable {
        case synced
        /// The platform had it before this was asked.
        case unchanged
        case notFound = "not_found"
        case failed
        case waiting
    }

    public var localID: UUID
    /// Nil when nothing has been asked for yet.
    public var deliveryID: UUID?
    public var outcome: Outcome
    public var satusehatID: String?
    public var reasonCode: String?
    public var reason: LocalizedText?

    public var isGood: Bool { self.outcome == .synced || self.outcome == .unchanged }
}
