import Foundation
import SyncCore
import Testing

@Suite struct LookScheduleTests {
    @Test("The first look waits for the index delay and the pauses grow fourfold")
    func pauses() {
        let schedule = LookSchedule(RetrySettings())
        #expect(schedule.firstLook(now: .noon) == .noon + 30)
        #expect(schedule.afterEmptyLook(1, now: .noon) == .lookAgain(at: .noon + 120))
        #expect(schedule.afterEmptyLook(2, now: .noon) == .lookAgain(at: .noon + 480))
    }

    @Test("After three empty looks it is sent again")
    func sendsAgain() {
        let schedule = LookSchedule(RetrySettings())
        #expect(schedule.afterEmptyLook(3, now: .noon) == .sendAgain)
        #expect(schedule.afterEmptyLook(1_000, now: .noon) == .sendAgain)
    }

    @Test("A platform that had said it was unavailable is asked once")
    func unavailable() {
        let schedule = LookSchedule(RetrySettings())
        #expect(schedule.afterEmptyLook(1, saidUnavailable: true, now: .noon) == .sendAgain)
    }

    @Test("Without an index delay the looks follow each other at once")
    func noDelay() {
        var settings = RetrySettings()
        settings.indexDelayMilliseconds = 0
        let schedule = LookSchedule(settings)
        #expect(schedule.firstLook(now: .noon) == .noon)
        #expect(schedule.afterEmptyLook(1, now: .noon) == .lookAgain(at: .noon))
    }

    @Test("Only a create is looked for before it is repeated")
    func operations() {
        #expect(LookSchedule.isNeeded(for: .create))
        #expect(!LookSchedule.isNeeded(for: .update))
        #expect(!LookSchedule.isNeeded(for: .search))
    }
}
