import FHIRR4
import Foundation

/// The figures of a period, defined as R-360 has them.
///
/// Everything is judged as it stood at the end of the period, or now while that lies ahead: a change
/// that comes later, and an encounter that is handed in later, does not alter a closed month.
///
/// By the facility's own clock an encounter that had been finished by then belongs to the day of its
/// end, and one that had not to the day of its beginning: a stay that goes on into the next month is
/// pending in the first and counts in the second.
public struct SyncStatistics: Sendable, Hashable {
    /// Things asked of the platform, of one resource type. An Encounter that is created and later
    /// closed is two.
    public struct Row: Sendable, Hashable {
        /// Reached the platform at least once.
        public var totalAttempted = 0
        public var successful = 0
        /// Finally failed and not mended.
        public var failed = 0
        public var pending = 0
        public var skipped = 0

        public init() {}
    }

    public struct ErrorCount: Sendable, Hashable {
        public var errorType: String
        public var count: Int
    }

    public var from: CalendarDate
    public var to: CalendarDate
    /// The moment by which everything is judged.
    public var judgedAt: Date
    public var byType: [String: Row] = [:]
    public var skippedByReason: [String: Int] = [:]
    public var encountersFinished = 0
    public var encountersCreated = 0
    /// Finished in the clinic, and closed on the platform.
    public var encountersSynced = 0
    /// Encounters of the period that were handed in after it had been judged; in no other figure.
    public var encountersHandedInLater = 0
    /// Synced of finished, with two decimals; nil when none were finished.
    public var syncRatePercent: Decimal?
    /// The most frequent first; those of people and places count by their own time.
    public var commonErrors: [ErrorCount] = []
}
