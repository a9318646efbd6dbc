/// Cuts NDJSON into lines as the bytes come; every line stands alone.
struct LineSplitter: Sendable {
    private let partBytesMax: Int
    private var line: [UInt8] = []
    private var number = 1

    init(partBytesMax: Int) {
        self.partBytesMax = partBytesMax
    }

    mutating func take(_ chunk: [UInt8], into emit: (SplitPart) throws -> Void) rethrows {
        var rest = chunk[...]
        while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
            self.append(rest[..<end])
            try self.endLine(emit)
            rest = rest[(end + 1)...]
        }
        self.append(rest)
    }

    mutating func finish(into emit: (SplitPart) throws -> Void) rethrows {
        try self.endLine(emit)
    }

    private mutating func append(_ bytes: ArraySlice<UInt8>) {
        let room = self.partBytesMax + 1 - self.line.count
        self.line.append(contentsOf: bytes.prefix(max(0, room)))
    }

    private mutating func endLine(_ emit: (SplitPart) throws -> Void) rethrows {
        if !self.line.allSatisfy(JSONSpace.isSpace) {
            try emit(SplitPart(place: .line(self.number), bytes: self.line))
        }
        self.line = []
        self.number += 1
    }
}

/// The four bytes that JSON takes for white space.
enum JSONSpace {
    static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
    }
}
