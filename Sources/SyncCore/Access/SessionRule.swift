import Foundation

/// How long a signed-in person stays signed in.
public enum SessionRule {
    /// A browser left alone for this long asks for the password again: clinic desks are shared.
    public static let idleSecondsMax: Double = 30 * 60
    /// The longest shift; after it even a busy session ends.
    public static let ageSecondsMax: Double = 12 * 60 * 60

    /// A session from the future is refused: its clock cannot be trusted to end it.
    public static func isValid(created: Date, lastSeen: Date, now: Date) -> Bool {
        let age = now.timeIntervalSince(created)
        let idle = now.timeIntervalSince(lastSeen)
        return age > -Self.skewSecondsMax && age < Self.ageSecondsMax
            && idle > -Self.skewSecondsMax && idle < Self.idleSecondsMax
    }

    /// What the clock may be set back without ending every session.
    private static let skewSecondsMax: Double = 5 * 60
}
