import Foundation
import Synchronization

extension Ambient {
    /// The real world: the one place in the product that reads a clock or draws a random number.
    public static var system: Ambient {
        let clock = ContinuousClock()
        let start = clock.now
        let identifiers = IdentifierSource()
        return Ambient(
            now: { Date() },
            sleep: { try await Task.sleep(for: $0, clock: clock) },
            uptime: { start.duration(to: clock.now) },
            makeUUID: { identifiers.next() },
            random: { UInt64.random(in: .min ... .max) }
        )
    }
}

/// Guards the identifiers' memory, so that those of one process are strictly increasing.
private final class IdentifierSource: Sendable {
    private let sequence = Mutex(UUIDv7.Sequence())

    func next() -> UUID {
        let milliseconds = UInt64(max(0, Date().timeIntervalSince1970 * 1_000))
        let random = UInt64.random(in: .min ... .max)
        return self.sequence.withLock { $0.next(milliseconds: milliseconds, random: random) }
    }
}
