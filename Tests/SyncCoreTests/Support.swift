import Foundation

extension Date {
    /// A fixed instant that tests count from.
    static let noon = Date(timeIntervalSince1970: 1_767_268_800)
}

/// A small generator (SplitMix64), so that a test's numbers are the same every time.
struct Numbers {
    private var state: UInt64

    init(seed: UInt64) {
        self.state = seed
    }

    mutating func next() -> UInt64 {
        self.state &+= 0x9E37_79B9_7F4A_7C15
        var z = self.state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
