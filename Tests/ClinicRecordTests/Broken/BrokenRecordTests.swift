import ClinicRecord
import FHIRR4
import Testing

@Suite struct BrokenRecordTests {
    @Test("A broken envelope gives its finding", arguments: BrokenRecord.envelopes)
    func envelopes(_ broken: BrokenRecord) { self.check(broken) }

    @Test("A broken head of a visit gives its finding", arguments: BrokenRecord.visitHeads)
    func visitHeads(_ broken: BrokenRecord) { self.check(broken) }

    @Test("A broken master record gives its finding", arguments: BrokenRecord.masters)
    func masters(_ broken: BrokenRecord) { self.check(broken) }

    @Test("A broken clinical item gives its finding", arguments: BrokenRecord.clinical)
    func clinical(_ broken: BrokenRecord) { self.check(broken) }

    @Test("A broken prescription or dispense gives its finding", arguments: BrokenRecord.medicines)
    func medicines(_ broken: BrokenRecord) { self.check(broken) }

    @Test("A broken laboratory item gives its finding", arguments: BrokenRecord.laboratory)
    func laboratory(_ broken: BrokenRecord) { self.check(broken) }

    @Test("What is no object gives a finding at the root", arguments: ["[]", "7", "\"x\"", "null"])
    func noObject(_ text: String) throws {
        let result = RecordReader.read(try JSONValue(parsing: text))
        #expect(result.envelope == nil && result.record == nil)
        #expect(result.findings.map(\.code) == [.fieldType])
        #expect(result.findings.map(\.path) == [""])
        #expect(result.findings.map(\.refusesRecord) == [true])
    }

    private func check(_ broken: BrokenRecord) {
        let result = RecordReader.read(broken.value)
        let found = result.findings.map { "\($0.code.rawValue) \($0.severity) \($0.path)" }
        #expect(found == ["\(broken.code.rawValue) \(broken.severity) \(broken.path)"])
        #expect(result.findings.map(\.refusesRecord) == [broken.refuses])
        #expect((result.record == nil) == broken.refuses)
    }
}
