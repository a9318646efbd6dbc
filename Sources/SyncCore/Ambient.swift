import Foundation

/// Everything the world would otherwise choose: time, waiting, identifiers and chance.
///
/// Code that needs one of these takes an `Ambient`; nothing else in the product reads a clock or
/// draws a random number, so a simulation can replay a run from its seed.
public struct Ambient: Sendable {
    /// Wall time, for storing and showing.
    public var now: @Sendable () -> Date
    /// Suspends for a length of monotonic time.
    public var sleep: @Sendable (Duration) async throws -> Void
    /// Monotonic time since some fixed point, for measuring.
    public var uptime: @Sendable () -> Duration
    /// A new time-ordered identifier (UUIDv7).
    public var makeUUID: @Sendable () -> UUID
    /// Sixty-four random bits.
    public var random: @Sendable () -> UInt64

    public init(
        now: @escaping @Sendable () -> Date,
        sleep: @escaping @Sendable (Duration) async throws -> Void,
        uptime: @escaping @Sendable () -> Duration,
        makeUUID: @escaping @Sendable () -> UUID,
        random: @escaping @Sendable () -> UInt64
    ) {
        self.now = now
        self.sleep = sleep
        self.uptime = uptime
        self.makeUUID = makeUUID
        self.random = random
    }
}
