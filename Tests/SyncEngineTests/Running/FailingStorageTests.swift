import EngineSimulation
import Foundation
import StoreSQLite
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
}
