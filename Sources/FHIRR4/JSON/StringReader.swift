/// Reads one JSON string, from its opening to its closing quotation mark.
struct StringReader {
    private let text: UnsafeBufferPointer<UInt8>
    private let start: Int
    private let limits: JSONLimits
    /// After reading, the place behind the closing quotation mark.
    private(set) var place: Int
    /// Every bit that any byte read so far has; the highest tells ASCII from other text.
    private var bits: UInt8 = 0

    init(text: UnsafeBufferPointer<UInt8>, start: Int, limits: JSONLimits) {
        self.text = text
        self.start = start
        self.limits = limits
        self.place = start + 1
    }

    mutating func read() throws(JSONError) -> String {
        try self.skipPlain()
        let content = self.start + 1
        guard self.text[self.place] == UInt8(ascii: "\"") else {
            return try self.readWithEscapes()
        }
        let plain = UnsafeBufferPointer(rebasing: self.text[content..<self.place])
        self.place += 1
        return try self.decoded(plain)
    }

    /// Moves to the next quotation mark or backslash.
    private mutating func skipPlain() throws(JSONError) {
        let end = min(self.text.count, self.start + 1 + self.limits.stringBytesMax + 1)
        var place = self.place
        var bits = self.bits
        while place < end {
            let byte = self.text[place]
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
                self.place = place
                self.bits = bits
                return
            }
            if byte < 0x20 { throw JSONError(.controlCharacter, at: place) }
            bits |= byte
            place += 1
        }
        let isCut = place == self.text.count
        throw JSONError(isCut ? .unexpectedEnd : .tooLarge, at: isCut ? place : self.start)
    }

    private mutating func readWithEscapes() throws(JSONError) -> String {
        var content = Array(self.text[(self.start + 1)..<self.place])
        while self.text[self.place] == UInt8(ascii: "\\") {
            try self.readEscape(into: &content)
            let plainStart = self.place
            try self.skipPlain()
            content.append(contentsOf: self.text[plainStart..<self.place])
        }
        self.place += 1
        guard let string = String(validating: content, as: UTF8.self) else {
            throw JSONError(.invalidUTF8, at: self.start)
        }
        return string
    }

    private mutating func readEscape(into content: inout [UInt8]) throws(JSONError) {
        let escape = self.place
        guard escape + 1 < self.text.count else {
            throw JSONError(.unexpectedEnd, at: self.text.count)
        }
        self.place = escape + 2
        switch self.text[escape + 1] {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"):
            content.append(self.text[escape + 1])
        case UInt8(ascii: "b"): content.append(0x08)
        case UInt8(ascii: "f"): content.append(0x0C)
        case UInt8(ascii: "n"): content.append(0x0A)
        case UInt8(ascii: "r"): content.append(0x0D)
        case UInt8(ascii: "t"): content.append(0x09)
        case UInt8(ascii: "u"):
            content.append(contentsOf: String(try self.readScalar(escape: escape)).utf8)
        default: throw JSONError(.badEscape, at: escape)
        }
    }

    /// Reads the digits of a `\u` escape, and those of the second one of a surrogate pair.
    private mutating func readScalar(escape: Int) throws(JSONError) -> Character {
        let first = try self.readHexDigits()
        if let scalar = Unicode.Scalar(first) { return Character(scalar) }
        guard UTF16.isLeadSurrogate(first), self.place + 1 < self.text.count,
            self.text[self.place] == UInt8(ascii: "\\"),
            self.text[self.place + 1] == UInt8(ascii: "u")
        else { throw JSONError(.loneSurrogate, at: escape) }
        self.place += 2
        let second = try self.readHexDigits()
        guard UTF16.isTrailSurrogate(second) else { throw JSONError(.loneSurrogate, at: escape) }
        return Character(UTF16.decode(UTF16.EncodedScalar([first, second])))
    }

    private mutating func readHexDigits() throws(JSONError) -> UInt16 {
        var value: UInt16 = 0
        for _ in 0..<4 {
            guard self.place < self.text.count else {
                throw JSONError(.unexpectedEnd, at: self.place)
            }
            let digit: UInt8
            switch self.text[self.place] {
            case let byte where byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9"):
                digit = byte - UInt8(ascii: "0")
            case let byte
            where byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "f"):
                digit = (byte | 0x20) - UInt8(ascii: "a") + 10
            default: throw JSONError(.badEscape, at: self.place)
            }
            value = value << 4 | UInt16(digit)
            self.place += 1
        }
        return value
    }

    private func decoded(_ bytes: UnsafeBufferPointer<UInt8>) throws(JSONError) -> String {
        // Validating is several times slower and needless for ASCII, which is nearly all of FHIR.
        if self.bits < 0x80 { return String(decoding: bytes, as: UTF8.self) }
        guard let string = String(validating: bytes, as: UTF8.self) else {
            throw JSONError(.invalidUTF8, at: self.start)
        }
        return string
    }
}
