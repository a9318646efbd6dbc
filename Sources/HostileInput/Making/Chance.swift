import EngineSimulation

/// Everything that an input is made of by chance; one seed and one number give one input.
public struct Chance: Sendable {
    private var random: SimulationRandom

    public init(seed: UInt64, number: UInt64) {
        var mixed = SimulationRandom(seed: seed)
        self.random = SimulationRandom(seed: mixed.next() &+ number &* 0x9e37_79b9_7f4a_7c15)
    }

    /// A whole number from 0 up to, but without, `limit`, which is at least 1.
    public mutating func below(_ limit: Int) -> Int {
        Int(self.random.next() % UInt64(max(1, limit)))
    }

    /// True once in `count` times.
    public mutating func oneIn(_ count: Int) -> Bool { self.below(count) == 0 }

    public mutating func number(_ range: ClosedRange<Int>) -> Int {
        range.lowerBound + self.below(range.count)
    }

    public mutating func pick<Element>(_ list: [Element]) -> Element {
        precondition(!list.isEmpty, "nothing can be picked from an empty list")
        return list[self.below(list.count)]
    }

    public mutating func byte() -> UInt8 { UInt8(truncatingIfNeeded: self.random.next()) }
}
