import Foundation
import Testing

@testable import jembatan

@Suite struct InputFileTests {
    @Test("A directory stands for its .json and .ndjson files by name")
    func directory() throws {
        let directory = try TemporaryDirectory()
        for name in ["b.ndjson", "a.json", "c.txt", ".hidden.json", "D.JSON", "e.jsonl"] {
            try directory.write("", to: name)
        }
        let files = try InputFile.all(named: [directory.path])
        #expect(files.map(\.name) == ["D.JSON", "a.json", "b.ndjson", "e.jsonl"])
        #expect(files.map(\.shape) == [.automatic, .automatic, .lines, .lines])
    }

    @Test("A directory without such files is refused")
    func emptyDirectory() throws {
        let directory = try TemporaryDirectory()
        let failure = #expect(throws: Failure.self) { try InputFile.all(named: [directory.path]) }
        #expect(failure?.code == "INPUT_EMPTY")
    }

    @Test("One misspelt path refuses all, before anything is read")
    func missing() throws {
        let directory = try TemporaryDirectory()
        try directory.write("[]", to: "a.json")
        let failure = #expect(throws: Failure.self) {
            try InputFile.all(named: [directory.path + "/a.json", directory.path + "/none.json"])
        }
        #expect(failure?.code == "INPUT_UNUSABLE")
        #expect(failure?.status == .usage)
    }

    @Test("Files of one name are told apart by their paths")
    func sameName() throws {
        let (one, two) = (try TemporaryDirectory(), try TemporaryDirectory())
        try one.write("[]", to: "day.json")
        try two.write("[]", to: "day.json")
        let paths = [one.path + "/day.json", two.path + "/day.json"]
        #expect(try InputFile.all(named: paths).map(\.name) == paths)
    }

    @Test("A file is read in pieces and cut into its envelopes")
    func reading() async throws {
        let directory = try TemporaryDirectory()
        let line = "{\"text\":\"\(String(repeating: "x", count: 50_000))\"}\n"
        try directory.write(String(repeating: line, count: 5), to: "a.ndjson")
        let file = try #require(try InputFile.all(named: [directory.path + "/a.ndjson"]).first)
        var sizes: [Int] = []
        try await file.read(partBytesMax: 100_000) { sizes.append($0.bytes.count) }
        #expect(sizes == Array(repeating: line.utf8.count - 1, count: 5))
    }
}
