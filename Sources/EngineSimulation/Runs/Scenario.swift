import Foundation
import SatusehatSimulator
import SyncCore

/// What one seed puts a clinic through.
public struct Scenario: Sendable {
    public let seed: UInt64
    public let visits: Int
    public let faults: [FaultRule]
    public let indexDelaySeconds: Double
    public let tokenLifetimeSeconds: Int
    /// How many resources one page of a search holds.
    public let pageSize: Int
    public let settings: RetrySettings
    /// One entry a process that dies: at which of its calls to storage, and how.
    public let deaths: [(call: Int, blow: Life.Blow)]
    /// Calls to storage of the last process that are refused.
    public let refusals: [Int]
    /// How long a call to storage takes at most, on a disk that is slow or shared.
    public let storageSecondsMax: Double
    /// How far the wall clock jumps between two processes.
    public let clockSteps: [TimeInterval]
    /// What the clinic hands in while the last process works, and how many seconds after its start.
    public let events: [(event: ClinicEvent, seconds: Double)]

    public init(seed: UInt64) {
        var random = SimulationRandom(seed: seed)
        func chance(_ percent: UInt64) -> Bool { random.next() % 100 < percent }
        func number(_ range: ClosedRange<Int>) -> Int {
            range.lowerBound + Int(random.next() % UInt64(range.count))
        }
        self.seed = seed
        self.visits = number(2...4)
        self.indexDelaySeconds = chance(50) ? 0 : Double(number(1...25))
        self.tokenLifetimeSeconds = chance(30) ? 20 : 3_599
        var settings = RetrySettings()
        settings.requestsPerMinute = chance(20) ? 60 : 1_200
        settings.burstSize = chance(50) ? 10 : 30
        self.settings = settings
        self.faults = Self.faults(chance: chance, number: number)
        self.deaths = (0..<(chance(70) ? number(1...4) : 0)).map { _ in
            (number(5...400), chance(50) ? .dieBefore : .dieAfter)
        }
        self.refusals = chance(30) ? (0..<number(1...4)).map { _ in number(5...600) } : []
        self.clockSteps =
            chance(25) ? [Double(number(-3_600...3_600)), Double(number(-90...90))] : []
        self.events = [
            (ClinicEvent.consentRevoked, UInt64(20)), (.dayAgain, 40), (.visitRevised, 40),
        ].filter { chance($0.1) }.map { ($0.0, Double(number(0...30_000)) / 1_000) }
        self.pageSize = chance(30) ? number(6...20) : 50
        self.storageSecondsMax = chance(40) ? Double(number(1...40)) / 1_000 : 0
    }

    /// A day without any trouble, for checks that bring their own.
    init(calm seed: UInt64, visits: Int) {
        self.seed = seed
        self.visits = visits
        self.faults = []
        self.indexDelaySeconds = 0
        self.tokenLifetimeSeconds = 3_599
        self.settings = .fast
        self.deaths = []
        self.refusals = []
        self.clockSteps = []
        self.events = []
        self.pageSize = 50
        self.storageSecondsMax = 0
    }

    func includes(_ event: ClinicEvent) -> Bool { self.events.contains { $0.event == event } }

    private static func faults(
        chance: (UInt64) -> Bool, number: (ClosedRange<Int>) -> Int
    ) -> [FaultRule] {
        var rules: [FaultRule] = []
        func add(_ kind: FaultKind, method: String? = nil, percent: Int, retryAfter: Int? = nil) {
            rules.append(
                FaultRule(
                    kind, method: method,
                    occurrence: .probability(Double(percent) / 100),
                    seconds: Double(number(1...90)), retryAfterSeconds: retryAfter))
        }
        if chance(50) { add(.tooManyRequests, percent: 5, retryAfter: number(1...30)) }
        if chance(20) { add(.throttledOutcome, percent: 2) }
        if chance(40) { add(.serverError, percent: 5) }
        if chance(30) { add(.noHealthyUpstream, percent: 3) }
        if chance(40) { add(.cutBefore, percent: 4) }
        if chance(50) { add(.cutAfter, method: "POST", percent: 6) }
        if chance(30) { add(.serverErrorAfter, percent: 3) }
        if chance(40) { add(.truncatedAnswer, percent: 4) }
        if chance(30) { add(.timeoutAfter, percent: 2) }
        if chance(20) { add(.timeoutBefore, percent: 2) }
        if chance(20) { add(.createdWithoutID, method: "POST", percent: 3) }
        if chance(20) { add(.tokenRefused, method: "POST", percent: 3) }
        if chance(20) {
            let from = SimulatedClinic.noon.addingTimeInterval(Double(number(5...60)))
            rules.append(.outage(from: from, until: from + Double(number(30...300))))
        }
        return rules
    }
}
