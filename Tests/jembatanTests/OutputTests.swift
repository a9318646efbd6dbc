import ClinicRecord
import FHIRR4
import SyncCore
import SyncEngine
import Testing

@testable import jembatan

@Suite struct OutputTests {
    @Test(
        "Words are Indonesian when the environment begins with id",
        arguments: [
            (["LANG": "id_ID.UTF-8"], Language.indonesian), (["LANG": "id"], .indonesian),
            (["LANG": "ID_id"], .indonesian), (["LANG": "en_US.UTF-8"], .english),
            (["LANG": "idx_XX"], .english), (["LANG": "C"], .english), ([:], .english),
            (["LANG": "id_ID", "LC_ALL": "en_US"], .english),
            (["LANG": "en_US", "LC_ALL": "id_ID"], .indonesian),
            (["LANG": "id_ID", "LC_ALL": ""], .indonesian),
            (["LANG": "en_US", "LC_MESSAGES": "id_ID"], .indonesian),
        ])
    func language(_ environment: [String: String], _ wanted: Language) {
        #expect(Language.preferred(in: environment) == wanted)
    }

    @Test("Exit statuses are the four that scripts trust")
    func statuses() {
        #expect(ExitStatus.allCases.map(\.rawValue) == [0, 1, 2, 3])
        #expect(ExitStatus.needsPerson.combined(with: .unreachable) == .unreachable)
        #expect(ExitStatus.allDone.combined(with: .needsPerson) == .needsPerson)
    }

    @Test("A failure is one document with code, message and advice")
    func failure() {
        let failure = Failure(
            "X", LocalizedText("apa", "what"), advice: LocalizedText("ketik", "type"))
        #expect(
            failure.json(in: .english).text
                == #"{"error":{"code":"X","message":"what","advice":"type"}}"#)
        #expect(failure.text(in: .indonesian) == "apa\n  ketik")
        #expect(failure.status == .usage)
    }

    @Test("A mistyped command does not repeat somebody's number")
    func hiddenNumbers() {
        let text = ProgramRun.withoutNumbers("Unexpected argument '3171234567890123' at 12")
        #expect(text == "Unexpected argument '…' at 12")
    }

    @Test("Columns are as wide as their widest cell, and numbers stand right")
    func table() {
        var table = TextTable(["Type", "n"], alignments: [.left, .right])
        table.add(["Encounter", "7"])
        table.add(["A\nB", "12"])
        #expect(
            table.text == """
                Type        n
                ─────────  ──
                Encounter   7
                A B        12
                """)
    }

    @Test("A long cell is cut, not wrapped")
    func longCell() {
        var table = TextTable(["A"])
        table.add([String(repeating: "x", count: 200)])
        #expect(table.text.split(separator: "\n").allSatisfy { $0.count <= 72 })
    }

    @Test("The estimate follows the speed and says nothing before it knows one")
    func estimate() {
        var estimate = ProgressEstimate()
        estimate.update(done: 0, total: 100, at: .seconds(0))
        #expect(estimate.secondsLeft == nil)
        estimate.update(done: 10, total: 100, at: .seconds(1))
        #expect(estimate.secondsLeft == 9)
        #expect(estimate.fraction == 0.1)
        estimate.update(done: 10, total: 5, at: .seconds(2))
        #expect(estimate.total == 10)
    }

    @Test("The line of progress fits a terminal in both languages")
    func line() {
        var estimate = ProgressEstimate()
        estimate.update(done: 0, total: 1_000, at: .seconds(0))
        estimate.update(done: 500, total: 1_000, at: .seconds(10))
        for language in [Language.indonesian, .english] {
            let line = ProgressLine.render(estimate, problems: 3, language: language)
            #expect(line.count <= 79)
            #expect(line.contains("50%"))
            #expect(line.contains("500/1000"))
        }
        #expect(ProgressLine.time(75, .english) == "1 min 15 s")
        #expect(ProgressLine.time(3_700, .indonesian) == "1 jam 1 menit")
    }

    @Test("Counts are written in the documented order, types by name")
    func counts() {
        var counts = QueueCounts()
        counts.total.completed = 3
        counts.total.blocked = 1
        counts.byType["Encounter"] = counts.total
        counts.byType["Condition"] = .init()
        #expect(
            JSONValue.object(CountsRendering.json(counts)).text.hasPrefix(
                #"{"completed":3,"failed":0,"skipped":0,"blocked":1,"pending":0,"by_type":{"Condition""#
            ))
        let sum = counts + counts
        #expect(sum.total.completed == 6)
        #expect(sum.byType["Encounter"]?.blocked == 2)
    }

    @Test("JSON is indented for reading without changing a value")
    func outline() throws {
        let value = try JSONValue(parsing: #"{"a":[1.50,{}],"b":"x"}"#)
        let text = JSONOutline.text(value)
        #expect(text.contains("1.50"))
        #expect(try JSONValue(parsing: text) == value)
    }
}
