import Foundation

/// What is remembered about one cause, and when a person is told of it (G-59).
///
/// At most one message an hour for a cause; one more after four hours while nobody acknowledged it.
/// What happens anew within the hour is told when the hour is over, if it still stands then.
public struct AlertState: Sendable, Hashable {
    /// The least time between two messages about one cause.
    public static let quietSeconds = 3_600.0
    /// After how long an unacknowledged alert is repeated.
    public static let repeatSeconds = 14_400.0

    /// Names this standing of the cause; when it stands again after an end it gets another.
    public var id: UUID
    public var severity: AlertSeverity
    /// What exactly stands, where a cause can stand for several reasons.
    public var detail: String
    /// When it began to stand.
    public var since: Date
    /// When it was last seen to happen.
    public var lastAt: Date
    /// How many deliveries, or openings of the breaker, it is about.
    public var count: Int
    /// When the last message about the cause was made, be it about an earlier standing.
    public var toldAt: Date?
    /// Something happened that no message has told.
    public var hasNews: Bool
    /// A message has told of this standing, so that its end may be worth one too.
    public var isTold: Bool
    public var acknowledgedAt: Date?
    /// When it was over; nil while it stands.
    public var endedAt: Date?

    public init(
        id: UUID, severity: AlertSeverity, detail: String = "", since: Date, lastAt: Date,
        count: Int, toldAt: Date? = nil, hasNews: Bool = true, isTold: Bool = false,
        acknowledgedAt: Date? = nil, endedAt: Date? = nil
    ) {
        self.id = id
        self.severity = severity
        self.detail = detail
        self.since = since
        self.lastAt = lastAt
        self.count = count
        self.toldAt = toldAt
        self.hasNews = hasNews
        self.isTold = isTold
        self.acknowledgedAt = acknowledgedAt
        self.endedAt = endedAt
    }

    public var stands: Bool { self.endedAt == nil }

    /// Takes over how it stands now.
    ///
    /// That a condition lasts is no news, however bad it becomes. What happens anew is, and what was
    /// acknowledged before does not cover it.
    mutating func follow(_ standing: AlertStanding) {
        let happensAnew =
            switch standing.news {
            case .none: false
            case .whenLater: standing.lastAt > self.lastAt
            case .whenMore: standing.count > self.count
            }
        if happensAnew {
            self.hasNews = true
            self.acknowledgedAt = nil
        }
        self.severity = max(self.severity, standing.severity)
        self.detail = standing.detail
        self.count =
            standing.news == .whenMore ? max(self.count, standing.count) : standing.count
        self.lastAt = max(self.lastAt, standing.lastAt)
    }

    /// What there is to tell now; it then counts as told.
    mutating func takeMessage(now: Date) -> AlertMessage.Event? {
        guard self.stands else { return nil }
        // A clock that was ahead must not keep an alert quiet for longer than it would be.
        let quiet = self.toldAt.map { abs(now.timeIntervalSince($0)) } ?? .infinity
        let isRepetition =
            self.isTold && self.acknowledgedAt == nil && quiet >= Self.repeatSeconds
        guard isRepetition || (self.hasNews && quiet >= Self.quietSeconds) else { return nil }
        let event: AlertMessage.Event = self.isTold ? .repeated : .raised
        self.toldAt = now
        self.hasNews = false
        self.isTold = true
        return event
    }

    /// The cause is over. True when its beginning was told.
    mutating func end(now: Date) -> Bool {
        guard self.stands else { return false }
        self.endedAt = now
        self.hasNews = false
        return self.isTold
    }

    /// A person has seen it: it is not repeated, unless it happens anew.
    public mutating func acknowledge(now: Date) {
        self.acknowledgedAt = self.acknowledgedAt ?? now
        self.hasNews = false
    }
}

/// How a cause stands at one moment.
struct AlertStanding: Sendable, Hashable {
    /// What is news about a cause that stands already.
    enum News: Sendable, Hashable {
        case none
        case whenLater
        case whenMore
    }

    var severity: AlertSeverity
    var detail = ""
    var since: Date?
    var lastAt: Date
    var count: Int
    var news = News.none
}
