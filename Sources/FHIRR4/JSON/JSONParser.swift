/// Reads one JSON text into a tree, by recursion bounded by `JSONLimits.depthMax`.
///
/// Every read of the buffer is guarded by `byte(at:)` or by the grammar's own bounds, because the
/// pointer checks nothing in release builds.
struct JSONParser {
    private let text: UnsafeBufferPointer<UInt8>
    private let limits: JSONLimits
    private var place = 0
    private var depth = 0

    /// Most objects in FHIR have up to four members; growing to that in steps costs most of a read.
    private static let usualMemberCount = 4

    static func parse(_ bytes: [UInt8], limits: JSONLimits) throws(JSONError) -> JSONValue {
        guard bytes.count <= limits.bytesMax else {
            throw JSONError(.tooLarge, at: limits.bytesMax)
        }
        let result = bytes.withUnsafeBufferPointer { text -> Result<JSONValue, JSONError> in
            var parser = JSONParser(text: text, limits: limits)
            do throws(JSONError) {
                return .success(try parser.parseWhole())
            } catch {
                return .failure(error)
            }
        }
        return try result.get()
    }

    private init(text: UnsafeBufferPointer<UInt8>, limits: JSONLimits) {
        self.text = text
        self.limits = limits
    }

    private mutating func parseWhole() throws(JSONError) -> JSONValue {
        if self.byte(at: 0) == 0xEF, self.byte(at: 1) == 0xBB, self.byte(at: 2) == 0xBF {
            throw JSONError(.byteOrderMark, at: 0)
        }
        self.skipWhitespace()
        let value = try self.parseValue()
        self.skipWhitespace()
        guard self.place == self.text.count else {
            throw JSONError(.trailingContent, at: self.place)
        }
        return value
    }

    private mutating func parseValue() throws(JSONError) -> JSONValue {
        guard let byte = self.byte(at: self.place) else {
            throw JSONError(.unexpectedEnd, at: self.place)
        }
        switch byte {
        case UInt8(ascii: "{"): return .object(try self.parseObject())
        case UInt8(ascii: "["): return .array(try self.parseArray())
        case UInt8(ascii: "\""): return .string(try self.parseString())
        case UInt8(ascii: "t"):
            try self.parseWord("true")
            return .bool(true)
        case UInt8(ascii: "f"):
            try self.parseWord("false")
            return .bool(false)
        case UInt8(ascii: "n"):
            try self.parseWord("null")
            return .null
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            return .number(try self.parseNumber())
        default: throw JSONError(.unexpectedCharacter, at: self.place)
        }
    }

    private mutating func parseObject() throws(JSONError) -> JSONObject {
        try self.enter()
        var members: [JSONObject.Member] = []
        var guardian = DuplicateGuard()
        if self.takesClosing(UInt8(ascii: "}")) { return JSONObject() }
        members.reserveCapacity(Self.usualMemberCount)
        while true {
            self.skipWhitespace()
            let nameStart = self.place
            guard self.byte(at: self.place) == UInt8(ascii: "\"") else { throw self.unexpected() }
            let name = try self.parseString()
            guard guardian.admits(name, after: members) else {
                throw JSONError(.duplicateMember, at: nameStart).inside(member: name)
            }
            self.skipWhitespace()
            try self.take(UInt8(ascii: ":"))
            self.skipWhitespace()
            do throws(JSONError) {
                members.append(JSONObject.Member(name: name, value: try self.parseValue()))
            } catch {
                throw error.inside(member: name)
            }
            if self.takesClosing(UInt8(ascii: "}")) { return JSONObject(uniqueMembers: members) }
            try self.take(UInt8(ascii: ","))
        }
    }

    private mutating func parseArray() throws(JSONError) -> [JSONValue] {
        try self.enter()
        var items: [JSONValue] = []
        if self.takesClosing(UInt8(ascii: "]")) { return items }
        while true {
            self.skipWhitespace()
            do throws(JSONError) {
                items.append(try self.parseValue())
            } catch {
                throw error.inside(item: items.count)
            }
            if self.takesClosing(UInt8(ascii: "]")) { return items }
            try self.take(UInt8(ascii: ","))
        }
    }

    private mutating func parseNumber() throws(JSONError) -> JSONNumber {
        let start = self.place
        guard let end = NumberGrammar.end(of: self.text, from: start) else {
            throw JSONError(.badNumber, at: start)
        }
        guard end - start <= self.limits.numberBytesMax else {
            throw JSONError(.tooLarge, at: start)
        }
        // A digit, point or sign left over means that the whole was no number, as in `01`.
        if let byte = self.byte(at: end), Self.mayStandInNumber(byte) {
            throw JSONError(.badNumber, at: start)
        }
        self.place = end
        return JSONNumber(
            checked: String(
                decoding: UnsafeBufferPointer(rebasing: self.text[start..<end]), as: UTF8.self)
        )
    }

    private static func mayStandInNumber(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "+"),
            UInt8(ascii: "-"):
            true
        default: false
        }
    }

    private mutating func parseString() throws(JSONError) -> String {
        var reader = StringReader(text: self.text, start: self.place, limits: self.limits)
        let string = try reader.read()
        self.place = reader.place
        return string
    }

    private mutating func parseWord(_ word: StaticString) throws(JSONError) {
        for offset in 0..<word.utf8CodeUnitCount {
            guard let byte = self.byte(at: self.place + offset) else {
                throw JSONError(.unexpectedEnd, at: self.text.count)
            }
            guard byte == word.utf8Start[offset] else {
                throw JSONError(.unexpectedCharacter, at: self.place + offset)
            }
        }
        self.place += word.utf8CodeUnitCount
    }

    private mutating func enter() throws(JSONError) {
        self.depth += 1
        guard self.depth <= self.limits.depthMax else {
            throw JSONError(.tooDeep, at: self.place)
        }
        self.place += 1
    }

    /// Takes the closing bracket if it is next, and leaves the array or object.
    private mutating func takesClosing(_ bracket: UInt8) -> Bool {
        self.skipWhitespace()
        guard self.byte(at: self.place) == bracket else { return false }
        self.place += 1
        self.depth -= 1
        return true
    }

    private mutating func take(_ wanted: UInt8) throws(JSONError) {
        guard self.byte(at: self.place) == wanted else { throw self.unexpected() }
        self.place += 1
    }

    private func unexpected() -> JSONError {
        JSONError(
            self.place < self.text.count ? .unexpectedCharacter : .unexpectedEnd,
            at: self.place
        )
    }

    private mutating func skipWhitespace() {
        while self.place < self.text.count {
            switch self.text[self.place] {
            case 0x20, 0x0A, 0x0D, 0x09: self.place += 1
            default: return
            }
        }
    }

    private func byte(at place: Int) -> UInt8? {
        place < self.text.count ? self.text[place] : nil
    }
}
