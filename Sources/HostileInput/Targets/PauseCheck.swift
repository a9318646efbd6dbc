import SyncCore

/// How long an answer may keep us from asking again.
enum PauseCheck {
    static let secondsMax = 86_400

    static func faults(_ facts: AnswerFacts, _ verdict: Verdict) -> [String] {
        var faults: [String] = []
        if let seconds = verdict.gateClosesForSeconds, !(1...Self.secondsMax).contains(seconds) {
            faults.append("the gate closes for \(seconds) seconds")
        }
        if let seconds = facts.retryAfterSeconds, seconds < 1 {
            faults.append("Retry-After is read as \(seconds)")
        }
        for retry in [1, 3, 1_000] {
            let delay = Backoff(RetrySettings()).delayMilliseconds(
                retry: retry, retryAfterSeconds: facts.retryAfterSeconds, random: .max)
            if !(1...Self.secondsMax * 1_000).contains(delay) {
                faults.append("a retry waits for \(delay) milliseconds")
            }
        }
        return faults
    }
}
