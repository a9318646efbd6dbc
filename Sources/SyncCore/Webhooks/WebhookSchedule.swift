import Foundation

/// When an event that an endpoint did not take is offered again.
///
/// Ten seconds after the first try, three times as long after each further one, six hours at most,
/// some jitter on top: twenty tries in about three days. `Retry-After` lengthens a wait by the rule
/// of `Backoff`.
public enum WebhookSchedule {
    public static let triesMax = 20

    public enum Answer: Sendable, Hashable {
        case status(Int, retryAfterSeconds: Int?)
        /// The name of the failure.
        case noAnswer(String)
    }

    public enum Verdict: Sendable, Hashable {
        case delivered
        case retry(at: Date, failure: String)
        case failed(failure: String)
    }

    /// The endpoint wants nothing any more, and says so.
    public static let goneStatus = 410

    /// - Parameter tries: How often it was offered, this time included.
    public static func verdict(
        of answer: Answer, tries: Int, random: UInt64, now: Date
    ) -> Verdict {
        let failure: String
        var retryAfterSeconds: Int?
        switch answer {
        case .status(200...299, _): return .delivered
        case .status(let status, let seconds):
            failure = "http_\(status)"
            retryAfterSeconds = seconds
            if status == Self.goneStatus { return .failed(failure: failure) }
        case .noAnswer(let name): failure = name
        }
        guard tries < Self.triesMax else { return .failed(failure: failure) }
        let milliseconds = Self.backoff.delayMilliseconds(
            retry: tries, retryAfterSeconds: retryAfterSeconds, random: random)
        return .retry(
            at: now.addingTimeInterval(Double(milliseconds) / 1_000), failure: failure)
    }

    private static let backoff: Backoff = {
        var settings = RetrySettings()
        settings.initialDelayMilliseconds = 10_000
        settings.backoffMultiplier = 3
        settings.maxDelayMilliseconds = 6 * 3_600_000
        return Backoff(settings)
    }()
}
