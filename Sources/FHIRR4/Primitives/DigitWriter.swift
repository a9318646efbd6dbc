/// Writes numbers of a fixed width, with leading zeros.
struct DigitWriter {
    private var bytes: [UInt8] = []

    var text: String { String(decoding: self.bytes, as: UTF8.self) }

    mutating func write(_ value: Int, width: Int) {
        let digits = String(value.magnitude)
        if value < 0 { self.bytes.append(UInt8(ascii: "-")) }
        for _ in digits.utf8.count..<max(width, digits.utf8.count) {
            self.bytes.append(UInt8(ascii: "0"))
        }
        self.bytes.append(contentsOf: digits.utf8)
    }

    mutating func write(_ text: StaticString) {
        self.bytes.append(
            contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
        )
    }
}
