/// Reads fixed runs of ASCII digits and single characters from a short text.
struct DigitReader {
    private let text: [UInt8]
    private var place = 0

    init(_ text: String) { self.text = Array(text.utf8) }

    var isAtEnd: Bool { self.place == self.text.count }

    var next: UInt8? { self.place < self.text.count ? self.text[self.place] : nil }

    /// Exactly that many digits, or nil without moving.
    mutating func digits(_ count: Int) -> Int? {
        guard self.place + count <= self.text.count else { return nil }
        var value = 0
        for byte in self.text[self.place..<(self.place + count)] {
            guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
            value = value * 10 + Int(byte - UInt8(ascii: "0"))
        }
        self.place += count
        return value
    }

    /// Every digit up to the first other character, as nanoseconds; nil when there is none.
    ///
    /// What is finer than a nanosecond is cut off.
    mutating func fraction() -> Int? {
        var value = 0
        var count = 0
        while let byte = self.next, byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") {
            if count < 9 { value = value * 10 + Int(byte - UInt8(ascii: "0")) }
            count += 1
            self.place += 1
        }
        guard count > 0 else { return nil }
        for _ in min(count, 9)..<9 { value *= 10 }
        return value
    }

    /// Moves over that character if it is next.
    mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard self.next == UInt8(ascii: character) else { return false }
        self.place += 1
        return true
    }
}
