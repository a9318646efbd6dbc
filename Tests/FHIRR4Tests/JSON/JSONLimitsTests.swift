import FHIRR4
import Testing

@Suite struct JSONLimitsTests {
    private func code(_ text: [UInt8], _ limits: JSONLimits = .standard) -> JSONError.Code? {
        do {
            _ = try JSONValue(parsing: text, limits: limits)
            return nil
        } catch {
            return error.code
        }
    }

    @Test("64 levels are read and the 65th is refused", arguments: ["[", #"{"a":"#])
    func depth(_ opening: String) {
        let closing = opening == "[" ? "]" : "}"
        func nested(_ depth: Int) -> [UInt8] {
            let open = String(repeating: opening, count: depth)
            let inner = opening == "[" ? "" : "1"
            return Array((open + inner + String(repeating: closing, count: depth)).utf8)
        }
        #expect(self.code(nested(64)) == nil)
        #expect(self.code(nested(65)) == .tooDeep)
    }

    @Test(
        "A bomb of a million brackets is refused at once", arguments: ["[", #"{"a":"#, #"[{"a":"#])
    func depthBomb(_ opening: String) {
        let bomb = Array(String(repeating: opening, count: 1_000_000).utf8)
        #expect(self.code(bomb) == .tooDeep)
    }

    @Test("Siblings do not add up to depth")
    func siblingsAreFree() {
        let list = "[" + Array(repeating: "[{}]", count: 1000).joined(separator: ",") + "]"
        #expect(self.code(Array(list.utf8)) == nil)
    }

    @Test("A string of 20 MB is refused and one of 8 MB is read")
    func bigStrings() throws {
        let megabyte = 1024 * 1024
        func quoted(_ count: Int) -> [UInt8] {
            [0x22] + [UInt8](repeating: 0x61, count: count) + [0x22]
        }
        #expect(self.code(quoted(20 * megabyte)) == .tooLarge)
        #expect(self.code(quoted(8 * megabyte + 1)) == .tooLarge)
        #expect(try JSONValue(parsing: quoted(8 * megabyte)).string?.utf8.count == 8 * megabyte)
    }

    @Test("Escapes cannot smuggle a string past its limit")
    func escapedStringsAreBounded() {
        let limits = JSONLimits(stringBytesMax: 12)
        #expect(self.code(Array(#""\u0061\u0062""#.utf8), limits) == nil)
        #expect(self.code(Array(#""\u0061\u0062\u0063""#.utf8), limits) == .tooLarge)
        #expect(self.code(Array(#"{"abcdefghijklm":1}"#.utf8), limits) == .tooLarge)
    }

    @Test("A text beyond the limit is refused before it is read")
    func wholeText() {
        let limits = JSONLimits(bytesMax: 4)
        #expect(self.code(Array("1234".utf8), limits) == nil)
        #expect(self.code(Array("12345".utf8), limits) == .tooLarge)
    }

    @Test("A number of 256 digits is read and one of 257 is refused")
    func longNumbers() {
        #expect(self.code([UInt8](repeating: 0x31, count: 256)) == nil)
        #expect(self.code([UInt8](repeating: 0x31, count: 257)) == .tooLarge)
    }

    @Test("An object of 100,000 members is read, and its duplicate found")
    func manyMembers() throws {
        let members = (0..<100_000).map { "\"m\($0)\":\($0)" }.joined(separator: ",")
        let value = try JSONValue(parsing: "{\(members)}")
        #expect(value.object?.count == 100_000)
        #expect(self.code(Array("{\(members),\"m5\":0}".utf8)) == .duplicateMember)
        #expect(self.code(Array("{\(members),\"m99999\":0}".utf8)) == .duplicateMember)
    }
}
