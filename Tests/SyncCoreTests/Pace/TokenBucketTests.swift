import Foundation
import SyncCore
import Testing

@Suite struct TokenBucketTests {
    private let settings = RetrySettings()

    private func full(at now: Date = .noon) -> TokenBucket {
        TokenBucket(tokens: 10, updatedAt: now, closedUntil: nil)
    }

    @Test("A full bucket grants its burst and then makes the next request wait for the refill")
    func burst() {
        var bucket = self.full()
        for _ in 0..<10 { #expect(bucket.take(now: .noon, settings: self.settings) == .granted) }
        #expect(bucket.take(now: .noon, settings: self.settings) == .wait(until: .noon + 1))
        #expect(bucket.take(now: .noon + 1, settings: self.settings) == .granted)
    }

    @Test("A bucket of which nothing is known grants one request, not a burst")
    func restart() {
        var bucket = TokenBucket.restart(now: .noon, settings: self.settings)
        #expect(bucket.take(now: .noon, settings: self.settings) == .granted)
        #expect(bucket.take(now: .noon, settings: self.settings) == .wait(until: .noon + 1))
    }

    @Test(
        "Whoever asks again at the instant it was told is granted", arguments: [1, 7, 60, 61, 999])
    func waitIsEnough(_ perMinute: Int) {
        var settings = RetrySettings()
        settings.requestsPerMinute = perMinute
        settings.burstSize = 1
        var bucket = TokenBucket(tokens: 0, updatedAt: .noon, closedUntil: nil)
        var now = Date.noon + 0.123_4
        for _ in 0..<200 {
            guard case .wait(let until) = bucket.take(now: now, settings: settings) else {
                continue
            }
            #expect(until > now)
            now = until
            #expect(bucket.take(now: now, settings: settings) == .granted)
        }
    }

    @Test(
        "No minute ever sees more than the burst and the refill", arguments: [1, 2, 3] as [UInt64])
    func neverAbovePace(_ seed: UInt64) {
        var numbers = Numbers(seed: seed)
        var bucket = self.full()
        var now = Date.noon
        var granted: [Date] = []
        for _ in 0..<5_000 {
            now += Double(numbers.next() % 900) / 1_000
            if bucket.take(now: now, settings: self.settings) == .granted { granted.append(now) }
        }
        for (index, start) in granted.enumerated() {
            let inMinute = granted[index...].prefix { $0 < start + 60 }.count
            #expect(inMinute <= 71)
        }
        #expect(granted.count > 1_000)
    }

    @Test("Stored in whole milliseconds and read back it grants no more than kept in memory")
    func storageRounding() {
        var bucket = TokenBucket(tokens: 0, updatedAt: .noon, closedUntil: nil)
        var granted = 0
        for step in 1...60_000 {
            let now = Date.noon + Double(step) * 0.001_9
            if bucket.take(now: now, settings: self.settings) == .granted { granted += 1 }
            let stored = (bucket.updatedAt.timeIntervalSince1970 * 1_000).rounded() / 1_000
            bucket = TokenBucket(
                tokens: bucket.tokens, updatedAt: Date(timeIntervalSince1970: stored),
                closedUntil: bucket.closedUntil)
        }
        #expect(granted == 114)
    }

    @Test("A clock that steps back grants nothing extra and locks nothing")
    func clockStepsBack() {
        var bucket = TokenBucket(tokens: 0, updatedAt: .noon, closedUntil: nil)
        let earlier = Date.noon - 86_400
        #expect(bucket.take(now: earlier, settings: self.settings) == .wait(until: earlier + 1))
        #expect(bucket.take(now: earlier + 1, settings: self.settings) == .granted)
    }

    @Test(
        "A closed gate lets nothing through until its time, and an earlier time does not reopen it")
    func closing() {
        var bucket = self.full()
        bucket.close(until: .noon + 120)
        bucket.close(until: .noon + 30)
        #expect(bucket.available(now: .noon + 60, settings: self.settings) == 0)
        #expect(bucket.take(now: .noon + 60, settings: self.settings) == .wait(until: .noon + 120))
        #expect(bucket.take(now: .noon + 120, settings: self.settings) == .granted)
    }

    @Test("A closing written by a wrong clock ends after the longest the platform may ask for")
    func absurdClosing() {
        var bucket = self.full()
        bucket.close(until: .noon + 10_000_000)
        let longest = TokenBucket.closingSecondsMax
        #expect(bucket.take(now: .noon, settings: self.settings) == .wait(until: .noon + longest))
        #expect(bucket.take(now: .noon + longest, settings: self.settings) == .granted)
    }

    @Test("What is available is what can leave, and asking takes nothing")
    func available() {
        var bucket = TokenBucket(tokens: 2.5, updatedAt: .noon, closedUntil: nil)
        #expect(bucket.available(now: .noon, settings: self.settings) == 2)
        #expect(bucket.available(now: .noon + 3_600, settings: self.settings) == 10)
        #expect(bucket.tokens == 2.5)
        bucket.giveBack(settings: self.settings)
        #expect(bucket.tokens == 3.5)
    }

    @Test("Damaged numbers from storage become an empty bucket")
    func damaged() {
        #expect(TokenBucket(tokens: .nan, updatedAt: .noon, closedUntil: nil).tokens == 0)
        #expect(TokenBucket(tokens: -3, updatedAt: .noon, closedUntil: nil).tokens == 0)
    }
}
