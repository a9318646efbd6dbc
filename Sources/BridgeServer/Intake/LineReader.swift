/// Splits bytes that arrive in pieces into lines; empty ones are passed over.
struct LineReader {
    struct Line {
        var number: Int
        var bytes: [UInt8]
    }

    private let bytesMax: Int
    private var rest: [UInt8] = []
    private var number = 0

    init(bytesMax: Int) {
        self.bytesMax = bytesMax
    }

    mutating func take(_ part: some Sequence<UInt8>) throws(APIError) -> [Line] {
        var lines: [Line] = []
        for byte in part {
            if byte == UInt8(ascii: "\n") {
                if let line = self.end() { lines.append(line) }
                continue
            }
            guard self.rest.count < self.bytesMax else { throw .tooLarge }
            self.rest.append(byte)
        }
        return lines
    }

    /// What stands after the last line end.
    mutating func finish() -> Line? { self.end() }

    private mutating func end() -> Line? {
        self.number += 1
        if self.rest.last == UInt8(ascii: "\r") { self.rest.removeLast() }
        let bytes = self.rest
        self.rest = []
        let isBlank = bytes.allSatisfy { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
        return isBlank ? nil : Line(number: self.number, bytes: bytes)
    }
}
