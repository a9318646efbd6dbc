import FHIRR4

/// JSON made for the purpose.
enum SampleJSON {
    static func spoiled(_ sample: [UInt8], times: Int, _ chance: inout Chance) -> [UInt8] {
        guard let value = try? JSONValue(parsing: sample) else { return sample }
        return ValueMutation.spoil(value, times: times, &chance).bytes
    }

    /// Large and one-sided: what costs more than it should per byte shows here.
    static func large(_ chance: inout Chance) -> [UInt8] {
        let count = chance.number(5_000...30_000)
        switch chance.below(6) {
        case 0: return Self.repeated("[", count)
        case 1: return Self.listed(count) { "\"m\($0)\":{}" }.wrapped("{", "}")
        case 2: return Self.listed(count) { _ in "0" }.wrapped("[", "]")
        case 3: return Self.repeated("\\u00e9", count).wrapped("\"", "\"")
        case 4: return Self.repeated("9", count)
        default: return Self.listed(count) { _ in "[[\"\"]]" }.wrapped("[", "]")
        }
    }

    static func listed(_ count: Int, _ item: (Int) -> String) -> [UInt8] {
        Array((0..<count).map(item).joined(separator: ",").utf8)
    }

    private static func repeated(_ text: String, _ count: Int) -> [UInt8] {
        Array(String(repeating: text, count: count).utf8)
    }
}

extension [UInt8] {
    func wrapped(_ before: String, _ after: String) -> [UInt8] {
        Array(before.utf8) + self + Array(after.utf8)
    }
}
