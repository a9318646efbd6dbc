import Foundation
import SatusehatSimulator
import SyncCore
import SyncEngine
import SyncStore

/// A small clinic's day whose platform partly answers what nobody can use, and then comes to its
/// senses: nothing may be lost by then, and nothing doubled.
///
/// What was refused meanwhile stays refused until a person has it tried again, which is done here.
public struct AnswerTrial {
    public struct Outcome: Sendable {
        /// How many answers were disturbed.
        public var disturbed: Int
        public var deliveries: Int
        /// What a person had to have tried again.
        public var retried: Int
        /// What does not hold in the end; empty when all is well.
        public var faults: [String]
    }

    /// How many processes meet the disturbed platform, one after another: each may be stopped by it.
    private static let disturbedProcesses = 6
    private static let processLimit: Duration = .seconds(1_800)
    private static let lastProcessLimit: Duration = .seconds(36_000)
    /// Longer than what ran out of retries rests before it is tried again.
    private static let redrivePause: Duration = .seconds(1_000)

    private let scenario: Scenario
    private let disturbance: DisturbedNetwork.Disturbance
    private let makeStore: (Ambient) throws -> any SyncStore

    public init(
        seed: UInt64, visits: Int = 2, disturbance: DisturbedNetwork.Disturbance,
        makeStore: @escaping (Ambient) throws -> any SyncStore
    ) {
        self.scenario = Scenario(calm: seed, visits: visits)
        self.disturbance = disturbance
        self.makeStore = makeStore
    }

    public func run() throws -> Outcome {
        let scenario = self.scenario
        let clinic = try SimulatedClinic(
            seed: scenario.seed, visits: scenario.visits, settings: scenario.settings,
            makeStore: self.makeStore)
        let network = DisturbedNetwork(
            SimulatedNetwork(clinic.simulator, on: clinic.executor), self.disturbance)
        return try clinic.executor.run {
            try await clinic.setUp()
            _ = try await clinic.importDay(clinic.process())
            for _ in 0..<Self.disturbedProcesses {
                let bridge = clinic.process(over: network)
                _ = try? await bridge.run(clinic.tenant, until: .empty(timeout: Self.processLimit))
            }
            var faults = try await Self.unexplained(clinic)
            _ = try await clinic.process().run(
                clinic.tenant, until: .empty(timeout: Self.lastProcessLimit))
            try await clinic.executor.sleep(Self.redrivePause)
            _ = try await clinic.process().run(
                clinic.tenant, until: .empty(timeout: Self.lastProcessLimit))
            let retried = try await Self.retryRefused(clinic)
            let report = try await clinic.process().run(
                clinic.tenant, until: .empty(timeout: Self.lastProcessLimit))
            let outcome = try await WorldCheck(clinic: clinic, scenario: scenario).outcome(report)
            // A token or a wish that noise took away was never heard, and what a noisy platform
            // refused is offered again when a person asks for it.
            let excused = [
                Violation.Kind.duplicateIdentifier, .ignoredRetryAfter, .needlessTokenRequest,
            ].map(\.rawValue)
            faults += outcome.faults.filter { fault in !excused.contains { fault.hasPrefix($0) } }
            return Outcome(
                disturbed: network.disturbed, deliveries: outcome.deliveries, retried: retried,
                faults: faults)
        }
    }

    /// What came to rest without having arrived says why, and in whose words.
    private static func unexplained(_ clinic: SimulatedClinic) async throws -> [String] {
        try await clinic.deliveries().compactMap { row in
            let hasReason = row.errorMessage?.isEmpty == false || row.skipReason != nil
            guard [.failed, .skipped].contains(row.status), !hasReason else { return nil }
            return "\(row.key.type) is \(row.phase.rawValue) and nobody knows why"
        }
    }

    /// As a person would after the platform is well again, as long as something is refused.
    private static func retryRefused(_ clinic: SimulatedClinic) async throws -> Int {
        var retried = 0
        for _ in 0..<Self.disturbedProcesses {
            let refused = try await clinic.deliveries().filter { $0.status == .failed }
            guard !refused.isEmpty else { break }
            for row in refused {
                try await clinic.store.retry(row.id, now: clinic.executor.now)
                retried += 1
            }
            _ = try await clinic.process().run(
                clinic.tenant, until: .empty(timeout: Self.lastProcessLimit))
        }
        return retried
    }
}
