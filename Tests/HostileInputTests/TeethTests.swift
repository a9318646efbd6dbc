import ClinicRecord
import FHIRR4
import SyncCore
import Testing

@testable import HostileInput

/// Shows that each check sees what it is for: a check that cannot fail is worse than none.
@Suite struct TeethTests {
    @Test("A planted person is seen in any spelling that we could repeat")
    func leaks() {
        #expect(PlantedPerson.leak(in: "Pasien zubaidahwati tidak ada") != nil)
        #expect(PlantedPerson.leak(in: "99-71 01.9999999999") != nil)
        #expect(PlantedPerson.leak(in: "NIK 9971019999999999") != nil)
        #expect(PlantedPerson.leak(in: "NIK [masked]") == nil)
        #expect(PlantedPerson.leakedNumber(in: "Zubaidahwati") == nil)
    }

    @Test("A finding that repeats a value, or says nothing, is seen")
    func findings() {
        func faults(_ english: String, path: String = "data.nik") -> Int {
            let finding = Finding(
                code: .nikFormat, severity: .error, path: path,
                message: LocalizedText(indonesian: "x", english: english), refusesRecord: true)
            return FindingCheck.faults([finding], of: ["nik": "3171010101900001"]).count
        }
        #expect(faults("wrong") == 0)
        #expect(faults("3171010101900001 is wrong") == 1)
        #expect(faults("wrong", path: PlantedPerson.nik) == 1)
        #expect(faults("") == 1)
    }

    @Test("Ids that R4 does not allow are seen, others are not")
    func ids() {
        for id in ["e1", "A-b.9", String(repeating: "x", count: 64)] {
            #expect(ExchangeCheck.isID(id))
        }
        for id in ["", "a b", "a/b", "é", "a_b", String(repeating: "x", count: 65)] {
            #expect(!ExchangeCheck.isID(id))
        }
    }

    @Test("A pause that is no pause, or lasts for ever, is seen")
    func pauses() {
        var facts = AnswerFacts(transport: .answered, status: 429)
        func faults(_ seconds: Int?) -> Int {
            let verdict = Verdict(
                .snooze, category: .transient, errorCode: "http_429",
                gateClosesForSeconds: seconds)
            return PauseCheck.faults(facts, verdict).count
        }
        #expect(faults(30) == 0 && faults(nil) == 0)
        #expect(faults(-1) == 1 && faults(0) == 1 && faults(86_401) == 1)
        facts.retryAfterSeconds = 0
        #expect(faults(nil) == 1)
    }

    @Test(
        "What was done wrong is seen in an answer's outcome",
        arguments: [
            ("create Encounter", Verdict.Disposition.completed(id: nil)),
            ("create Encounter", .completed(id: "a b")),
            ("update Encounter e1", .completed(id: "e2")),
        ])
    func completions(_ question: String, _ disposition: Verdict.Disposition) throws {
        let answer = try #require(AnswerText(Array("\(question)\n200\n\n{}".utf8)))
        let world = AnswerWorld(answer.response)
        let check = ExchangeCheck(
            exchange: try world.ask(answer.question), question: answer.question, world: world)
        let wrong = Verdict(disposition, category: nil, errorCode: nil)
        #expect(check.completionFaults(wrong).count == 1)
        let right = Verdict(.completed(id: "e1"), category: nil, errorCode: nil)
        #expect(check.completionFaults(right) == [])
    }

    @Test("An answer as text is the answer again when it is read")
    func text() throws {
        let bytes = Array(
            "update Encounter e1\n429\nRetry-After: 5\nETag: \"1\"\n\n{\"a\":\n1}".utf8)
        let answer = try #require(AnswerText(bytes))
        #expect(answer.bytes == bytes)
        #expect(answer.question == .update(type: "Encounter", id: "e1"))
        #expect(answer.response.head.status.code == 429)
        #expect(answer.response.head.headerFields[.eTag] == "\"1\"")
        #expect(answer.response.body == Array("{\"a\":\n1}".utf8))
        #expect(AnswerText(Array("ask Encounter\n200\n\n".utf8)) == nil)
        #expect(AnswerText(Array("token\n20\n\n".utf8)) == nil)
    }

    @Test("Noise stands in for answers only where it cannot lie")
    func noise() throws {
        let answers = HostileAnswers(seed: 3, oneIn: 1)
        let stored = try #require(
            AnswerText(Array("create Encounter\n201\n\n{\"id\":\"e1\"}".utf8))
        ).response
        for number in 0..<UInt64(2_000) {
            if let refusal = answers.refusal(of: number) {
                #expect(refusal.head.status.code >= 300)
            }
            let answer = answers.answer(to: number, stored)
            #expect(answer.head.status.code == 201 || answer.head.status.code >= 500)
            let named = (try? JSONValue(parsing: answer.body))?["id"]?.string
            #expect(named.map { !ExchangeCheck.isID($0) } ?? true)
            #expect(answer.head.headerFields[.location] == nil)
        }
    }
}
