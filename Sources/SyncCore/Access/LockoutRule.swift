import Foundation

/// How long a user name rests after wrong passwords.
///
/// The first few cost nothing, because people mistype. From then on each wrong one doubles the wait,
/// so that guessing becomes hopeless; the wait has an end, so that nobody can shut a colleague out
/// for good. A right password clears the count.
public struct LockoutRule: Sendable, Hashable {
    public static let standard = LockoutRule(
        freeFailures: 4, firstDelaySeconds: 30, delaySecondsMax: 15 * 60)

    /// Wrong passwords in a row that cost no wait.
    public let freeFailures: Int
    public let firstDelaySeconds: Double
    public let delaySecondsMax: Double

    public init(freeFailures: Int, firstDelaySeconds: Double, delaySecondsMax: Double) {
        self.freeFailures = freeFailures
        self.firstDelaySeconds = firstDelaySeconds
        self.delaySecondsMax = delaySecondsMax
    }

    /// How long to rest after that many wrong passwords in a row; zero while they are free.
    public func delaySeconds(failures: Int) -> Double {
        guard failures > self.freeFailures else { return 0 }
        var delay = self.firstDelaySeconds
        for _ in 0..<(failures - self.freeFailures - 1) where delay < self.delaySecondsMax {
            delay *= 2
        }
        return min(delay, self.delaySecondsMax)
    }

    /// Until when sign-in is refused after one more wrong password, or nil when it is not.
    ///
    /// - Parameter failures: Wrong passwords in a row, the one just given among them.
    public func lockedUntil(failures: Int, now: Date) -> Date? {
        let delay = self.delaySeconds(failures: failures)
        return delay > 0 ? now.addingTimeInterval(delay) : nil
    }

    /// Whether sign-in is refused now, whatever the password.
    public static func isLocked(until lockedUntil: Date?, now: Date) -> Bool {
        lockedUntil.map { now < $0 } ?? false
    }
}
