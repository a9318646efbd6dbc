/// One place where bytes from outside come in, and what must hold there whatever they are.
public protocol FuzzTarget: Sendable {
    /// As the command line and the corpus' folder name it.
    var name: String { get }

    /// Makes an input, mostly by spoiling a sample.
    func input(from samples: [[UInt8]], _ chance: inout Chance) -> [UInt8]

    /// What does not hold for the input; empty when all is well.
    ///
    /// Not to come back, or to trap, is a fault as well, which whoever calls has to notice.
    func faults(in input: [UInt8]) throws -> [String]
}

extension FuzzTarget {
    /// A sample that is JSON, spoiled as a value, as bytes or both.
    func spoiledJSON(_ sample: [UInt8], _ chance: inout Chance) -> [UInt8] {
        var bytes = sample
        if !chance.oneIn(5) {
            bytes = SampleJSON.spoiled(sample, times: chance.number(1...4), &chance)
        }
        if chance.oneIn(3) {
            bytes = ByteMutation.spoil(bytes, times: chance.number(1...6), &chance)
        }
        return bytes
    }
}
