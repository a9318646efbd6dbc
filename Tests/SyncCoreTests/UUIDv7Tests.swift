import Foundation
import SyncCore
import Testing

@Suite struct UUIDv7Tests {
    @Test("The example of RFC 9562 is laid out bit by bit")
    func example() {
        let uuid = UUIDv7.make(
            milliseconds: 0x017F_22E2_79B0, counter: 0xCC3, random: 0x18C4_DC0C_0C07_398F)
        #expect(uuid.uuidString == "017F22E2-79B0-7CC3-98C4-DC0C0C07398F")
    }

    @Test("Version and variant hold for any input")
    func fixedBits() {
        let uuid = UUIDv7.make(milliseconds: .max, counter: .max, random: .max)
        #expect(uuid.uuidString == "FFFFFFFF-FFFF-7FFF-BFFF-FFFFFFFFFFFF")
    }

    @Test("A sequence rises even when the clock stands still or steps back")
    func rises() {
        var sequence = UUIDv7.Sequence()
        var numbers = Numbers(seed: 1)
        var last = ""
        for index in 0..<20_000 {
            let now: UInt64 = index < 10_000 ? 1_000_000 : 500_000
            let next = sequence.next(milliseconds: now, random: numbers.next()).uuidString
            #expect(next > last)
            last = next
        }
    }

    @Test("The system's own source rises and never repeats")
    func system() {
        let ambient = Ambient.system
        let made = (0..<5_000).map { _ in ambient.makeUUID().uuidString }
        #expect(made == made.sorted())
        #expect(Set(made).count == made.count)
    }
}
