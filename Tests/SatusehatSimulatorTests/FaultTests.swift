import FHIRR4
import Foundation
import Testing

@testable import SatusehatSimulator

@Suite struct FaultTests {
    private func stored(_ desk: Desk) -> Int { desk.simulator.snapshot.counts["Location"] ?? 0 }

    private func add(_ rule: FaultRule, to desk: Desk) {
        desk.simulator.withPlatform { _ = $0.add(rule) }
    }

    @Test(
        "A fault before storing leaves nothing behind",
        arguments: [
            (FaultKind.serverError, 500), (.badGateway, 502), (.noHealthyUpstream, 503),
            (.gatewayTimeout, 504), (.tooManyRequests, 429), (.htmlForbidden, 403),
            (.tokenRefused, 401), (.throttledOutcome, 429),
        ])
    func before(kind: FaultKind, status: Int) {
        let desk = Desk()
        self.add(FaultRule(kind, type: "Location", occurrence: .first(1)), to: desk)
        #expect(desk.create(Sample.location()).status == status)
        #expect(self.stored(desk) == 0)
        #expect(desk.create(Sample.location()).status == 201)
    }

    @Test(
        "A fault after storing leaves the resource behind",
        arguments: [
            FaultKind.cutAfter, .serverErrorAfter, .truncatedAnswer, .timeoutAfter,
            .createdWithoutID, .outcomeInside200,
        ])
    func after(kind: FaultKind) {
        let desk = Desk()
        self.add(FaultRule(kind, type: "Location", occurrence: .first(1), seconds: 9), to: desk)
        let got = desk.create(Sample.location())
        #expect(self.stored(desk) == 1)
        switch kind {
        case .cutAfter: #expect(got.answer.effects == [.cutConnection])
        case .timeoutAfter:
            #expect(got.answer.effects == [.delay(seconds: 9), .cutConnection])
        case .truncatedAnswer:
            #expect(got.answer.bytesWritten == got.answer.body.count / 2)
        case .createdWithoutID:
            #expect(got.status == 201)
            #expect(got.json["id"] == nil)
            #expect(got.json["resourceType"] == "Location")
        case .outcomeInside200:
            #expect(got.status == 200)
            #expect(got.json["resourceType"] == "OperationOutcome")
        default: #expect(got.status == 500)
        }
        #expect(desk.create(Sample.location()).firstCode == "duplicate")
    }

    @Test("Cuts and time-outs before storing answer nothing")
    func cuts() {
        let desk = Desk()
        self.add(FaultRule(.cutBefore, occurrence: .nth(1)), to: desk)
        self.add(FaultRule(.timeoutBefore, occurrence: .nth(1), seconds: 30), to: desk)
        #expect(desk.create(Sample.location()).answer.effects == [.cutConnection])
        #expect(
            desk.create(Sample.location()).answer.effects == [
                .delay(seconds: 30), .cutConnection,
            ])
        #expect(self.stored(desk) == 0)
        #expect(desk.simulator.snapshot.journal.entries.suffix(2).map(\.status) == [0, 0])
    }

    @Test("A slow answer is right but late")
    func slow() {
        let desk = Desk()
        self.add(FaultRule(.slow, seconds: 4), to: desk)
        let got = desk.create(Sample.location())
        #expect(got.status == 201)
        #expect(got.answer.delaySeconds == 4)
    }

    @Test("Rules choose by method, type, turn and time")
    func selection() {
        var desk = Desk()
        self.add(
            FaultRule(.serverError, method: "POST", type: "Location", occurrence: .nth(2)),
            to: desk)
        #expect(desk.create(Sample.location(code: "A")).status == 201)
        #expect(desk.search("Location", []).status == 200)
        #expect(desk.create(Sample.location(code: "B")).status == 500)
        #expect(desk.create(Sample.location(code: "C")).status == 201)
        desk.simulator.withPlatform { $0.clearFaults() }
        self.add(.outage(from: desk.now + 10, until: desk.now + 20), to: desk)
        #expect(desk.search("Location", []).status == 200)
        desk.now += 10
        let down = desk.search("Location", [])
        #expect(down.status == 503)
        #expect(down.text == "no healthy upstream")
        desk.now += 10
        #expect(desk.search("Location", []).status == 200)
    }

    @Test("Chance comes from the seed")
    func probability() {
        func statuses(seed: UInt64) -> [Int] {
            let desk = Desk { $0.seed = seed }
            self.add(
                FaultRule(.serverError, type: "Location", occurrence: .probability(0.3)), to: desk)
            return (1...200).map { desk.create(Sample.location(code: "R\($0)")).status }
        }
        let first = statuses(seed: 7)
        #expect(first == statuses(seed: 7))
        #expect(first != statuses(seed: 8))
        #expect((30...90).contains(first.count { $0 == 500 }))
    }

    @Test("The platform's own throttle refuses what comes too fast, and says how long to wait")
    func throttle() {
        var desk = Desk {
            $0.throttle = .init(requestsPerMinute: 60, burst: 3, retryAfterSeconds: 5)
        }
        let statuses = (1...4).map { _ in desk.search("Location", []).status }
        #expect(statuses == [200, 200, 200, 429])
        desk.now += 1
        #expect(desk.search("Location", []).status == 200)
        #expect(
            desk.simulator.snapshot.journal.violations.map(\.kind) == [.ignoredRetryAfter])
        let refused = desk.search("Location", [])
        #expect(refused.header("Retry-After") == "5")
        desk.now += 5
        _ = desk.search("Location", [])
        #expect(desk.simulator.snapshot.journal.violations.count == 2)
    }

    @Test("A 429 fault can carry a Retry-After")
    func retryAfter() {
        let desk = Desk()
        self.add(FaultRule(.tooManyRequests, retryAfterSeconds: 17), to: desk)
        #expect(desk.search("Location", []).header("Retry-After") == "17")
    }

    @Test("The same requests at the same times give the same answers and the same state")
    func determinism() {
        func run() -> [[UInt8]] {
            var desk = Desk { $0.seed = 42 }
            self.add(FaultRule(.cutAfter, occurrence: .probability(0.2)), to: desk)
            var bodies: [[UInt8]] = []
            for number in 1...30 {
                desk.now += 1.5
                bodies.append(desk.create(Sample.location(code: "R\(number)")).answer.body)
            }
            return bodies + desk.simulator.snapshot.resources.map { $0.current.bytes }
        }
        #expect(run() == run())
    }
}
