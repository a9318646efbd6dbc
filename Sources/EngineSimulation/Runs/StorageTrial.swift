import Foundation
import SatusehatSimulator
import SyncCore
import SyncEngine
import SyncStore

/// Strikes one call to storage of a small clinic's day, and checks that the day arrives all the same.
///
/// Struck call by call, from the first to the last, this shows that no place in the engine takes an
/// answer of storage for granted.
public struct StorageTrial {
    public struct Outcome: Sendable {
        /// How many calls to storage the struck process made.
        public var calls: Int
        /// How the struck process ended its work; nil when it died or gave up.
        public var end: RunReport.End?
        /// What does not hold in the end; empty when all is well.
        public var faults: [String]
    }

    /// How long one process may take before it is stopped, in simulated time.
    private static let processLimit: Duration = .seconds(3_600)
    /// Longer than what ran out of retries rests before it is tried again.
    private static let redrivePause: Duration = .seconds(1_000)

    private let scenario: Scenario
    private let blow: (call: Int, kind: Life.Blow)?
    private let makeStore: (Ambient) throws -> any SyncStore

    /// - Parameter blow: Which call is struck, counted from 1, and how; nil lets the day pass calmly.
    public init(
        seed: UInt64, visits: Int = 2, blow: (call: Int, kind: Life.Blow)?,
        makeStore: @escaping (Ambient) throws -> any SyncStore
    ) {
        self.scenario = Scenario(calm: seed, visits: visits)
        self.blow = blow
        self.makeStore = makeStore
    }

    public func run() throws -> Outcome {
        let scenario = self.scenario
        let clinic = try SimulatedClinic(
            seed: scenario.seed, visits: scenario.visits, settings: scenario.settings,
            makeStore: self.makeStore)
        let life = Life(blows: self.blow.map { [$0.call: $0.kind] } ?? [:])
        return try clinic.executor.run {
            try await clinic.setUp()
            let end = await Self.work(clinic, life)
            let calls = life.calls
            life.end()
            // Who was interrupted hands the day in again.
            _ = try await clinic.importDay(clinic.process())
            _ = try await clinic.process().run(
                clinic.tenant, until: .empty(timeout: Self.processLimit))
            try await clinic.executor.sleep(Self.redrivePause)
            let report = try await clinic.process().run(
                clinic.tenant, until: .empty(timeout: Self.processLimit))
            let outcome = try await WorldCheck(clinic: clinic, scenario: scenario).outcome(report)
            return Outcome(calls: calls, end: end, faults: outcome.faults)
        }
    }

    /// One process that hands the day in and sends it; handing in is repeated once when refused.
    private static func work(_ clinic: SimulatedClinic, _ life: Life) async -> RunReport.End? {
        let process = clinic.process(life)
        do {
            do {
                _ = try await clinic.importDay(process)
            } catch {
                _ = try await clinic.importDay(process)
            }
            return try await process.run(
                clinic.tenant, until: .empty(timeout: Self.processLimit)
            ).end
        } catch {
            return nil
        }
    }
}
