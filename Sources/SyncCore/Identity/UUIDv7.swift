import Foundation

/// Time-ordered identifiers (RFC 9562, version 7).
public enum UUIDv7 {
    /// The largest value of the twelve bits that follow the version.
    public static let counterMax: UInt16 = 0x0FFF

    /// Lays out one identifier.
    ///
    /// - Parameters:
    ///   - milliseconds: Since 1970; the lower 48 bits are used.
    ///   - counter: Orders identifiers of one millisecond; the lower 12 bits are used.
    ///   - random: The lower 62 bits are used.
    public static func make(milliseconds: UInt64, counter: UInt16, random: UInt64) -> UUID {
        func byte(_ value: UInt64, _ shift: UInt64) -> UInt8 {
            UInt8(truncatingIfNeeded: value >> shift)
        }
        let high = (milliseconds << 16) | 0x7000 | UInt64(counter & Self.counterMax)
        let low = (random & 0x3FFF_FFFF_FFFF_FFFF) | 0x8000_0000_0000_0000
        return UUID(
            uuid: (
                byte(high, 56), byte(high, 48), byte(high, 40), byte(high, 32),
                byte(high, 24), byte(high, 16), byte(high, 8), byte(high, 0),
                byte(low, 56), byte(low, 48), byte(low, 40), byte(low, 32),
                byte(low, 24), byte(low, 16), byte(low, 8), byte(low, 0)
            ))
    }

    /// A source whose identifiers never go backwards, whatever the clock does.
    public struct Sequence: Sendable {
        private var milliseconds: UInt64 = 0
        private var counter: UInt16 = 0

        public init() {}

        /// The next identifier. A clock that stands still or steps back only raises the counter; a
        /// counter that is full borrows the next millisecond.
        public mutating func next(milliseconds now: UInt64, random: UInt64) -> UUID {
            if now > self.milliseconds {
                self.milliseconds = now
                self.counter = 0
            } else if self.counter < UUIDv7.counterMax {
                self.counter += 1
            } else {
                self.milliseconds += 1
                self.counter = 0
            }
            return UUIDv7.make(
                milliseconds: self.milliseconds, counter: self.counter, random: random)
        }
    }
}
