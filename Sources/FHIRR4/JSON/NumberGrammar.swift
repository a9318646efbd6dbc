/// The grammar of a JSON number.
enum NumberGrammar {
    /// The place after the number that begins at `start`, or nil when none begins there.
    static func end(of bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        var place = start
        if place < bytes.count, bytes[place] == UInt8(ascii: "-") { place += 1 }
        guard place < bytes.count else { return nil }
        if bytes[place] == UInt8(ascii: "0") {
            place += 1
        } else {
            guard let end = Self.digitsEnd(bytes, from: place) else { return nil }
            place = end
        }
        if place < bytes.count, bytes[place] == UInt8(ascii: ".") {
            guard let end = Self.digitsEnd(bytes, from: place + 1) else { return nil }
            place = end
        }
        if place < bytes.count, bytes[place] | 0x20 == UInt8(ascii: "e") {
            place += 1
            if place < bytes.count,
                bytes[place] == UInt8(ascii: "+") || bytes[place] == UInt8(ascii: "-")
            {
                place += 1
            }
            guard let end = Self.digitsEnd(bytes, from: place) else { return nil }
            place = end
        }
        return place
    }

    private static func digitsEnd(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        var place = start
        while place < bytes.count, bytes[place] >= UInt8(ascii: "0"),
            bytes[place] <= UInt8(ascii: "9")
        {
            place += 1
        }
        return place > start ? place : nil
    }
}
