import Foundation
import SyncCore
import Testing

@Suite("When an event is offered again")
struct WebhookScheduleTests {
    private static let now = Date(timeIntervalSince1970: 1_772_600_400)

    private func verdict(
        _ answer: WebhookSchedule.Answer, tries: Int = 1, random: UInt64 = 0
    ) -> WebhookSchedule.Verdict {
        WebhookSchedule.verdict(of: answer, tries: tries, random: random, now: Self.now)
    }

    @Test("Only an answer of the two hundreds is a delivery", arguments: [100, 199, 300, 302, 500])
    func others(status: Int) {
        #expect(self.verdict(.status(status, retryAfterSeconds: nil)) != .delivered)
    }

    @Test("Every answer of the two hundreds is a delivery", arguments: [200, 202, 204, 299])
    func delivered(status: Int) {
        #expect(self.verdict(.status(status, retryAfterSeconds: nil)) == .delivered)
    }

    @Test("Waits grow from ten seconds to six hours and end after about three days")
    func grows() throws {
        var waited = 0.0
        var waits: [Double] = []
        for tries in 1..<WebhookSchedule.triesMax {
            guard
                case .retry(let at, let failure) = self.verdict(.noAnswer("refused"), tries: tries)
            else {
                Issue.record("given up after \(tries) tries")
                return
            }
            #expect(failure == "refused")
            waits.append(at.timeIntervalSince(Self.now))
            waited += at.timeIntervalSince(Self.now)
        }
        #expect(Array(waits.prefix(4)) == [10, 30, 90, 270])
        #expect(waits.last == 21_600)
        #expect(waits == waits.sorted())
        #expect((3 * 86_400...3.5 * 86_400).contains(waited))
        #expect(
            self.verdict(.noAnswer("refused"), tries: WebhookSchedule.triesMax)
                == .failed(failure: "refused"))
    }

    @Test("Chance lengthens a wait and never shortens it", arguments: 1...19)
    func jitter(tries: Int) {
        guard case .retry(let least, _) = self.verdict(.noAnswer("cut"), tries: tries),
            case .retry(let some, _) = self.verdict(.noAnswer("cut"), tries: tries, random: 9_999)
        else {
            Issue.record("given up")
            return
        }
        #expect(some >= least)
        #expect(some <= Self.now + 21_600)
    }

    @Test("A receiver that asks for time gets it, within bounds")
    func retryAfter() {
        guard
            case .retry(let at, let failure) = self.verdict(.status(503, retryAfterSeconds: 120)),
            case .retry(let far, _) = self.verdict(.status(429, retryAfterSeconds: 9_999_999)),
            case .retry(let near, _) = self.verdict(.status(429, retryAfterSeconds: 1))
        else {
            Issue.record("given up")
            return
        }
        #expect(failure == "http_503")
        #expect(at >= Self.now + 120 && at <= Self.now + 130)
        #expect(far >= Self.now + 900 && far <= Self.now + 910)
        #expect(near >= Self.now + 10)
    }

    @Test("A receiver that is gone is not asked again")
    func gone() {
        #expect(
            self.verdict(.status(410, retryAfterSeconds: 5)) == .failed(failure: "http_410"))
    }
}

@Suite("The word for a visit")
struct VisitStandingTests {
    @Test(
        "What is open comes before what failed, and that before what is held",
        arguments: [
            ([(DeliveryPhase.created, false)], DeliveryStatus.completed, true),
            ([(.created, false), (.skipped, false)], .completed, true),
            ([(.skipped, false)], .skipped, true),
            ([(.created, false), (.held, false)], .pending, true),
            ([(.held, false), (.rejected, false)], .failed, true),
            ([(.exhausted, false)], .failed, true),
            ([(.blocked, true)], .failed, true),
            ([(.blocked, false), (.rejected, false)], .processing, false),
            ([(.unknown, false), (.rejected, false)], .processing, false),
            ([(.inFlight, false)], .processing, false), ([(.claimed, false)], .processing, false),
            ([(.waiting, false), (.updated, false)], .processing, false),
            ([(.adopted, false), (.updated, false)], .completed, true),
        ])
    func word(
        _ phases: [(DeliveryPhase, Bool)], _ status: DeliveryStatus, _ isSettled: Bool
    ) {
        var standing = VisitStanding()
        for (phase, isStuck) in phases { standing.add(1, in: phase, isStuck: isStuck) }
        #expect(standing.status == status)
        #expect(standing.isSettled == isSettled)
    }
}
