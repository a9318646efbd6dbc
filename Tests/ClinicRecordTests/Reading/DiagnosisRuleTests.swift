import ClinicRecord
import FHIRR4
import Testing

@Suite struct DiagnosisRuleTests {
    private let visit = Sample.shortVisit
    private var ongoing: JSONValue {
        self.visit.setting("data.status", to: "in_progress")
            .setting("data.status_history[2]", to: nil)
            .setting("data.status_history[1].end", to: nil).setting("data.period_end", to: nil)
    }

    private func refused(_ value: JSONValue) -> [String] {
        let result = RecordReader.read(value)
        #expect(result.record == nil)
        #expect(result.findings.allSatisfy { $0.refusesRecord })
        return result.findings.map { "\($0.code.rawValue) \($0.path)" }
    }

    private func second(_ changes: [(String, JSONValue)]) throws -> JSONValue {
        let first = try #require(self.visit[path: "data.diagnoses[0]"])
        return changes.reduce(
            first.setting("id", to: "c2000000-0000-4000-8000-000000000001").setting("rank", to: 2)
        ) { $0.setting($1.0, to: $1.1) }
    }

    @Test("A finished visit without a diagnosis is refused")
    func none() throws {
        let expected = ["NO_DIAGNOSIS data.diagnoses"]
        #expect(self.refused(self.visit.setting("data.diagnoses", to: nil)) == expected)
        #expect(self.refused(self.visit.setting("data.diagnoses", to: [])) == expected)
        let withdrawn = self.visit.setting("data.diagnoses[0].status", to: "entered_in_error")
        #expect(self.refused(withdrawn) == expected)
    }

    @Test("A visit that goes on may be without a diagnosis")
    func ongoingWithout() throws {
        _ = try Sample.read(self.ongoing.setting("data.diagnoses", to: nil))
    }

    @Test("A finished visit needs a primary diagnosis that is not of the admission")
    func noPrimary() {
        let expected = ["PRIMARY_DIAGNOSIS_COUNT data.diagnoses"]
        let secondary = self.visit.setting("data.diagnoses[0].kind", to: "secondary")
        #expect(self.refused(secondary) == expected)
        let admission = self.visit.setting("data.diagnoses[0].use", to: "admission")
        #expect(self.refused(admission) == expected)
    }

    @Test("Two primary diagnoses are refused, finished or not")
    func twoPrimaries() throws {
        let second = try self.second([("use", "working"), ("rank", 1)])
        for base in [self.visit, self.ongoing] {
            let value = base.setting("data.diagnoses[1]", to: second)
            #expect(self.refused(value) == ["PRIMARY_DIAGNOSIS_COUNT data.diagnoses"])
        }
    }

    @Test("A primary diagnosis of the admission counts apart")
    func admissionApart() throws {
        let second = try self.second([("use", "admission"), ("rank", 1)])
        _ = try Sample.read(self.visit.setting("data.diagnoses[1]", to: second))
    }

    @Test("A fault of the only primary diagnosis refuses a finished visit by its own name")
    func brokenPrimary() {
        let code = self.visit.setting("data.diagnoses[0].icd10.code", to: "J069")
        #expect(self.refused(code) == ["CODE_SHAPE data.diagnoses[0].icd10.code"])
        let kind = self.visit.setting("data.diagnoses[0].kind", to: nil)
        #expect(self.refused(kind) == ["FIELD_REQUIRED data.diagnoses[0].kind"])
        let rank = self.visit.setting("data.diagnoses[0].rank", to: 2)
        #expect(self.refused(rank) == ["VALUE_NOT_ALLOWED data.diagnoses[0].rank"])
        let object = self.visit.setting("data.diagnoses[0]", to: "A09")
        #expect(self.refused(object) == ["FIELD_TYPE data.diagnoses[0]"])
        let list = self.visit.setting("data.diagnoses", to: ["icd10": "A09"])
        #expect(self.refused(list) == ["FIELD_TYPE data.diagnoses"])
    }

    @Test("A fault of the primary diagnosis leaves a visit that goes on in peace")
    func brokenPrimaryOngoing() throws {
        let value = self.ongoing.setting("data.diagnoses[0].icd10.code", to: "J069")
        let result = RecordReader.read(value)
        #expect(result.findings.map(\.refusesRecord) == [false])
        #expect(try Sample.encounter(value).diagnoses.isEmpty)
    }

    @Test("Two diagnoses of one use have two ranks")
    func ranks() throws {
        let second = try self.second([("kind", "secondary"), ("rank", 1)])
        let result = RecordReader.read(self.visit.setting("data.diagnoses[1]", to: second))
        #expect(result.findings.map(\.path) == ["data.diagnoses[1].rank"])
        #expect(result.record != nil)
    }

    @Test(
        "An ICD-10 code has its form",
        arguments: [
            ("A09", true), ("J06.9", true), ("U07.1", true), ("C7A", true), ("S72.001A", true),
            ("T36.0X1A", true), ("j06.9", false), ("J069", false), ("J06.", false),
            ("J06.90000", false), ("J0", false), ("J06.9 ", false), ("ＪJ06", false),
        ])
    func icd10(_ code: String, _ isRight: Bool) {
        let value = self.visit.setting("data.diagnoses[0].icd10.code", to: .string(code))
        #expect(RecordReader.read(value).findings.isEmpty == isRight)
    }
}
