import SyncCore
import Testing

@Suite struct BackoffTests {
    @Test("Without jitter the delays are the brief's: 1, 2 and 4 seconds")
    func briefsDelays() {
        let backoff = Backoff(RetrySettings(), jitter: false)
        let delays = (1...3).map { backoff.delayMilliseconds(retry: $0, random: .max) }
        #expect(delays == [1_000, 2_000, 4_000])
    }

    @Test("Jitter only lengthens, by less than the delay itself, and never beyond the longest")
    func jitterLengthens() {
        let settings = RetrySettings()
        let backoff = Backoff(settings)
        let plain = Backoff(settings, jitter: false)
        var numbers = Numbers(seed: 7)
        for retry in 1...40 {
            let base = plain.delayMilliseconds(retry: retry, random: 0)
            for _ in 0..<200 {
                let delay = backoff.delayMilliseconds(retry: retry, random: numbers.next())
                #expect(delay >= base)
                #expect(delay < base * 2)
                #expect(delay <= settings.maxDelayMilliseconds)
            }
        }
    }

    @Test("Jitter spreads those who failed together over the whole span")
    func jitterSpreads() {
        let backoff = Backoff(RetrySettings())
        var numbers = Numbers(seed: 8)
        let delays = (0..<2_000).map { _ in
            backoff.delayMilliseconds(retry: 3, random: numbers.next())
        }
        let quarters = Dictionary(grouping: delays) { ($0 - 4_000) / 1_000 }
        #expect(quarters.count == 4)
        #expect(quarters.values.allSatisfy { (400...600).contains($0.count) })
    }

    @Test("A huge number of retries neither overflows nor exceeds the longest delay")
    func hugeRetry() {
        let backoff = Backoff(RetrySettings())
        #expect(backoff.delayMilliseconds(retry: .max, random: .max) == 60_000)
        #expect(backoff.delayMilliseconds(retry: .min, random: 0) == 1_000)
    }

    @Test("Retry-After is obeyed when it asks for more, and jitter comes after it")
    func retryAfter() {
        let backoff = Backoff(RetrySettings())
        var numbers = Numbers(seed: 9)
        for _ in 0..<500 {
            let delay = backoff.delayMilliseconds(
                retry: 1, retryAfterSeconds: 30, random: numbers.next())
            #expect((30_000..<35_000).contains(delay))
        }
    }

    @Test("A Retry-After shorter than the own delay changes nothing")
    func shortRetryAfter() {
        let backoff = Backoff(RetrySettings(), jitter: false)
        #expect(backoff.delayMilliseconds(retry: 3, retryAfterSeconds: 1, random: 0) == 4_000)
    }

    @Test("Retry-After goes beyond the longest delay, but not beyond a quarter of an hour")
    func longRetryAfter() {
        let backoff = Backoff(RetrySettings(), jitter: false)
        #expect(backoff.delayMilliseconds(retry: 1, retryAfterSeconds: 600, random: 0) == 600_000)
        #expect(
            backoff.delayMilliseconds(retry: 1, retryAfterSeconds: .max, random: 0) == 900_000)
        #expect(Backoff.bounded(0) == nil)
        #expect(Backoff.bounded(-5) == nil)
        #expect(Backoff.bounded(nil) == nil)
    }

    @Test("The seed values of the brief are in order, and unusable ones are named")
    func settings() {
        #expect(RetrySettings().problems.isEmpty)
        var broken = RetrySettings()
        broken.initialDelayMilliseconds = 0
        broken.requestsPerMinute = 0
        broken.backoffMultiplier = .nan
        let named = broken.problems.map(\.setting)
        #expect(named == ["initial_delay_ms", "backoff_multiplier", "requests_per_minute"])
    }
}
