import Foundation

/// The pace of one client: how many requests may leave, and how soon the next one.
///
/// Capacity is the burst size, the refill is the requests per minute. Every request draws a
/// token, those for tokens and health too. The value is stored after each change, so that a restart
/// goes on where it stopped instead of granting a new burst.
///
/// It counts whole milliseconds of wall time. A clock that steps back grants nothing for the time it
/// lost and locks nothing either; one that steps forward grants one burst at most.
public struct TokenBucket: Sendable, Hashable, Codable {
    /// The longest a stored closing may keep the gate shut, seen from now.
    ///
    /// R-263 caps what the platform may ask for at 15 minutes; a closing further away can only come
    /// from a clock that was wrong when it was written.
    public static let closingSecondsMax: TimeInterval = 15 * 60 + 5

    /// Room for what is lost when fractions of tokens are added up.
    private static let rounding = 1e-6

    public private(set) var tokens: Double
    public private(set) var updatedAt: Date
    public private(set) var closedUntil: Date?

    /// A bucket as it was stored.
    public init(tokens: Double, updatedAt: Date, closedUntil: Date?) {
        self.tokens = tokens.isFinite ? max(0, tokens) : 0
        self.updatedAt = Self.wholeMilliseconds(updatedAt)
        self.closedUntil = closedUntil
    }

    /// A bucket of which nothing is known.
    ///
    /// It assumes the worse, that the burst was just spent: one request may leave, and the next
    /// waits for the refill.
    public static func restart(now: Date, settings: RetrySettings) -> TokenBucket {
        TokenBucket(tokens: 1, updatedAt: now, closedUntil: nil)
    }

    /// Takes one token, or says when to ask again.
    public mutating func take(now: Date, settings: RetrySettings) -> PermitAnswer {
        self.refill(now: now, settings: settings)
        if let closed = self.closedUntil {
            let latest = now.addingTimeInterval(Self.closingSecondsMax)
            if closed > latest {
                self.closedUntil = latest
                return .wait(until: latest)
            }
            if closed > now { return .wait(until: closed) }
            self.closedUntil = nil
        }
        guard self.tokens < 1 - Self.rounding else {
            self.tokens = max(0, self.tokens - 1)
            return .granted
        }
        let missing = (1 - self.tokens) / Self.tokensPerMillisecond(settings)
        let milliseconds = missing.rounded(.up)
        return .wait(until: self.updatedAt.addingTimeInterval(milliseconds / 1_000))
    }

    /// How many requests could leave now, so that a claim takes no more than can be sent.
    public func available(now: Date, settings: RetrySettings) -> Int {
        var copy = self
        copy.refill(now: now, settings: settings)
        if let closed = copy.closedUntil, closed > now { return 0 }
        return Int(copy.tokens + Self.rounding)
    }

    /// Gives back a token whose request never left.
    public mutating func giveBack(settings: RetrySettings) {
        self.tokens = min(self.tokens + 1, Double(max(1, settings.burstSize)))
    }

    /// Lets nothing through until the instant given; an earlier one never reopens the gate.
    public mutating func close(until end: Date) {
        self.closedUntil = max(self.closedUntil ?? end, end)
    }

    private mutating func refill(now: Date, settings: RetrySettings) {
        let now = Self.wholeMilliseconds(now)
        let elapsed = (now.timeIntervalSince(self.updatedAt) * 1_000).rounded()
        let gained = max(0, elapsed) * Self.tokensPerMillisecond(settings)
        self.tokens = min(self.tokens + gained, Double(max(1, settings.burstSize)))
        self.updatedAt = now
    }

    private static func tokensPerMillisecond(_ settings: RetrySettings) -> Double {
        Double(max(1, settings.requestsPerMinute)) / 60_000
    }

    /// Storage keeps milliseconds: counting finer would let rounding grant fractions of tokens.
    private static func wholeMilliseconds(_ date: Date) -> Date {
        // A date of whole milliseconds is a little off them as a floating-point number of seconds.
        let milliseconds = date.timeIntervalSince1970 * 1_000 + 0.01
        return Date(timeIntervalSince1970: milliseconds.rounded(.down) / 1_000)
    }
}
