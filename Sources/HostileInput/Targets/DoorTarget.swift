import EngineSimulation
import FHIRR4
import Foundation
import SyncCore
import SyncEngine
import SyncStore

/// The whole intake: a day's records, some of them spoiled, through the door, into storage and on to
/// the queue.
///
/// Each one is accepted, known or refused; handing the same in again accepts nothing that was
/// accepted before; and what was accepted can be planned.
public struct DoorTarget: FuzzTarget {
    public let name = "door"

    private let makeStore: @Sendable (Ambient) throws -> any SyncStore

    /// - Parameter makeStore: Opens an empty store each time.
    public init(makeStore: @escaping @Sendable (Ambient) throws -> any SyncStore) {
        self.makeStore = makeStore
    }

    /// One record on a line, as a clinic exports them.
    public func input(from samples: [[UInt8]], _ chance: inout Chance) -> [UInt8] {
        var lines = samples
        for _ in 0..<chance.number(1...8) {
            let place = chance.below(lines.count)
            lines[place] = self.spoiledJSON(lines[place], &chance).filter { $0 != 0x0A }
        }
        if chance.oneIn(3) { lines.append(chance.pick(lines)) }
        if chance.oneIn(4) { lines.reverse() }
        return Array(lines.joined(separator: [0x0A]))
    }

    public func faults(in input: [UInt8]) throws -> [String] {
        let envelopes = input.split(separator: 0x0A).enumerated().map { place, line in
            ImportedEnvelope(value: Self.parsed(line), origin: "line \(place)")
        }
        let clinic = try SimulatedClinic(seed: 1, visits: 1, makeStore: self.makeStore)
        return try clinic.executor.run {
            try await clinic.setUp()
            let bridge = clinic.process()
            let first = try await bridge.importEnvelopes(envelopes)
            let second = try await bridge.importEnvelopes(envelopes)
            try await bridge.plan(clinic.tenant)
            return Self.faults(first, second, envelopes)
        }
    }

    private static func parsed(_ line: ArraySlice<UInt8>) -> Result<JSONValue, JSONError> {
        do throws(JSONError) {
            return .success(try JSONValue(parsing: Array(line)))
        } catch {
            return .failure(error)
        }
    }

    private static func faults(
        _ first: ImportReport, _ second: ImportReport, _ envelopes: [ImportedEnvelope]
    ) -> [String] {
        var faults: [String] = []
        for report in [first, second]
        where report.accepted + report.ignored + report.refused != envelopes.count {
            faults.append("some record was neither accepted, known nor refused")
        }
        if second.accepted > first.refused {
            faults.append("what was accepted is accepted again")
        }
        for entry in first.findings + second.findings {
            for text in [
                entry.finding.path, entry.finding.message.english, entry.finding.message.indonesian,
            ] {
                if let leak = PlantedPerson.leak(in: text) {
                    faults.append("finding \(entry.finding.code) repeats \(leak)")
                }
            }
        }
        return faults
    }
}
