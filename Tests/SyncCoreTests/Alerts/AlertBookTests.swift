import Foundation
import SyncCore
import Testing

/// Reviews one after another, with what a test changes between them.
private struct Desk {
    var book = AlertBook()
    var facts = AlertFacts(
        breaker: BreakerSnapshot(), access: .unknown, evidence: OperatingEvidence(), waiting: 7)
    private var numbers = UInt8.zero

    /// What is told at so many seconds after noon, as `kind code event`.
    mutating func review(at seconds: Double) -> [String] {
        self.messages(at: seconds).map {
            [$0.cause.kind.rawValue, $0.cause.code, $0.event.rawValue]
                .filter { !$0.isEmpty }.joined(separator: " ")
        }
    }

    mutating func messages(at seconds: Double) -> [AlertMessage] {
        var number = self.numbers
        defer { self.numbers = number }
        return self.book.review(self.facts, now: .noon + seconds) {
            number &+= 1
            return UUID(uuid: (0, 0, 0, 0, 0, 0, 0x40, 0, 0x80, 0, 0, 0, 0, 0, 0, number))
        }
    }

    mutating func open(at seconds: Double, reopenings: Int = 0) {
        self.facts.breaker.state = .open
        self.facts.breaker.openedAt = .noon + seconds
        self.facts.breaker.reopenings = reopenings
    }

    var standing: [AlertCause] {
        self.book.alerts.filter(\.value.stands).map(\.key).sorted()
    }

    mutating func close() { self.facts.breaker = BreakerSnapshot() }

    mutating func fail(
        _ code: String, _ count: Int = 1, at seconds: Double, isExhausted: Bool = false
    ) {
        self.facts.evidence.failures.removeAll { $0.code == code && $0.isExhausted == isExhausted }
        self.facts.evidence.failures.append(
            .init(
                code: code, isExhausted: isExhausted, category: .client, count: count,
                newestAt: .noon + seconds))
    }

    mutating func trouble(at seconds: [Double]) {
        self.facts.evidence.troubles = seconds.map { .noon + $0 }
    }
}

private let hour = 3_600.0
private let day = 86_400.0

@Suite("What people are told of, and when")
struct AlertBookTests {
    @Test("A calm bridge tells nothing")
    func calm() {
        var desk = Desk()
        for minute in 0..<100 { #expect(desk.review(at: Double(minute) * 60) == []) }
        #expect(desk.book.alerts.isEmpty)
    }

    // MARK: - An outage

    @Test("An outage is told at its start and at its end, with its length and what waits")
    func outage() throws {
        var desk = Desk()
        desk.open(at: 0)
        let start = try #require(desk.messages(at: 1).first)
        #expect(start.event == .raised && start.severity == .warning)
        for reopenings in 1...9 {
            desk.open(at: Double(reopenings) * 300, reopenings: reopenings)
            #expect(desk.review(at: Double(reopenings) * 300 + 1) == [])
            desk.facts.breaker.state = .halfOpen
            #expect(desk.review(at: Double(reopenings) * 300 + 2) == [])
        }
        desk.close()
        desk.facts.waiting = 42
        let ends = desk.messages(at: 2_800)
        #expect(ends.map(\.event) == [.ended])
        #expect(ends.first?.durationSeconds == 2_800)
        #expect(ends.first?.waiting == 42)
        #expect(ends.first?.alertID == start.alertID)
        #expect(ends.first?.severity == .critical, "it had reopened three times")
        #expect(desk.review(at: 2_801) == [])
    }

    @Test("A third reopening in a row makes an outage critical", arguments: 0...4)
    func reopenings(_ count: Int) {
        var desk = Desk()
        desk.open(at: 0, reopenings: count)
        let severities = desk.messages(at: 1).map(\.severity)
        #expect(severities == [count >= 3 ? .critical : .warning])
    }

    @Test("What ran out of retries or grew old in an outage tells nothing of its own")
    func outageExplains() {
        var desk = Desk()
        desk.open(at: 0)
        desk.fail("http_500", at: 0, isExhausted: true)
        desk.facts.evidence.oldestWaitingAt = .noon - day
        desk.trouble(at: [0, 0, 0, 0, 0])
        #expect(desk.review(at: 1) == ["platform_trouble raised"])
        desk.fail("http_503", 30, at: 2 * hour, isExhausted: true)
        #expect(desk.review(at: 3 * hour) == [])
        desk.close()
        #expect(desk.review(at: 3 * hour + 1) == ["platform_trouble ended"])
        #expect(desk.review(at: 3 * hour + 2) == [])
        // A day after its end it explains nothing any more.
        #expect(desk.review(at: 3 * hour + 1 + day) == [])
        #expect(desk.review(at: 3 * hour + 2 + day) == ["backlog raised"])
    }

    @Test("What fails after an outage, or is refused for its data during one, is told")
    func outageExplainsNoMore() {
        var desk = Desk()
        desk.open(at: 0)
        desk.fail("rule_10003", at: 10)
        #expect(
            desk.review(at: 11) == ["platform_trouble raised", "delivery_failed rule_10003 raised"])
        desk.close()
        #expect(desk.review(at: 60) == ["platform_trouble ended"])
        desk.fail("http_500", at: 61, isExhausted: true)
        #expect(desk.review(at: 62) == ["delivery_failed http_500 raised"])
    }

    @Test("A failure told before an outage goes on standing in it, without news")
    func failureBeforeOutage() {
        var desk = Desk()
        desk.fail("http_500", at: 0, isExhausted: true)
        #expect(desk.review(at: 1) == ["delivery_failed http_500 raised"])
        desk.open(at: 100)
        desk.fail("http_500", 9, at: 2 * hour, isExhausted: true)
        #expect(desk.review(at: 2 * hour) == ["platform_trouble raised"])
        #expect(desk.book.alerts[AlertCause(.deliveryFailed, code: "http_500")]?.stands == true)
    }

    @Test("Five deliveries in trouble are told, four or old ones are not")
    func manyInTrouble() {
        var desk = Desk()
        desk.trouble(at: [4, 3, 2, 1])
        #expect(desk.review(at: 5) == [])
        desk.trouble(at: [904, 4, 3, 2, 1])
        #expect(desk.review(at: 905) == [], "the first of them is too old")
        desk.trouble(at: [904, 903, 4, 4, 4])
        #expect(desk.review(at: 904) == ["platform_trouble raised"])
        // The breaker opens on top of it: it is the same outage.
        desk.trouble(at: [910, 909, 908, 907, 906])
        desk.open(at: 910)
        #expect(desk.review(at: 911) == [])
        desk.close()
        #expect(desk.review(at: 950) == ["platform_trouble ended"])
        #expect(desk.review(at: 951) == [])
        #expect(desk.standing == [], "what was before its end is told")
    }

    @Test("Trouble of many that never opened the breaker ends when none is left in the window")
    func manyInTroubleEnds() {
        var desk = Desk()
        desk.trouble(at: [5, 4, 3, 2, 1])
        #expect(desk.review(at: 6) == ["platform_trouble raised"])
        desk.trouble(at: [800])
        #expect(desk.review(at: 1_700) == [])
        desk.trouble(at: [])
        #expect(desk.review(at: 1_701) == ["platform_trouble ended"])
    }

    @Test("Trouble that a clock set back calls the future keeps no outage standing")
    func clockSetBack() {
        var desk = Desk()
        desk.trouble(at: [5, 4, 3, 2, 1])
        #expect(desk.review(at: 6) == ["platform_trouble raised"])
        #expect(desk.review(at: 6 - hour) == ["platform_trouble ended"])
        #expect(desk.review(at: 7 - hour) == [])
    }

    @Test("An outage that comes back within the hour is told when the hour is over, or not at all")
    func flapping() {
        var desk = Desk()
        desk.open(at: 0)
        #expect(desk.review(at: 1) == ["platform_trouble raised"])
        desk.close()
        #expect(desk.review(at: 60) == ["platform_trouble ended"])
        desk.open(at: 120)
        #expect(desk.review(at: 121) == [])
        desk.close()
        #expect(desk.review(at: 180) == [], "nobody heard of its start")
        desk.open(at: 200)
        #expect(desk.review(at: 201) == [])
        #expect(desk.review(at: hour) == [])
        #expect(desk.review(at: hour + 1) == ["platform_trouble raised"])
        desk.close()
        #expect(desk.review(at: hour + 60) == ["platform_trouble ended"])
    }

    // MARK: - Single failures

    @Test("A failed delivery is told once, more of its kind once an hour, others at once")
    func failures() {
        var desk = Desk()
        desk.fail("rule_1", at: 0)
        #expect(desk.review(at: 1) == ["delivery_failed rule_1 raised"])
        for minute in 1..<60 {
            desk.fail("rule_1", minute + 1, at: Double(minute) * 60)
            #expect(desk.review(at: Double(minute) * 60) == [])
        }
        desk.fail("rule_2", at: 3_500)
        #expect(desk.review(at: 3_501) == ["delivery_failed rule_2 raised"])
        let again = desk.messages(at: hour + 1)
        #expect(again.map(\.event) == [.repeated])
        #expect(again.map(\.count) == [60])
        #expect(desk.review(at: 2 * hour) == [])
    }

    @Test("Refused and exhausted deliveries of one code are one cause")
    func oneCode() {
        var desk = Desk()
        desk.fail("http_500", 2, at: 0)
        desk.fail("http_500", 3, at: 5, isExhausted: true)
        let messages = desk.messages(at: 6)
        #expect(messages.map(\.count) == [5])
    }

    @Test("Failures that are mended end without a word, and are told anew when they come back")
    func mended() {
        var desk = Desk()
        desk.fail("rule_1", at: 0)
        #expect(desk.review(at: 1) == ["delivery_failed rule_1 raised"])
        desk.facts.evidence.failures = []
        #expect(desk.review(at: 2) == [])
        #expect(desk.standing == [])
        desk.fail("rule_1", at: 2 * hour)
        #expect(desk.review(at: 2 * hour + 1) == ["delivery_failed rule_1 raised"])
    }

    @Test("What ran out of retries stands while it is tried again, and only more of it is news")
    func triedAgain() {
        var desk = Desk()
        let cause = AlertCause(.deliveryFailed, code: "http_500")
        desk.fail("http_500", 2, at: 0, isExhausted: true)
        #expect(desk.review(at: 1) == ["delivery_failed http_500 raised"])
        desk.book.alerts[cause]?.acknowledge(now: .noon + 2)
        for round in 1...20 {
            let at = Double(round) * 1_800
            desk.facts.evidence.failures = []
            #expect(desk.review(at: at) == [])
            desk.fail("http_500", 1, at: at + 60, isExhausted: true)
            #expect(desk.review(at: at + 60) == [])
            desk.fail("http_500", 2, at: at + 120, isExhausted: true)
            #expect(desk.review(at: at + 120) == [])
        }
        desk.fail("http_500", 3, at: 36_200, isExhausted: true)
        #expect(desk.review(at: 36_200) == ["delivery_failed http_500 repeated"])
        desk.facts.evidence.failures = []
        #expect(desk.review(at: 36_200 + 2 * hour - 1) == [])
        #expect(desk.standing == [cause])
        #expect(desk.review(at: 36_200 + 2 * hour) == [])
        #expect(desk.standing == [])
    }

    @Test("What was not looked at for want of room does not end")
    func partialLook() {
        var desk = Desk()
        desk.fail("rule_1", at: 0)
        #expect(desk.review(at: 1).count == 1)
        desk.facts.evidence.failures = []
        desk.facts.evidence.isFailuresWhole = false
        #expect(desk.review(at: 2) == [])
        #expect(desk.standing == [AlertCause(.deliveryFailed, code: "rule_1")])
    }

    // MARK: - Access

    @Test("Refused credentials are critical, told once, and end when the platform accepts us")
    func access() {
        var desk = Desk()
        for reason in Verdict.StopReason.allCases {
            desk.facts.access = .refused(reason)
            let messages = desk.messages(at: 0)
            #expect(messages.map(\.cause.code) == [reason.rawValue])
            #expect(messages.map(\.severity) == [.critical])
        }
        desk.facts.access = .unknown
        desk.facts.evidence.oldestWaitingAt = .noon - 2 * day
        #expect(desk.review(at: hour) == [], "a restart knows nothing better, and it explains")
        desk.facts.access = .accepted
        #expect(desk.review(at: hour + 1) == [])
        #expect(desk.standing == [])
    }

    // MARK: - Waiting

    @Test("A delivery that waits for more than a day is told")
    func backlog() {
        var desk = Desk()
        desk.facts.evidence.oldestWaitingAt = .noon
        #expect(desk.review(at: day) == [])
        let messages = desk.messages(at: day + 1)
        #expect(messages.map(\.cause.kind) == [.backlog])
        #expect(messages.map(\.severity) == [.critical])
        #expect(messages.map(\.count) == [7])
        desk.facts.evidence.oldestWaitingAt = .noon + day
        #expect(desk.review(at: day + 2) == [])
        #expect(desk.standing == [])
    }

    // MARK: - People

    @Test("What nobody acknowledged is repeated after four hours, what somebody did is not")
    func repeats() {
        var desk = Desk()
        desk.open(at: 0)
        #expect(desk.review(at: 0) == ["platform_trouble raised"])
        #expect(desk.review(at: 4 * hour - 1) == [])
        #expect(desk.review(at: 4 * hour) == ["platform_trouble repeated"])
        desk.book.alerts[AlertCause(.platformTrouble)]?.acknowledge(now: .noon + 5 * hour)
        #expect(desk.review(at: 100 * hour) == [])
        desk.close()
        #expect(desk.review(at: 101 * hour) == ["platform_trouble ended"])
    }

    @Test("An acknowledged failure that happens anew is told again")
    func happensAnew() {
        var desk = Desk()
        desk.fail("rule_1", at: 0)
        #expect(desk.review(at: 0).count == 1)
        desk.book.alerts[AlertCause(.deliveryFailed, code: "rule_1")]?.acknowledge(now: .noon)
        #expect(desk.review(at: 9 * hour) == [])
        desk.fail("rule_1", 2, at: 10 * hour)
        #expect(desk.review(at: 10 * hour) == ["delivery_failed rule_1 repeated"])
    }

    @Test("A clock that was a year ahead keeps nothing quiet")
    func clockAhead() {
        var desk = Desk()
        desk.fail("rule_1", at: 365 * day)
        #expect(desk.review(at: 365 * day).count == 1)
        desk.facts.evidence.failures = []
        #expect(desk.review(at: 0) == [])
        desk.fail("rule_1", at: 1)
        #expect(desk.review(at: 2) == ["delivery_failed rule_1 raised"])
    }
}
