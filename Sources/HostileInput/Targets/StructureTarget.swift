import FHIRR4

/// The structure check: it always answers, says the same twice, and never repeats a value.
public struct StructureTarget: FuzzTarget {
    public let name = "structure"

    public init() {}

    public func input(from samples: [[UInt8]], _ chance: inout Chance) -> [UInt8] {
        if chance.oneIn(400) { return Self.large(&chance) }
        return SampleJSON.spoiled(
            chance.pick(samples), times: chance.number(1...6), &chance)
    }

    public func faults(in input: [UInt8]) throws -> [String] {
        guard let value = try? JSONValue(parsing: input) else { return [] }
        var faults: [String] = []
        for mode in [StructureCheck.Mode.sending, .receiving] {
            let issues = StructureCheck(mode: mode).issues(in: value)
            if issues != StructureCheck(mode: mode).issues(in: value) {
                faults.append("checking twice gives other issues")
            }
            for issue in issues {
                if let leak = PlantedPerson.leak(in: issue.description) {
                    faults.append("an issue repeats \(leak): \(issue.code.rawValue)")
                }
            }
            if value.object == nil && issues.isEmpty {
                faults.append("what is no object passes for a resource")
            }
        }
        return faults
    }

    private static func large(_ chance: inout Chance) -> [UInt8] {
        let count = chance.number(5_000...20_000)
        let head = "{\"resourceType\":\"Encounter\","
        switch chance.below(4) {
        case 0:
            return SampleJSON.listed(count) { "\"m\($0)\":\($0)" }.wrapped(head, "}")
        case 1:
            return SampleJSON.listed(count) { _ in "{\"status\":\"x\"}" }
                .wrapped(head + "\"statusHistory\":[", "]}")
        case 2:
            return SampleJSON.listed(count) { "{\"resourceType\":\"Patient\",\"id\":\"\($0)\"}" }
                .wrapped(head + "\"contained\":[", "]}")
        default:
            return SampleJSON.listed(count) { "{\"fullUrl\":\"urn:uuid:\($0)\"}" }
                .wrapped("{\"resourceType\":\"Bundle\",\"type\":\"batch\",\"entry\":[", "]}")
        }
    }
}
