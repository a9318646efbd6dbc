import DemoClinic
import EngineSimulation
import FHIRR4
import Foundation
import SyncCore
import SyncStore

/// One target with its samples, ready to be run.
///
/// Input number `n` of a seed is the same on every machine, whatever ran before it.
public struct FuzzRun: Sendable {
    /// An input that a target did not stand.
    public struct Failure: Sendable, Hashable {
        /// The sample it was, or nil for one that was made.
        public var sample: String?
        public var number: UInt64
        public var faults: [String]
    }

    /// The targets by name, in the order they are run.
    public static let names = ["json", "structure", "intake", "answers", "headers", "door"]

    public let target: any FuzzTarget
    private let kept: [Corpus.Sample]
    private let samples: [[UInt8]]

    /// - Parameter makeStore: Opens an empty store each time; only the door asks for one.
    public init(
        target name: String, corpus: Corpus,
        makeStore: @escaping @Sendable (Ambient) throws -> any SyncStore
    ) throws {
        let records = Self.records
        switch name {
        case "json":
            self.target = JSONTarget()
            self.kept = try corpus.samples("json")
            self.samples = self.kept.map(\.bytes) + records.map(\.bytes)
        case "structure":
            self.target = StructureTarget()
            self.kept = try corpus.samples("structure")
            self.samples = self.kept.map(\.bytes)
        case "intake":
            self.target = RecordTarget(known: records)
            self.kept = try corpus.samples("intake")
            self.samples = self.kept.map(\.bytes) + records.map(\.bytes)
        case "answers", "headers":
            self.target = AnswerTarget(headersOnly: name == "headers")
            self.kept = try corpus.samples("answers")
            self.samples = self.kept.map(\.bytes)
        case "door":
            self.target = DoorTarget(makeStore: makeStore)
            self.kept = []
            self.samples = records.map(\.bytes)
        default:
            throw Corpus.Missing(description: "there is no target of the name \(name)")
        }
    }

    /// How many samples are tried as they are.
    public var sampleCount: Int { self.kept.count }

    /// Tries the samples as they are.
    public func samplesThatFail() throws -> [Failure] {
        try self.kept.compactMap { sample in
            let faults = try self.target.faults(in: sample.bytes)
            return faults.isEmpty ? nil : Failure(sample: sample.name, number: 0, faults: faults)
        }
    }

    public func input(seed: UInt64, number: UInt64) -> [UInt8] {
        var chance = Chance(seed: seed, number: number)
        return self.target.input(from: self.samples, &chance)
    }

    /// Makes one input and tries it.
    public func failure(seed: UInt64, number: UInt64) throws -> Failure? {
        let faults = try self.target.faults(in: self.input(seed: seed, number: number))
        return faults.isEmpty ? nil : Failure(sample: nil, number: number, faults: faults)
    }

    /// A small clinic's records of one day, which are valid.
    private static var records: [JSONValue] {
        DemoClinic.day(
            visits: 3, seed: 7,
            date: DemoClinic.latestDay(
                before: Instant(secondsSince1970: Int64(SimulatedClinic.noon.timeIntervalSince1970))
            ),
            organizationID: NameUUID.make("simulated clinic"), problems: []
        ).records
    }
}
