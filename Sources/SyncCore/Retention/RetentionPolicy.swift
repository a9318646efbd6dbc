/// How long what has come to its end is kept, in days.
///
/// What is unfinished, records, platform ids and the digests that later revisions are compared with
/// are kept whatever is set. Each limit has a floor below which nobody can set it: for so long what
/// happened must be explainable.
public struct RetentionPolicy: Sendable, Hashable {
    /// One kind of thing that is kept for a limited time.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// Requests and answers of completed or skipped deliveries, bodies and all.
        case attempts
        /// Events that a clinic's own software has taken or will not take any more.
        case webhooks
        /// Look-ups of people.
        case lookups
        /// Sign-ins that are over.
        case sessions
        /// Errors that are resolved.
        case errors
        /// Who did what.
        case audit

        public var defaultDays: Int {
            switch self {
            case .attempts: 90
            case .webhooks, .sessions: 30
            case .lookups, .errors: 365
            case .audit: 7 * 366
            }
        }

        /// The fewest days allowed.
        public var floorDays: Int {
            switch self {
            case .attempts, .lookups: 30
            case .webhooks, .sessions: 7
            case .errors: 90
            case .audit: 5 * 366
            }
        }
    }

    /// A century: more is a slip of the finger.
    public static let daysMax = 36_525

    private var days: [Kind: Int] = [:]

    public init() {}

    /// The days for one kind; what is set below the floor counts as the floor.
    public subscript(kind: Kind) -> Int {
        get { max(kind.floorDays, min(self.days[kind] ?? kind.defaultDays, Self.daysMax)) }
        set { self.days[kind] = newValue }
    }
}
