import FHIRR4
import Foundation

/// The JSON reader and writer: what is read is written back unchanged, and nothing is read that
/// another reader would refuse.
public struct JSONTarget: FuzzTarget {
    public let name = "json"

    /// Larger inputs are not compared with the other reader, which is slow.
    private static let comparedBytesMax = 20_000

    public init() {}

    public func input(from samples: [[UInt8]], _ chance: inout Chance) -> [UInt8] {
        if chance.oneIn(400) { return SampleJSON.large(&chance) }
        if chance.oneIn(12) {
            return (0..<chance.number(0...40)).map { _ in chance.byte() }
        }
        return self.spoiledJSON(chance.pick(samples), &chance)
    }

    public func faults(in input: [UInt8]) throws -> [String] {
        let value: JSONValue
        do throws(JSONError) {
            value = try JSONValue(parsing: input)
        } catch {
            return self.faults(of: error, input)
        }
        var faults: [String] = []
        let written = value.bytes
        if let again = try? JSONValue(parsing: written) {
            if again != value { faults.append("reading what was written gives another value") }
            if again.bytes != written { faults.append("writing twice gives other bytes") }
        } else {
            faults.append("what was written cannot be read")
        }
        if input.count <= Self.comparedBytesMax,
            (try? JSONSerialization.jsonObject(with: Data(input), options: .fragmentsAllowed))
                == nil, !Self.hasHugeNumber(value)
        {
            faults.append("another reader refuses what is read here")
        }
        return faults
    }

    private func faults(of error: JSONError, _ input: [UInt8]) -> [String] {
        var faults: [String] = []
        if !(0...input.count).contains(error.offset) {
            faults.append("the place of the fault lies outside the text")
        }
        if let leak = PlantedPerson.leakedNumber(in: error.path) {
            faults.append("the error repeats \(leak)")
        }
        return faults
    }

    /// The other reader keeps numbers as binary floating point and refuses what does not fit.
    private static func hasHugeNumber(_ value: JSONValue) -> Bool {
        switch value {
        case .number(let number): !number.double.isFinite || number.text.count > 30
        case .array(let items): items.contains(where: Self.hasHugeNumber)
        case .object(let object): object.members.contains { Self.hasHugeNumber($0.value) }
        default: false
        }
    }
}
