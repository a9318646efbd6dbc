import ClinicRecord
import FHIRR4
import Foundation
import SatusehatRules
import Testing

@testable import jembatan

@Suite struct CheckTests {
    private static let sound = #"""
        {"resourceType":"Condition","clinicalStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/condition-clinical","code":"active"}]},"code":{"coding":[{"system":"http://hl7.org/fhir/sid/icd-10","code":"J06.9"}]},"subject":{"reference":"Patient/P02478375538"},"encounter":{"reference":"Encounter/22222222-2222-4222-8222-222222222222"}}
        """#
    private static let broken = Self.sound.replacing("J06.9", with: "sakit")

    /// Checks the texts as files and gives what is printed, with the counts.
    private func check(
        _ files: [String: String], _ form: CheckRendering.Form = .people, cores: Int = 2
    ) async throws -> (text: String, counts: CheckCounts) {
        let directory = try TemporaryDirectory()
        for (name, text) in files { try directory.write(text, to: name) }
        var printed = ""
        let rendering = CheckRendering(form, .english) { printed += $0 }
        var run = CheckRun(
            book: .standard, organizationID: nil,
            now: try #require(Instant("2026-03-04T00:00:00+00:00")), cores: cores,
            show: { rendering.show($0) })
        try await run.run(InputFile.all(named: [directory.path]))
        rendering.finish(run.counts)
        return (printed, run.counts)
    }

    @Test("What is sound passes, with exit status 0")
    func passes() async throws {
        let (text, counts) = try await self.check(["a.json": Self.sound])
        #expect(text == "1 checked: 0 with errors, 0 errors, 0 warnings.\n")
        #expect(counts.resources == 1 && counts.status == .allDone)
    }

    @Test("A fault is shown with its origin, rule and advice, without the value")
    func faults() async throws {
        let (text, counts) = try await self.check(["a.json": Self.broken])
        #expect(text.contains("✗ a.json  This code is unknown"))
        #expect(text.contains("Condition.code.coding[0].code) [10003]"))
        #expect(text.contains("    → "))
        #expect(!text.contains("sakit"))
        #expect(counts.status == .needsPerson)
    }

    @Test("Findings come in the order of the input, whatever the number of cores")
    func order() async throws {
        let lines = (0..<4_000).map { $0.isMultiple(of: 7) ? Self.broken : Self.sound }
            .joined(separator: "\n")
        let one = try await self.check(["a.ndjson": lines], .json, cores: 1)
        let four = try await self.check(["a.ndjson": lines], .json, cores: 4)
        #expect(one.text == four.text)
        #expect(one.counts.resources == 4_000 && one.counts.errors == 572)
        let document = try JSONValue(parsing: one.text)
        let origins = document["findings"]?.array?.compactMap { $0["origin"]?.string } ?? []
        #expect(origins.prefix(3) == ["a.ndjson:1", "a.ndjson:8", "a.ndjson:15"])
        #expect(document["errors"]?.int == 572)
        #expect(document["findings"]?[0]?["rule"]?.int == 10003)
    }

    @Test("An OperationOutcome is valid R4 whether something was found or not")
    func outcome() async throws {
        for text in [Self.sound, Self.broken, "{"] {
            let printed = try await self.check(["a.json": text], .operationOutcome).text
            #expect(StructureCheck().issues(in: try JSONValue(parsing: printed)) == [])
        }
    }

    @Test("JSON without findings is one document too")
    func emptyJSON() async throws {
        let document = try JSONValue(
            parsing: try await self.check(["a.json": Self.sound], .json).text)
        #expect(document["findings"] == [])
        #expect(document["checked"]?.int == 1)
    }

    @Test("Entries of a Bundle and items of an array are each judged")
    func inside() async throws {
        let bundle =
            #"{"resourceType":"Bundle","type":"collection","entry":[{"resource":\#(Self.broken)}]}"#
        let bundled = try await self.check(["a.json": bundle])
        #expect(bundled.text.contains("Bundle.entry[0].resource.code.coding[0].code"))
        let listed = try await self.check(["a.json": "[\(Self.sound),\(Self.broken)]"])
        #expect(listed.text.contains("a.json[1]"))
        #expect(listed.counts.resources == 2)
    }

    @Test("What is neither record nor resource, or no JSON, is an error; alone it is unusable")
    func unreadable() async throws {
        let alone = try await self.check(["a.json": "{\"a\":1}"])
        #expect(alone.counts.unreadable == 1 && alone.counts.status == .usage)
        let beside = try await self.check(["a.json": "{", "b.json": Self.sound])
        #expect(beside.counts.status == .needsPerson)
    }

    @Test("A rule book takes the built-in one's place only when it is whole")
    func installing() throws {
        let directory = try TemporaryDirectory()
        let home = HomeDirectory(path: directory.path + "/home")
        let file = RuleBookFile(home: home)
        #expect(try file.current().version == RuleBook.standard.version)
        let text = RuleBook.standardText.replacing(
            "version \(RuleBook.standard.version)", with: "version mine")
        try directory.write(text, to: "new.book")
        _ = try file.install(from: directory.path + "/new.book", in: home)
        #expect(try file.current().version == "mine")
        try directory.write(String(text.prefix(4_000)), to: "half.book")
        let failure = #expect(throws: Failure.self) {
            try file.install(from: directory.path + "/half.book", in: home)
        }
        #expect(failure?.code == "RULES_BROKEN")
        #expect(try file.current().version == "mine")
        try Data("rulebook 1\n".utf8).write(to: URL(fileURLWithPath: file.path))
        #expect(throws: Failure.self) { try file.current() }
    }
}
