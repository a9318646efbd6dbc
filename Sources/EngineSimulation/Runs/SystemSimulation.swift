import Foundation
import SatusehatSimulator
import SyncCore
import SyncEngine
import SyncStore

/// Puts a whole clinic through one scenario and checks what must hold afterwards.
///
/// Everything runs: intake, planner, courier, reconciler and store are the real ones; only time,
/// chance, the network and the platform are simulated. A failure replays from its seed.
public struct SystemSimulation {
    public struct Outcome: Sendable {
        public var seed: UInt64
        /// Requests that reached the platform.
        public var requests: Int
        public var deliveries: Int
        /// Creates whose answer was lost and whose id was found by looking.
        public var adopted: Int
        /// Those of which a person has to decide.
        public var leftToPeople: Int
        /// What does not hold; empty when all is well.
        public var faults: [String]
    }

    /// How long one process may take before it is stopped, in simulated time.
    private static let processLimit: Duration = .seconds(3_600)
    private static let lastProcessLimit: Duration = .seconds(36_000)

    private static let redrivePause: Duration = .seconds(1_000)

    private let scenario: Scenario
    private let makeStore: (Ambient) throws -> any SyncStore

    public init(seed: UInt64, makeStore: @escaping (Ambient) throws -> any SyncStore) {
        self.scenario = Scenario(seed: seed)
        self.makeStore = makeStore
    }

    public func run() throws -> Outcome {
        let scenario = self.scenario
        let clinic = try SimulatedClinic(
            seed: scenario.seed, visits: scenario.visits,
            platform: {
                $0.indexDelaySeconds = scenario.indexDelaySeconds
                $0.tokenLifetimeSeconds = scenario.tokenLifetimeSeconds
                $0.pageSize = scenario.pageSize
            },
            settings: scenario.settings, makeStore: self.makeStore)
        clinic.simulator.withPlatform { platform in
            for fault in scenario.faults { platform.add(fault) }
        }
        return try clinic.executor.run {
            try await clinic.setUp()
            try await ClinicEvent.dayAgain.happen(at: clinic)
            var deaths: [Date] = []
            var clockSteps: [Date] = []
            for (index, death) in scenario.deaths.enumerated() {
                let life = Self.life(clinic, scenario, blows: [death.call: death.blow])
                await Self.live(clinic, life, limit: Self.processLimit)
                life.end()
                if let diedAt = life.diedAt { deaths.append(diedAt) }
                if index < scenario.clockSteps.count {
                    clockSteps.append(clinic.executor.worldTime)
                    clinic.executor.stepWallClock(by: scenario.clockSteps[index])
                }
            }
            let blows = Dictionary(
                scenario.refusals.map { ($0, Life.Blow.refuse) }, uniquingKeysWith: { a, _ in a })
            let last = Self.life(clinic, scenario, blows: blows)
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { await Self.live(clinic, last, limit: Self.processLimit) }
                for (event, seconds) in scenario.events {
                    group.addTask {
                        try await clinic.executor.sleep(.seconds(seconds))
                        try await event.happen(at: clinic)
                    }
                }
                try await group.waitForAll()
            }
            last.end()
            // The trouble is over: from here on everything must come to rest.
            clinic.simulator.withPlatform { $0.clearFaults() }
            _ = try await clinic.process().run(
                clinic.tenant, until: .empty(timeout: Self.lastProcessLimit))
            // What had run out of retries is tried again by itself after a while.
            try await clinic.executor.sleep(Self.redrivePause)
            let report = try await clinic.process().run(
                clinic.tenant, until: .empty(timeout: Self.lastProcessLimit))
            return try await WorldCheck(
                clinic: clinic, scenario: scenario, deaths: deaths, clockSteps: clockSteps
            ).outcome(report)
        }
    }

    private static func life(
        _ clinic: SimulatedClinic, _ scenario: Scenario, blows: [Int: Life.Blow]
    ) -> Life {
        let executor = clinic.executor
        return Life(
            blows: blows, worldTime: { executor.worldTime },
            takeTime: {
                guard scenario.storageSecondsMax > 0 else { return }
                let share = Double(executor.random() % 1_000) / 1_000
                try await executor.sleep(.seconds(scenario.storageSecondsMax * share))
            })
    }

    /// One process from its start to its death or its end.
    private static func live(
        _ clinic: SimulatedClinic, _ life: Life, limit: Duration
    ) async {
        _ = try? await clinic.process(life).run(clinic.tenant, until: .empty(timeout: limit))
    }
}
