/// Spoils bytes without knowing what they mean.
enum ByteMutation {
    /// Pieces that mean something to one of the readers.
    private static let pieces: [[UInt8]] = [
        Array("null".utf8), Array("[".utf8), Array("]".utf8), Array("{".utf8), Array("}".utf8),
        Array("\"".utf8), Array("\\".utf8), Array("\\u0000".utf8), Array("\\ud800".utf8),
        Array("\\udc00".utf8), Array("\\ud83d\\ude00".utf8), Array("1e99999".utf8),
        Array("-".utf8), Array(",".utf8), Array(":".utf8), Array("//".utf8), Array("<html>".utf8),
        Array(PlantedPerson.nik.utf8), [0], [0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80],
        [0xEF, 0xBB, 0xBF], [0xF4, 0x90, 0x80, 0x80], [0xE2, 0x80, 0xA8], [0x0D, 0x0A], [0x7F],
    ]

    static func spoil(_ bytes: [UInt8], times: Int, _ chance: inout Chance) -> [UInt8] {
        var bytes = bytes
        for _ in 0..<times { Self.spoilOnce(&bytes, &chance) }
        return bytes
    }

    private static func spoilOnce(_ bytes: inout [UInt8], _ chance: inout Chance) {
        let place = chance.below(bytes.count + 1)
        let end = min(bytes.count, place + chance.number(1...24))
        switch chance.below(7) {
        case 0: bytes.insert(contentsOf: chance.pick(Self.pieces), at: place)
        case 1: bytes.removeSubrange(place..<end)
        case 2: bytes.removeSubrange(place...)
        case 3: bytes.insert(contentsOf: bytes[place..<end], at: place)
        case 4: bytes.replaceSubrange(place..<end, with: chance.pick(Self.pieces))
        case 5 where place < bytes.count: bytes[place] ^= 1 << UInt8(chance.below(8))
        default:
            if place < bytes.count { bytes[place] = chance.byte() }
        }
    }
}
