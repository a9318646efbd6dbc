import Foundation
import SyncCore
import Testing

@Suite struct CircuitBreakerTests {
    private let settings = RetrySettings()

    private func opened(at now: Date = .noon) -> BreakerSnapshot {
        var breaker = BreakerSnapshot()
        for _ in 0..<5 { _ = breaker.failed(now: now, settings: self.settings, random: 0) }
        return breaker
    }

    private func ask(_ breaker: inout BreakerSnapshot, _ now: Date) -> BreakerAnswer {
        breaker.mayLeave(now: now, settings: self.settings, random: 0)
    }

    @Test("Five failures in a row open it, four do not")
    func opens() {
        var breaker = BreakerSnapshot()
        for _ in 0..<4 {
            #expect(breaker.failed(now: .noon, settings: self.settings, random: 0) == nil)
        }
        #expect(self.ask(&breaker, .noon) == .pass)
        #expect(breaker.failed(now: .noon, settings: self.settings, random: 0) == .opened)
        #expect(self.ask(&breaker, .noon) == .wait(until: .noon + 30))
    }

    @Test("A success between failures starts the count again")
    func successResets() {
        var breaker = BreakerSnapshot()
        for _ in 0..<20 {
            for _ in 0..<4 { _ = breaker.failed(now: .noon, settings: self.settings, random: 0) }
            #expect(breaker.succeeded(now: .noon) == nil)
        }
        #expect(breaker.state == .closed)
    }

    @Test("After the recovery time one probe leaves, and everybody else waits")
    func oneProbe() {
        var breaker = self.opened()
        #expect(self.ask(&breaker, .noon + 29.9) == .wait(until: .noon + 30))
        #expect(self.ask(&breaker, .noon + 30) == .probe)
        #expect(self.ask(&breaker, .noon + 31) == .wait(until: .noon + 105))
        #expect(breaker.succeeded(now: .noon + 32) == .closed)
        #expect(self.ask(&breaker, .noon + 32) == .pass)
        #expect(breaker == BreakerSnapshot())
    }

    @Test("Each failed probe doubles the wait, up to ten minutes, and says how often in a row")
    func reopens() {
        var breaker = self.opened()
        var now = Date.noon
        var waits: [TimeInterval] = []
        for count in 1...8 {
            guard case .wait(let due) = self.ask(&breaker, now) else {
                Issue.record("the breaker was not open")
                return
            }
            waits.append(due.timeIntervalSince(now))
            now = due
            #expect(self.ask(&breaker, now) == .probe)
            let event = breaker.failed(now: now, settings: self.settings, random: 0)
            #expect(event == .reopened(count: count))
        }
        #expect(waits == [30, 60, 120, 240, 480, 600, 600, 600])
    }

    @Test("Jitter lengthens the open time by a fifth at most")
    func jitter() {
        var numbers = Numbers(seed: 4)
        for _ in 0..<500 {
            var breaker = BreakerSnapshot()
            let random = numbers.next()
            for _ in 0..<5 {
                _ = breaker.failed(now: .noon, settings: self.settings, random: random)
            }
            let wait = breaker.probeAt?.timeIntervalSince(.noon) ?? 0
            #expect((30..<36).contains(wait))
        }
    }

    @Test("A probe whose process died is replaced when no request can last that long")
    func deadProbe() throws {
        var breaker = self.opened()
        #expect(self.ask(&breaker, .noon + 30) == .probe)
        let stored = try JSONEncoder().encode(breaker)
        var restarted = try JSONDecoder().decode(BreakerSnapshot.self, from: stored)
        #expect(self.ask(&restarted, .noon + 104) == .wait(until: .noon + 105))
        #expect(self.ask(&restarted, .noon + 105) == .probe)
    }

    @Test("Answers to requests that left before the opening neither close it nor reopen it")
    func stragglers() {
        var breaker = self.opened()
        #expect(breaker.succeeded(now: .noon + 1) == nil)
        #expect(breaker.failed(now: .noon + 2, settings: self.settings, random: 0) == nil)
        #expect(breaker == self.opened())
    }

    @Test("A clock that steps back a year does not keep it open for a year")
    func clockStepsBack() {
        var breaker = self.opened()
        let earlier = Date.noon - 365 * 86_400
        #expect(self.ask(&breaker, earlier) == .wait(until: earlier + 720))
        #expect(self.ask(&breaker, earlier + 720) == .probe)
    }
}
