import EngineSimulation
import Foundation
import StoreSQLite
import SyncEngine
import Testing

/// The failing call moves through a whole day. These are samples of it; the command
/// `jembatan-simulation --failing-storage` strikes every call in turn.
@Suite("Storage that fails at one call")
struct FailingStorageTests {
    /// One failure of one kind.
    struct Probe: Sendable, CustomTestStringConvertible {
        var kind: Life.Blow
        var part: Int

        var testDescription: String { "\(self.kind), part \(self.part)" }
    }

    /// How many calls of the day each kind of failure is tried at.
    private static let probes = 12
    /// Cases that the probes of one kind are split into, so that they run side by side.
    private static let parts = 4
    private static let cases = [Life.Blow.refuse, .dieBefore, .dieAfter].flatMap { kind in
        (0..<Self.parts).map { Probe(kind: kind, part: $0) }
    }

    private static func outcome(_ kind: Life.Blow?, at call: Int) throws -> StorageTrial.Outcome {
        // What is written matters here, not that it survives the machine.
        let file = try TemporaryStore(inMemory: true)
        return try StorageTrial(seed: 11, blow: kind.map { (call: call, kind: $0) }) {
            try file.open($0)
        }.run()
    }

    /// The calls of a day without any failure, which is the same day in every case.
    private static let calm = Result { try Self.outcome(nil, at: 0) }

    @Test("Without a failure one process brings the day home")
    func calmDay() throws {
        let outcome = try Self.calm.get()
        #expect(outcome.faults == [])
        #expect(outcome.end == .empty)
        #expect(outcome.calls > 500)
    }

    @Test("Wherever it fails, everything arrives once", arguments: Self.cases)
    func failure(_ probe: Probe) throws {
        let calls = try Self.calm.get().calls
        let kinds = Self.cases.map(\.kind)
        let shift = (kinds.firstIndex(of: probe.kind) ?? 0) / Self.parts
        for number in stride(from: probe.part, to: Self.probes, by: Self.parts) {
            // Each kind fails at other calls of the day.
            let call = 1 + (number * calls + shift * calls / 3) / Self.probes
            let outcome = try Self.outcome(probe.kind, at: call)
            #expect(outcome.faults == [], "\(probe.kind) at call \(call)")
            if probe.kind == .refuse {
                #expect(outcome.end == .empty, "one refusal at call \(call) ended the process")
            }
        }
    }

    @Test("A run that goes on until it is stopped outlives storage that is away for long")
    func away() throws {
        let file = try TemporaryStore(inMemory: true)
        let clinic = try SimulatedClinic(seed: 12, visits: 2) { try file.open($0) }
        let blows = Dictionary(uniqueKeysWithValues: (200..<230).map { ($0, Life.Blow.refuse) })
        let report = try clinic.executor.run { () -> RunReport? in
            try await clinic.setUp()
            _ = try await clinic.importDay(clinic.process())
            let bridge = clinic.process(Life(blows: blows))
            let stop = StopRequest()
            return try await withThrowingTaskGroup(of: RunReport?.self) { group in
                group.addTask {
                    try await bridge.run(clinic.tenant, until: .stopped, stop: stop)
                }
                group.addTask {
                    try await clinic.executor.sleep(.seconds(2_000))
                    stop.make()
                    return nil
                }
                return try await group.reduce(nil) { $0 ?? $1 }
            }
        }
        let counts = report?.counts.total
        #expect(report?.end == .stopped)
        #expect(counts?.pending == 0 && counts?.failed == 0)
        #expect((counts?.completed ?? 0) > 20)
    }
}
