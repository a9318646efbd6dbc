import Testing

@testable import jembatan

@Suite struct InputSplitterTests {
    private func parts(
        _ text: String, _ shape: InputSplitter.Shape, chunk: Int = 3, limit: Int = 1_000
    ) -> [SplitPart] {
        self.parts(Array(text.utf8), shape, chunk: chunk, limit: limit)
    }

    private func parts(
        _ bytes: [UInt8], _ shape: InputSplitter.Shape, chunk: Int = 3, limit: Int = 1_000
    ) -> [SplitPart] {
        var splitter = InputSplitter(shape: shape, partBytesMax: limit)
        var found: [SplitPart] = []
        for start in stride(from: 0, to: bytes.count, by: chunk) {
            splitter.take(Array(bytes[start..<min(start + chunk, bytes.count)])) {
                found.append($0)
            }
        }
        splitter.finish { found.append($0) }
        return found
    }

    private func texts(_ parts: [SplitPart]) -> [String] {
        parts.map { String(decoding: $0.bytes, as: UTF8.self) }
    }

    @Test("Every line of NDJSON is a part with its number, blank ones left out")
    func lines() {
        let found = self.parts("{\"a\":1}\n\n {\"b\":2}\r\n{\"c\"", .lines)
        #expect(found.map(\.place) == [.line(1), .line(3), .line(4)])
        #expect(self.texts(found) == ["{\"a\":1}", " {\"b\":2}\r", "{\"c\""])
    }

    @Test("An input without a byte has no line", arguments: ["", "\n", "  \n\t\r\n"])
    func noLine(_ text: String) {
        #expect(self.parts(text, .lines).isEmpty)
    }

    @Test("An array is cut at its outer commas alone", arguments: [1, 2, 7, 1_000])
    func array(_ chunk: Int) {
        let text = "[ {\"a\":[1,2,\"x,]}\\\"\"]} , {\"b\":{}},3 ] "
        let found = self.parts(text, .automatic, chunk: chunk)
        #expect(found.map(\.place) == [.element(0), .element(1), .element(2)])
        #expect(self.texts(found) == [" {\"a\":[1,2,\"x,]}\\\"\"]} ", " {\"b\":{}}", "3 "])
    }

    @Test("An empty array has no part", arguments: ["[]", " [ ] "])
    func emptyArray(_ text: String) {
        #expect(self.parts(text, .automatic).isEmpty)
    }

    @Test("A comma before the end leaves an empty part for the reader to refuse")
    func trailingComma() {
        #expect(self.texts(self.parts("[1,]", .automatic)) == ["1", ""])
        #expect(self.texts(self.parts("[,1]", .automatic)) == ["", "1"])
    }

    @Test("An array that never ends still gives its whole elements")
    func truncatedArray() {
        #expect(
            self.texts(self.parts("[{\"a\":1},{\"b\":", .automatic)) == ["{\"a\":1}", "{\"b\":"])
        #expect(self.texts(self.parts("[", .automatic)) == [""])
    }

    @Test("Whatever follows the array becomes a part that no reader takes")
    func trailingContent() {
        #expect(self.texts(self.parts("[1] x", .automatic)) == ["1", "0  x"])
    }

    @Test("One object over several lines is one part")
    func prettyObject() {
        let found = self.parts("{\n  \"a\": 1\n}\n", .automatic)
        #expect(found.map(\.place) == [.whole])
        #expect(self.texts(found) == ["{\n  \"a\": 1\n}\n"])
    }

    @Test("Objects on lines of their own are found to be lines")
    func sniffedLines() {
        #expect(
            self.parts("{\"a\":1}\n{\"b\":2}\n", .automatic).map(\.place) == [.line(1), .line(2)])
        #expect(self.parts("{\"a\":1}\n", .automatic).map(\.place) == [.whole])
        #expect(
            self.parts("{\"a\":\n{\"b\":2}\n", .automatic).map(\.place) == [.line(1), .line(2)])
    }

    @Test("An empty document is a part, so that the file gets a finding")
    func emptyDocument() {
        #expect(self.parts("", .document) == [SplitPart(place: .whole, bytes: [])])
        #expect(self.parts("  \n", .automatic) == [SplitPart(place: .whole, bytes: [])])
    }

    @Test("The mark that some editors put first is passed over", arguments: [1, 2, 3, 50])
    func byteOrderMark(_ chunk: Int) {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let lines = self.parts(mark + Array("{\"a\":1}\n".utf8), .lines, chunk: chunk)
        #expect(self.texts(lines) == ["{\"a\":1}"])
        let array = self.parts(mark + Array("[1]".utf8), .automatic, chunk: chunk)
        #expect(self.texts(array) == ["1"])
    }

    @Test("A part that is too long keeps one byte more than allowed, and the next part is whole")
    func longPart() {
        let long = String(repeating: "x", count: 50)
        let lines = self.parts("\(long)\n{}\n", .lines, limit: 10)
        #expect(lines.map(\.bytes.count) == [11, 2])
        let array = self.parts("[\"\(long)\",{}]", .automatic, limit: 10)
        #expect(array.map(\.bytes.count) == [11, 2])
    }

    @Test("Closing brackets without an opening one do not end the array")
    func strayBrackets() {
        #expect(self.texts(self.parts("[{}},{\"a\":1}]", .automatic)) == ["{}}", "{\"a\":1}"])
    }

    @Test("Origins name file and place")
    func origins() {
        #expect(SplitPart.Place.whole.origin(in: "a.json") == "a.json")
        #expect(SplitPart.Place.element(3).origin(in: "a.json") == "a.json[3]")
        #expect(SplitPart.Place.line(17).origin(in: "a.ndjson") == "a.ndjson:17")
    }
}
