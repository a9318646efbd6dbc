import Foundation
import SyncCore
import Testing

@Suite struct RetryBudgetTests {
    @Test("A full budget pays for 35 repeats after trouble and then says when to ask again")
    func empties() {
        var budget = RetryBudget(now: .noon)
        for _ in 0..<35 { #expect(budget.take(for: .transient, now: .noon) == .granted) }
        #expect(budget.take(for: .transient, now: .noon) == .wait(until: .noon + 4))
        #expect(budget.take(for: .transient, now: .noon + 4) == .granted)
    }

    @Test("A repeat after throttling is cheaper")
    func throttled() {
        var budget = RetryBudget(now: .noon)
        for _ in 0..<100 { #expect(budget.take(for: .throttled, now: .noon) == .granted) }
        #expect(budget.take(for: .throttled, now: .noon) == .wait(until: .noon + 5))
    }

    @Test("Successes fill it, never above its size")
    func fills() {
        var budget = RetryBudget(now: .noon)
        _ = budget.take(for: .transient, now: .noon)
        for _ in 0..<50 { budget.succeeded(now: .noon) }
        #expect(budget.tokens == RetryBudget.tokensMax)
    }

    @Test("A clock that steps back takes nothing away")
    func clockStepsBack() {
        var budget = RetryBudget(now: .noon)
        #expect(budget.take(for: .transient, now: .noon - 3_600) == .granted)
        #expect(budget.tokens == 486)
    }
}
