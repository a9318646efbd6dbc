import Foundation

/// What follows when a look for an unknown outcome found nothing.
public enum LookDecision: Sendable, Hashable {
    case lookAgain(at: Date)
    /// The platform was asked often enough: it does not have it, send again.
    case sendAgain
}

/// When to look for a create whose outcome is unknown.
///
/// The platform's search lags behind its writes, so one empty answer proves nothing. The first look
/// waits for the index delay, each further one four times as long as the one before: with the delay
/// of 30 s that is 30 s, 2 min and 8 min after one another. Updates need no look, because repeating
/// one has the effect of sending it once.
public struct LookSchedule: Sendable, Hashable {
    /// Empty looks after which the create is sent again.
    public static let emptyLooksMax = 3
    private static let growth = 4

    private let indexDelayMilliseconds: Int

    public init(_ settings: RetrySettings) {
        self.indexDelayMilliseconds = min(
            max(0, settings.indexDelayMilliseconds), RetrySettings.delayMillisecondsMax)
    }

    /// Whether the outcome has to be looked for before the operation may be repeated.
    public static func isNeeded(for operation: DeliveryOperation) -> Bool {
        operation == .create
    }

    /// The first look, counted from the moment the outcome became unknown.
    public func firstLook(now: Date) -> Date {
        now.addingTimeInterval(Double(self.indexDelayMilliseconds) / 1_000)
    }

    /// - Parameters:
    ///   - looks: How many looks found nothing, this one included.
    ///   - saidUnavailable: True when the platform had answered 503. It then most likely never
    ///     looked at the request, so one empty look after the index delay is enough.
    public func afterEmptyLook(
        _ looks: Int, saidUnavailable: Bool = false, now: Date
    ) -> LookDecision {
        guard looks < (saidUnavailable ? 1 : Self.emptyLooksMax) else { return .sendAgain }
        var pause = self.indexDelayMilliseconds
        for _ in 0..<max(0, looks) { pause *= Self.growth }
        return .lookAgain(at: now.addingTimeInterval(Double(pause) / 1_000))
    }
}
