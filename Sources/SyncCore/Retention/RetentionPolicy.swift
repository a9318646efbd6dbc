import Foundation

/// For how long what is finished is kept.
///
/// Records, mappings and everything that is not finished are never removed, whatever is set. Each
/// kind has a floor below which it cannot be set: the time in which a clinic or an authority still
/// comes back to it.
public struct RetentionPolicy: Sendable, Hashable {
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// Bodies and attempts of deliveries that were completed or skipped.
        case deliveries
        /// What receivers of the clinic were told.
        case webhooks
        /// Look-ups of people.
        case lookups
        /// Ended sessions of people who signed in.
        case sessions
        /// Errors that were resolved or are ignored.
        case errors
        /// Who did what.
        case audit

        public var defaultDays: Int {
            switch self {
            case .deliveries: 90
            case .webhooks: 30
            case .lookups, .errors: 365
            case .sessions: 30
            case .audit: 7 * Self.yearDays
            }
        }

        public var floorDays: Int {
            switch self {
            case .deliveries, .lookups: 30
            case .webhooks, .sessions: 7
            case .errors: 90
            case .audit: 5 * Self.yearDays
            }
        }

        /// A year and its leap day: counted so, a year is never short.
        private static let yearDays = 366
    }

    /// More would pass what a date can say.
    public static let daysMax = 36_600
    private static let daySeconds = 86_400.0

    private var days: [Kind: Int]

    public init() { self.days = [:] }

    public func days(_ kind: Kind) -> Int { self.days[kind] ?? kind.defaultDays }

    /// Sets how long one kind is kept; false, and nothing changed, outside floor and ceiling.
    public mutating func set(_ kind: Kind, days: Int) -> Bool {
        guard (kind.floorDays...Self.daysMax).contains(days) else { return false }
        self.days[kind] = days
        return true
    }

    /// What ended before this instant may be removed.
    public func limit(_ kind: Kind, now: Date) -> Date {
        now.addingTimeInterval(-Double(self.days(kind)) * Self.daySeconds)
    }
}
